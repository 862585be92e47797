"""The parts of a new visit beside its own facts: check-list, leaflets, papers, the other households of a meeting."""

import re

from django import forms
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import catalogues
from caseload.core.forms.fields import RadioChips
from caseload.core.forms.pictures import PicturesField
from caseload.core.keys import read_key
from households.models import Household
from households.plans.models import FollowUp
from households.plans.services.reviews import follow_ups_of
from households.services.nearby import address_key, building
from visits.doorstep.models import Finding, HouseholdChange, Leaflet
from visits.doorstep.services.findings import CATEGORY_OF, DANGEROUS, last_findings
from visits.errands.models import ErrandKind
from visits.issues.services.deadlines import due_at
from visits.models import Visit

NEIGHBOURS_SHOWN = 60
MOST_MONEY = 100_000
STATES = [("", pgettext_lazy("check", "Not asked")), *Finding.State.choices]
GRADES = [("", pgettext_lazy("check", "Not asked")), *Household.Grade.choices, (Finding.State.UNKNOWN, STATES[3][1])]


def current(model):
    today = timezone.localdate()
    return [row for row in catalogues.rows(model).values() if row.is_current(today)]


class CheckField(forms.ChoiceField):
    def __init__(self, item):
        choices = GRADES if item == Finding.Item.HOUSING else STATES
        super().__init__(label=Finding.Item(item).label, choices=choices, required=False, widget=forms.RadioSelect)


class ChecksMixin(forms.Form):
    """Two assurances, three guarantees and water: an item not asked is left empty, or is as it was last time."""

    as_before = forms.BooleanField(label=_("Same as last time"), required=False)
    no_issue = forms.MultipleChoiceField(
        label=_("No issue for"), choices=Finding.Item.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    check_food, check_clothing, check_schooling, check_medical, check_housing, check_water = (
        CheckField(item) for item in Finding.Item
    )

    def before(self):
        """What each item was last time, as its field's value."""
        return {item: found.grade or found.state for item, found in self.last().items()}

    def last(self):
        if not hasattr(self, "_last"):
            self._last = last_findings(self.household)
        return self._last

    def check_rows(self):
        """What the template shows of each item; ``due`` and ``owner`` of the issue that a risk would open."""
        ticks = {option.data["value"]: option.tag for option in self["no_issue"]}
        last, now = self.last(), timezone.now()
        rows = []
        for item in Finding.Item:
            field, issue = self[f"check_{item}"], last[item].issue if item in last else None
            said = dict(field.field.choices).get(field.value() or "", "") if field.value() else ""
            rows.append(
                {
                    "item": item.value,
                    "field": field,
                    "before": self.before().get(item, ""),
                    "said": said,
                    "no_issue": ticks[item],
                    "open_issue": issue if issue and issue.is_open else None,
                    "due": due_at(CATEGORY_OF[item], "normal", now),
                    "owner": self.household.worker or "",
                }
            )
        return rows

    def findings(self):
        said = self.cleaned_data
        before = self.before() if said["as_before"] else {}
        answers = {item: said[f"check_{item}"] or before.get(item, "") for item in Finding.Item.values}
        return [self._finding(item, answer) for item, answer in answers.items() if answer]

    def _finding(self, item, answer):
        grade = answer if item == Finding.Item.HOUSING and answer in Household.Grade.values else ""
        state = answer
        if grade:
            state = Finding.State.RISK if grade in DANGEROUS else Finding.State.FINE
        wants = item not in self.cleaned_data["no_issue"]
        return {"item": item, "state": state, "grade": grade, "wants_issue": wants}


class LeafletsMixin(forms.Form):
    """How many of each leaflet of the catalogue; ``leaflets`` is how many in all, named or not."""

    explained = forms.MultipleChoiceField(
        label=_("Gone through together"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def add_leaflets(self):
        for leaflet in current(Leaflet):
            label = f"{leaflet} {leaflet.version}".strip()
            self.fields[f"leaflet_{leaflet.code}"] = forms.IntegerField(
                label=label, min_value=0, max_value=100, required=False
            )
        self.fields["explained"].choices = [(leaflet.code, leaflet) for leaflet in current(Leaflet)]

    def leaflet_rows(self):
        """(leaflet, its number's field, whether it is ticked as explained) for the template."""
        ticked = self["explained"].value() or []
        return [(row, self[f"leaflet_{row.code}"], row.code in ticked) for row in current(Leaflet)]

    def handed(self):
        said = self.cleaned_data
        counts = [(leaflet, said.get(f"leaflet_{leaflet.code}") or 0) for leaflet in current(Leaflet)]
        return [
            {"leaflet": leaflet, "count": count, "explained": leaflet.code in said["explained"]}
            for leaflet, count in counts
            if count
        ]


class PapersMixin(forms.Form):
    """An errand taken along: what it is, and the papers and the money taken against a receipt."""

    errand_what = forms.ChoiceField(label=_("An errand taken along"), required=False)
    errand_papers = forms.CharField(
        label=_("Papers taken"), help_text=_("Originals, with commas between them."), max_length=300, required=False
    )
    errand_money = forms.DecimalField(
        label=_("Money taken, in yuan"),
        min_value=0,
        max_value=MOST_MONEY,
        max_digits=8,
        decimal_places=2,
        required=False,
        widget=forms.NumberInput({"inputmode": "decimal"}),
    )
    errand_from = forms.CharField(label=_("Given by"), max_length=40, required=False)

    def add_errands(self):
        self.fields["errand_what"].choices = [("", _("None")), *((row.pk, row) for row in current(ErrandKind))]
        self.fields["errand_from"].initial = self.household.head_name

    def clean_errands(self, cleaned):
        taken = cleaned.get("errand_papers") or cleaned.get("errand_money")
        if taken and not cleaned.get("errand_what"):
            self.add_error("errand_what", _("Say for which errand the papers or the money are."))

    def errands(self):
        said = self.cleaned_data
        if not said["errand_what"]:
            return []
        names = [name.strip()[:60] for name in re.split(r"[,，、;；\n]", said["errand_papers"]) if name.strip()]
        what = catalogues.rows(ErrandKind)[said["errand_what"]]
        giver = said["errand_from"] or self.household.head_name
        return [{"what": what, "names": names, "money": said["errand_money"], "given_by": giver}]


class KeysField(forms.MultipleChoiceField):
    """Keys that the service judges: which of them count depends on who sends them."""

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value):
        return read_key(str(value)) is not None

    def clean(self, value):
        return [read_key(str(key)) for key in super().clean(value)]


class DoorstepForm(ChecksMixin, LeafletsMixin, PapersMixin):
    """All parts together. Expects ``self.household``."""

    changes = forms.MultipleChoiceField(
        label=_("Has anything changed at home"),
        help_text=_("Nothing to tap when not."),
        choices=HouseholdChange.Kind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    actions = KeysField(label=_("Done of the case plan"), required=False)
    follow_up = forms.ChoiceField(
        label=_("How they are after their case was closed"),
        help_text=_("Say more in the note."),
        choices=FollowUp.Outcome.choices,
        required=False,
        widget=RadioChips,
    )
    photos = PicturesField(label=_("Photos"), help_text=_("optional; ask first"))
    photo_consent = forms.BooleanField(label=_("The household agreed to the photos"), required=False)
    signature = PicturesField(label=_("Signature"), at_most=1)
    signed_paper = forms.BooleanField(label=_("Signed on paper"), required=False)
    also = forms.MultipleChoiceField(
        label=_("A meeting: also with"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def add_parts(self, by):
        self.looks = follow_ups_of(by, self.household, self.first_day)
        self.add_leaflets()
        self.add_errands()
        self.others = {str(row.pk): row for row in self.neighbours()}
        self.fields["also"].choices = [(key, beside(row)) for key, row in self.others.items()]

    def offer_actions(self, actions):
        """The steps that can be ticked here."""
        self.fields["actions"].choices = [(action.pk, action) for action in actions]

    def neighbours(self):
        """Others of the same worker in the same area, those of the same building first."""
        own = self.household
        rows = Household.objects.open().filter(worker=own.worker_id, area=own.area_id).exclude(pk=own.pk)
        rows = list(rows.only("head_name", "address", "area_id", "status", "worker_id")[:500]) if own.worker_id else []
        house = building(own.address)
        rows.sort(key=lambda row: (not house or building(row.address) != house, address_key(row.address)))
        return rows[:NEIGHBOURS_SHOWN]

    def clean_parts(self, cleaned):
        self.clean_errands(cleaned)
        if cleaned.get("follow_up") and not cleaned.get("note"):
            self.add_error("note", _("Say in a few words how they are: the follow-up of the case keeps it."))
        if cleaned.get("photos") and not cleaned.get("photo_consent"):
            self.add_error("photo_consent", _("Photos are kept only with the household's consent."))

    def parts(self):
        """What is written beside the visit, as ``record_visit`` takes it."""
        said = self.cleaned_data
        signed = Visit.Signed.PAPER if said["signed_paper"] else ""
        return {
            "findings": self.findings(),
            "changes": said["changes"],
            "handed": self.handed(),
            "errands": self.errands(),
            "actions": said["actions"],
            "follow_up": [said["follow_up"]] if said["follow_up"] else [],
            "photos": said["photos"],
            "signature": said["signature"],
            "signed": Visit.Signed.SCREEN if said["signature"] else signed,
            "also": [self.others[key] for key in said["also"]],
        }


def beside(household):
    return format_html(
        '<span lang="zh">{}</span> <span class="quiet" lang="zh">{}</span>', household.head_name, household.address
    )
