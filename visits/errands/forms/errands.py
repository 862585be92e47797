"""Forms of errands: what is to be done, the papers that change hands, and the steps on the way."""

from django import forms
from django.utils.translation import gettext_lazy as _

from caseload.core import catalogues
from caseload.core.casework.forms import MoveForm
from caseload.core.forms.fields import DateField, NumberField, asked_sometimes, from_today
from caseload.core.forms.stored import keep_stored
from caseload.core.permissions import P
from caseload.core.picking import PersonField, PersonPicker
from households.glosses import gloss
from households.models import Member
from visits.errands.models import Errand, ErrandKind, Paper, Receipt
from visits.errands.services.errands import PLACES_OF_THE_WAY
from visits.errands.services.papers import papers_to_move
from visits.issues.forms.issues import OWNERS

COLLEAGUES = PersonPicker(
    "colleagues", lambda user, of=None: OWNERS.offered(user, of).exclude(pk=user.pk), P.ISSUE_HANDLE
)
"""To whom papers of the issue may be passed on: those who may have the issue itself."""
WAY = Receipt.Way
BLANK_LINES = 2
"""Lines for papers that the kind of errand does not name."""


class ErrandForm(forms.Form):
    """``cleaned_data`` is what ``open_errand`` and, without ``member``, ``begin_errand`` take."""

    what = forms.ChoiceField(
        label=_("What is to be done"), choices=lambda: [("", _("Choose")), *catalogues.choices(ErrandKind)]
    )
    member = forms.ModelChoiceField(
        label=_("For whom"), queryset=Member.objects.none(), required=False, empty_label=_("The whole household")
    )
    asked_by = forms.CharField(label=_("Asked for by"), max_length=60, required=False)
    authorisation = forms.ChoiceField(label=_("Authorisation"), choices=Errand.Authorisation.choices, required=False)
    expected_on = DateField(
        label=_("Expected by"),
        required=False,
        help_text=_("Left empty: the usual time."),
    )

    def __init__(self, *args, household=None, **kwargs):
        super().__init__(*args, **kwargs)
        if household:
            self.fields["member"].queryset = household.members.active()
        else:
            del self.fields["member"]
        from_today(self, "expected_on")
        keep_stored(self, what=catalogues.rows(ErrandKind))

    def clean_what(self):
        return catalogues.rows(ErrandKind)[self.cleaned_data["what"]]


class PaperLine(forms.Form):
    """One paper taken; a line without a quantity is none."""

    name = forms.CharField(label=_("Paper, or what the money is for"), max_length=60, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=Paper.Kind.choices, required=False)
    quantity = NumberField(
        label=_("Pieces, or yuan"), min_value=0, max_value=100_000, max_digits=8, decimal_places=2, required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        asked_sometimes(self, "name", "quantity")

    def clean(self):
        data = super().clean()
        if data.get("quantity") and not data.get("name"):
            self.add_error("name", _("Say what it is."))
        if data.get("quantity") and data.get("kind") != Paper.Kind.MONEY and data["quantity"] % 1:
            self.add_error("quantity", _("Papers are counted in whole pieces."))
        if data.get("kind") == Paper.Kind.ORIGINAL:
            data["kind"] = Paper.Kind.named(data.get("name") or "")
        return data


PaperLines = forms.formset_factory(PaperLine, extra=BLANK_LINES, max_num=30, absolute_max=30)


def usual_papers(errand):
    """What the kind of errand usually needs and is not taken yet, as the first lines of the form."""
    taken = {paper.name for paper in errand.papers.all()}
    return [{"name": name, "kind": Paper.Kind.named(name)} for name in errand.what.papers if name not in taken]


def papers_of(lines):
    """The lines filled in, as ``take_papers`` takes them."""
    return [line for line in lines.cleaned_data if line.get("quantity")]


class WithPieces:
    """Of a form: ``pieces`` become one field for each paper that can go the way."""

    papers = ()

    def ask_pieces(self, errand, way):
        found = papers_to_move(errand, way) if way else []
        self.papers = [paper for paper, _available in found]
        for paper, available in found:
            self.fields[f"paper_{paper.pk}"] = NumberField(
                label=_("%(paper)s (%(kind)s)") % {"paper": gloss(paper.name), "kind": paper.get_kind_display()},
                initial=available,
                min_value=0,
                max_value=available,
                decimal_places=2,
                required=False,
            )

    def with_pieces(self, said):
        """``said`` with the pieces as {key: quantity}, those of which none go left out."""
        plain = {name: value for name, value in said.items() if not name.startswith("paper_")}
        pieces = {paper.pk: said[f"paper_{paper.pk}"] for paper in self.papers}
        return {**plain, "pieces": {pk: quantity for pk, quantity in pieces.items() if quantity}}


class SlipForm(WithPieces, forms.Form):
    """What a receipt asks for."""

    def __init__(self, *args, errand, asks, way=None, user=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.row, self.user = errand, user
        for name in asks:
            if name == "pieces":
                self.ask_pieces(errand, way)
            else:
                self.fields[name] = ASKS[name](self)

    def asked(self):
        return self.with_pieces(self.cleaned_data)


def _words(label, **kwargs):
    return forms.CharField(label=label, max_length=300, widget=forms.Textarea(attrs={"rows": 3}), **kwargs)


def _with_whom(form):
    errand = form.row
    household = errand.issue.household
    person = errand.issue.member or (household and household.head)
    return forms.CharField(label=_("Name of the person at home"), max_length=60, initial=person.name if person else "")


def _usual_office(errand):
    return errand.what.department.name if errand.what.department else ""


def _colleague(form):
    of = form.row.issue_id
    return PersonField(
        COLLEAGUES, rows=COLLEAGUES.offered(form.user, of), of=of, label=_("To whom"), empty_label=_("Choose")
    )


ASKS = {
    "handed_to": lambda form: forms.CharField(
        label=_("Handed in at"), max_length=60, initial=form.row.handed_to or _usual_office(form.row)
    ),
    "handed_on": lambda form: DateField(label=_("On")),
    "expected_on": lambda form: DateField(label=_("Expected by"), initial=form.row.expected_on, required=False),
    "needed": lambda form: _words(_("What is asked for, or why not")),
    "outcome": lambda form: _words(_("What came of it")),
    "issued": lambda form: forms.CharField(
        label=_("What the office made out"),
        max_length=60,
        required=False,
        help_text=_("A certificate, a card: it is then in your hands until you deliver it."),
    ),
    "words": lambda form: _words(_("Note"), required=False),
    "spent_on": lambda form: _words(_("What it was spent on, or why the office keeps it")),
    "with_whom": _with_whom,
    "signed": lambda form: forms.ChoiceField(
        label=_("Signature"), choices=Receipt.Signed.choices, widget=forms.RadioSelect, initial=Receipt.Signed.PAPER
    ),
    "delivered_on": lambda form: DateField(label=_("Delivered on")),
    "to": _colleague,
}
WAYS = {
    WAY.GIVE_BACK: ("pieces", "with_whom", "signed", "words"),
    WAY.HAND_IN: ("pieces", "words"),
    WAY.FETCH: ("pieces", "words"),
    WAY.PASS_ON: ("pieces", "to", "words"),
    WAY.SETTLE: ("pieces", "spent_on"),
}
"""What each way asks for; taking papers asks for lines instead."""


class ErrandMoveForm(WithPieces, MoveForm):
    ASKS = ASKS
    TODAY = ("handed_on", "delivered_on")
    NOT_BEFORE = {"expected_on": "handed_on", "delivered_on": "handed_on"}

    def ask(self, name):
        if name == "pieces":
            self.ask_pieces(self.row, PLACES_OF_THE_WAY.get(self.move.verb))
        else:
            super().ask(name)
        if name == "expected_on":
            from_today(self, name)

    def asked(self):
        return self.with_pieces(super().asked())
