"""The form of an activity, the lines of what was put into it, and the steps taken with it."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from caseload.core.casework.forms import MoveForm, words
from caseload.core.forms.fields import A_YEAR, DateField, TimeInput, asked_sometimes, not_after, not_before
from caseload.core.forms.stored import keep_stored
from caseload.core.forms.versioned import VersionedForm
from caseload.core.permissions import P
from caseload.core.picking import OPEN_AREAS, WORKERS, AreaField, PersonField
from caseload.core.sheets.resource import number
from visits.activities.forms.leaflets import MOST
from visits.activities.models import RATINGS, Activity, ActivityKind, Contribution

BLANK_LINES = 3


class ActivityForm(VersionedForm, forms.ModelForm):
    """``by`` chooses among the areas in which they may begin something, and, overseeing others, who runs it."""

    area = AreaField(OPEN_AREAS, label=_("Area"), to_field_name="path")
    owner = PersonField(WORKERS, label=_("Who runs it"), empty_label=None)

    class Meta:
        model = Activity
        field_classes = {"day": DateField}
        fields = ["title", "kind", "area", "place", "day", "begins", "ends", "owner", "plan"]
        widgets = {
            "begins": TimeInput,
            "ends": TimeInput,
            "plan": forms.Textarea(attrs={"rows": 6}),
        }

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].offer(by)
        self.fields["kind"].queryset = ActivityKind.objects.current()
        self.fields["plan"].help_text = _("What for, for whom, what happens, who brings what.")
        if by.may(P.ACTIVITY_OVERSEE):
            self.fields["owner"].offer(by)
            self.initial.setdefault("owner", by.pk)
        else:
            del self.fields["owner"]
        self.fields["day"].validators += _within_a_year(self.instance.day)
        keep_stored(self)

    def clean(self):
        said = super().clean()
        if said.get("begins") and said.get("ends") and said["ends"] <= said["begins"]:
            self.add_error("ends", _("It ends after it begins, on the same day."))
        if self.instance.was_held and said.get("day") and not Activity(day=said["day"]).has_begun:
            self.add_error("day", _("It was held already: this day has not come yet."))
        return said


def _within_a_year(stored):
    """A day not far from today; the ``stored`` one can stay."""
    today = timezone.localdate()
    return [
        not_before(min(stored or today, today - A_YEAR), _("This day lies more than a year back: check the year.")),
        not_after(max(stored or today, today + A_YEAR), _("This day lies more than a year ahead: check the year.")),
    ]


class ContributionLine(forms.Form):
    """What one person or thing put in; an empty line is none."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Contribution.Kind.choices, required=False)
    what = forms.CharField(label=_("Who, or what for"), max_length=60, required=False)
    quantity = forms.DecimalField(
        label=_("Hours, yuan or pieces"), min_value=0, max_value=1_000_000, decimal_places=2, required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        asked_sometimes(self, "what", "quantity")

    def clean(self):
        line = super().clean()
        if line.get("quantity") and not line.get("what"):
            self.add_error("what", _("Say who it was, or what for."))
        if line.get("what") and not line.get("quantity") and "quantity" not in self.errors:
            self.add_error("quantity", _("Say how much."))
        if line.get("kind") == Contribution.Kind.VOLUNTEER and (line.get("quantity") or 0) > 24:
            self.add_error("quantity", _("A day has 24 hours."))
        return line


ContributionLines = forms.formset_factory(ContributionLine, extra=BLANK_LINES, max_num=60, absolute_max=60)


def lines_for(data, activity=None):
    """The formset, with what ``activity`` has already."""
    rows = activity.contributions.all() if activity else []
    known = [{"kind": row.kind, "what": row.what, "quantity": number(row.quantity)} for row in rows]
    return ContributionLines(data, initial=known, prefix="lines")


def lines_of(lines):
    """Those filled in, as the services take them."""
    return [line for line in lines.cleaned_data if line.get("quantity")]


class ActivityMoveForm(MoveForm):
    """``row`` knows how many ``came``."""

    ASKS = {
        "leaflets": lambda form: forms.IntegerField(
            label=_("Leaflets handed out"), min_value=0, max_value=MOST, initial=form.row.leaflets
        ),
        "reason": lambda form: words(_("Why it is cancelled")),
        "evaluation": lambda form: words(
            _("Evaluation"),
            rows=5,
            initial=form.row.evaluation,
            help_text=_("What was reached, what people said, what to do better."),
        ),
    }
    TAKES_FILES = False

    def clean(self):
        said = super().clean()
        rated = sum(said.get(name) or 0 for name in RATINGS)
        if self.move.verb == "evaluate" and rated > self.row.came:
            self.add_error(None, _("More answers than people who came (%(n)s).") % {"n": self.row.came})
        return said
