"""What is said of a visit itself: when it is recorded, and when it is corrected."""

from datetime import datetime, timedelta

from django import forms
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core.forms.fields import DateField, DateTimeInput, RadioChips, TimeInput, asked_sometimes
from households.glosses import gloss
from households.services.rhythm import due_after
from visits import vocab
from visits.models import Visit
from visits.models.visit import LASTS_AT_MOST

NOBODY = "nobody"
BACK_DATED_AT_MOST = timedelta(days=7)
CLOCK_MAY_DIFFER = timedelta(minutes=10)
PLANNED_AT_MOST = timedelta(days=366)
KEPT = {"1": True, "0": False}


class TickChips(forms.CheckboxSelectMultiple):
    says_optional = True


class VisitForm(forms.Form):
    """What is said of a visit. Nothing is chosen beforehand but what is known."""

    visited_at = forms.DateTimeField(label=_("When"), widget=DateTimeInput)
    ended_at = forms.TimeField(
        label=_("Ended at"),
        help_text=_("A time before the beginning is one past midnight, on the next day."),
        required=False,
        widget=TimeInput,
    )
    kind = forms.ChoiceField(label=_("How"), choices=Visit.Kind.choices, widget=RadioChips, initial="home")
    companions = forms.CharField(label=_("Together with"), max_length=120, required=False)
    late_reason = forms.CharField(
        label=_("Why it is entered late"),
        help_text=_("For a visit of an earlier day, up to 7 days back."),
        max_length=200,
        required=False,
    )
    promise_kept = forms.TypedChoiceField(
        label=_("Promised on the visit before"),
        required=False,
        choices=[("1", _("Kept")), ("0", pgettext_lazy("a promise", "Not yet"))],
        coerce=KEPT.get,
        empty_value=None,
        widget=RadioChips,
    )
    condition = forms.ChoiceField(
        label=_("Situation this time"), choices=Visit.Condition.choices, required=False, widget=RadioChips
    )
    met = forms.MultipleChoiceField(label=_("Who was met"), required=False, widget=TickChips)
    purposes = forms.MultipleChoiceField(
        label=_("What for"), choices=vocab.PURPOSES.items(), required=False, widget=forms.CheckboxSelectMultiple
    )
    needs = forms.MultipleChoiceField(
        label=_("What they need"), choices=vocab.NEEDS.items(), required=False, widget=forms.CheckboxSelectMultiple
    )
    note = forms.CharField(
        label=_("Note"),
        help_text=_("You can speak with the keyboard's microphone."),
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 3}),
    )
    leaflets = forms.IntegerField(label=_("Leaflets handed out"), min_value=0, max_value=1000, required=False)
    promise = forms.CharField(label=_("What I promise"), max_length=200, required=False)
    next_visit_on = DateField(label=_("Next visit"), required=False)

    use_required_attribute = False

    def __init__(self, *args, household, initial=None, visit=None, entered_at=None, **kwargs):
        """``entered_at``: when it was written on a phone without a connection; it arrives later."""
        self.household, self.visit = household, visit
        self.entered_at = (visit.entered_at or visit.created_at) if visit else entered_at or timezone.now()
        self.members = list(household.members.active())
        super().__init__(*args, initial={**self.known(), **(initial or {})}, **kwargs)
        self.fields["met"].choices = [
            *((str(member.pk), called(member)) for member in self.members),
            (vocab.NEIGHBOUR, vocab.MET_OTHER[vocab.NEIGHBOUR]),
            (NOBODY, _("Nobody at home")),
        ]
        asked_sometimes(self, "late_reason")
        if visit is None and not household.promise:
            del self.fields["promise_kept"]

    def known(self):
        """What needs no asking: the hour, the rule's next day, and who was met where only one person lives."""
        alone = self.members[0] if len(self.members) == 1 else None
        return {
            "visited_at": timezone.localtime().replace(second=0, microsecond=0),
            "leaflets": 0,
            "met": [str(alone.pk)] if alone else [],
            "next_visit_on": due_after(self.household, self.first_day),
        }

    @property
    def first_day(self):
        """The day on which the form was filled in; a correction begins with today."""
        return timezone.localdate() if self.visit else timezone.localdate(self.entered_at)

    def clean_visited_at(self):
        if self.visit and "visited_at" not in self.changed_data:
            return self.visit.visited_at  # the input knows no seconds
        when, entered = self.cleaned_data["visited_at"], self.entered_at
        if when > entered + CLOCK_MAY_DIFFER:
            raise forms.ValidationError(_("This lies in the future. Enter when you were there."))
        if when < entered - BACK_DATED_AT_MOST - timedelta(days=1):
            raise forms.ValidationError(_("A visit can be entered up to 7 days late."))
        return when

    def clean_leaflets(self):
        return self.cleaned_data["leaflets"] or 0

    def clean_met(self):
        met = self.cleaned_data["met"]
        if NOBODY in met and len(met) > 1:
            raise forms.ValidationError(_("Either somebody was met or nobody was."))
        return met

    def clean(self):
        cleaned = super().clean()
        is_home = NOBODY not in cleaned.get("met", [])
        if is_home and not cleaned.get("condition") and "condition" not in self.errors:
            self.add_error("condition", _("Choose how it is this time, or that nobody was at home."))
        when, planned = cleaned.get("visited_at"), cleaned.get("next_visit_on")
        if when and cleaned.get("ended_at"):
            self._check_end(cleaned)
        if when and timezone.localdate(when) < timezone.localdate(self.entered_at):
            if not cleaned.get("late_reason"):
                self.add_error("late_reason", _("Say why the visit is entered later than on its day."))
        elif when:
            cleaned["late_reason"] = ""
        if when and planned and not timezone.localdate(when) < planned <= timezone.localdate(when) + PLANNED_AT_MOST:
            self.add_error("next_visit_on", _("The next visit lies after this one, and within a year."))
        return cleaned

    def _check_end(self, said):
        """From a time of day to a moment: the first one after the beginning. A correction may add it later."""
        if self.visit and not {"visited_at", "ended_at"} & set(self.changed_data):
            said["ended_at"] = self.visit.ended_at
            return
        begun = timezone.localtime(said["visited_at"])
        end = datetime.combine(begun.date(), said["ended_at"], begun.tzinfo)
        end += timedelta(days=end <= begun)
        said["ended_at"] = end
        if end - begun > LASTS_AT_MOST:
            self.add_error("ended_at", _("The end lies after the beginning, by 12 hours at most: look at both times."))
        elif end > (timezone.now() if self.visit else self.entered_at) + CLOCK_MAY_DIFFER:
            self.add_error("ended_at", _("This end lies in the future. Leave it out, or enter when it was over."))

    def facts(self):
        """What the services need to know of the visit."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in {"id", "version"}}
        met = said.pop("met")
        was_made = NOBODY not in met
        said.update(
            outcome=Visit.Outcome.MET if was_made else Visit.Outcome.NOT_HOME,
            met=[int(key) for key in met if key.isdigit()],
            met_other=vocab.NEIGHBOUR if vocab.NEIGHBOUR in met else "",
            next_visit_on=self.day_set_by_hand(was_made),
        )
        return said

    def day_set_by_hand(self, was_made):
        """The next visit's day if somebody set it; None leaves it to the rule, or to the next try."""
        if "next_visit_on" in self.changed_data:
            return self.cleaned_data["next_visit_on"]
        return self.visit.next_visit_on if self.visit and self.visit.was_made == was_made else None


def stored(visit):
    """What a visit says, as the form shows it."""
    plain = ["kind", "companions", "late_reason", "condition", "purposes", "needs", "note", "leaflets", "promise"]
    nobody = [] if visit.was_made else [NOBODY]
    return {
        **{name: getattr(visit, name) for name in plain},
        "visited_at": timezone.localtime(visit.visited_at).replace(second=0, microsecond=0),
        "ended_at": timezone.localtime(visit.ended_at).time().replace(second=0, microsecond=0)
        if visit.ended_at
        else None,
        "promise_kept": next((key for key, value in KEPT.items() if value is visit.promise_kept), ""),
        "met": [*map(str, visit.met), *([visit.met_other] if visit.met_other else []), *nobody],
        "next_visit_on": visit.next_visit_on or due_after(visit.household, visit.visited_on),
    }


def called(member):
    words = _("in person") if member.is_head else gloss(member.relation)
    return format_html('<span lang="zh">{}</span> <span class="quiet">{}</span>', member.name, words)
