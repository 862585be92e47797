"""The forms of a recommendation, and of the steps of a placement."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core.casework.forms import MoveForm, words
from caseload.core.forms.fields import DateField, not_before, recent_day
from caseload.core.services.calendar import months_after
from households.models import Member
from households.support.employment.models import Opening, Placement
from households.support.employment.services.fitness import doubts
from households.support.employment.services.placements import to_be_explained

A_DAY = timedelta(days=1)


class RecommendForm(forms.Form):
    """``cleaned_data`` is what ``recommend`` takes."""

    member = forms.ModelChoiceField(Member.objects.none(), label=pgettext_lazy("job", "Who"), empty_label=_("Choose"))
    opening = forms.ModelChoiceField(Opening.objects.none(), label=_("Opening"), empty_label=_("Choose"))
    recommended_on = DateField(label=_("Recommended on"), initial=timezone.localdate, validators=[recent_day])
    words = words(_("Note"), required=False)

    def __init__(self, *args, household, openings, **kwargs):
        super().__init__(*args, **kwargs)
        people = household.members.active().select_related("household")
        self.fields["member"].queryset = people.order_by("-is_head", "pk")
        self.fields["member"].label_from_instance = called
        self.fields["opening"].queryset = openings
        self.fields["opening"].label_from_instance = offered


def called(member):
    age = member.age()
    return member.name if age is None else _("%(name)s, %(age)s years") % {"name": member.name, "age": age}


def offered(opening):
    """An opening as it is chosen: which kind, what, with whom, how many places."""
    said = {"kind": opening.get_kind_display(), "work": opening, "employer": opening.employer, "n": opening.free}
    return _("%(kind)s: %(work)s, %(employer)s (%(n)s free)") % said


class PlacementMoveForm(MoveForm):
    ASKS = {"looked_on": lambda form: DateField(label=_("Asked on"))}
    TODAY = ("interviewed_on", "started_on", "looked_on", "ended_on")
    NOT_BEFORE = {
        "interviewed_on": "recommended_on",
        "started_on": "recommended_on",
        "contract_until": "started_on",
        "looked_on": "started_on",
        "ended_on": "started_on",
    }

    def ask(self, name):
        super().ask(name)
        field = self.fields[name]
        if name == "pay" or (name == "contract_until" and self.move.verb == "place"):
            field.required = False
        if name == "why":
            gone = Placement.NOT_AT_WORK if self.move.verb == "leave" else Placement.NOT_BEFORE_WORK
            field.choices = [("", _("Choose")), *(one for one in Placement.Why.choices if one[0] not in gone)]
        elif name == "contract_until":
            self._until(field)

    def _until(self, field):
        """As long as the opening says; of a contract that runs, so long again after its end."""
        months, until = self.row.opening.months, self.row.contract_until
        first = until + A_DAY if until else timezone.localdate()
        self.initial["contract_until"] = months_after(first, months) - A_DAY if months else None
        if self.move.verb == "extend" and until:
            field.validators.append(not_before(until + A_DAY, _("The contract runs until then already.")))

    def clean(self):
        said = super().clean()
        if self.move.verb == "place" and said.get("started_on") and not said.get("words") and not self.errors:
            asked = {"until": said.get("contract_until"), "own": self.row, "day": said["started_on"]}
            found = doubts(self.row.opening, self.row.member, **asked)
            if found:
                self.add_error("words", to_be_explained(found))
        return said
