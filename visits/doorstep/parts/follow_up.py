"""How they are some months after their case was closed: the visit answers the looks that are due."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caseload.core.forms.fields import RadioChips
from households.plans.models import CasePlan, FollowUp
from households.plans.services.reviews import follow_ups_of, record_follow_ups, take_back_follow_ups
from visits.doorstep.models import FollowUpOnVisit
from visits.doorstep.parts.base import Locks, Part, Place


class FollowUpAnswer(Part):
    name = "follow_up"
    place = Place.CASE
    locks = Locks.CASES
    only_met = True
    heading = gettext_lazy("Case plan")
    stays = gettext_lazy("The follow-up stands in the closed case: what is wrong in it goes into a new note there.")
    fields = {
        "follow_up": forms.ChoiceField(
            label=gettext_lazy("How they are after their case was closed"),
            help_text=gettext_lazy("Say more in the note."),
            choices=FollowUp.Outcome.choices,
            required=False,
            widget=RadioChips,
        )
    }

    def entry(self, form):
        due = follow_ups_of(form.by, form.household, form.first_day)
        return {"due_on": due[0].due_on} if due else None

    def clean(self, form, cleaned):
        if cleaned.get("follow_up") and not cleaned.get("note"):
            form.add_error("note", _("Say in a few words how they are: the follow-up of the case keeps it."))

    def rows(self, form):
        """At most one outcome."""
        return [form.cleaned_data["follow_up"]] if form.cleaned_data["follow_up"] else []

    def write(self, *, by, visit, rows):
        """It answers all looks that are due by then."""
        for outcome in rows:
            due = follow_ups_of(by, visit.household, timezone.localdate(visit.entered_at))
            answered = record_follow_ups(by=by, due=due, outcome=outcome, words=visit.note, on=visit.visited_on)
            FollowUpOnVisit.objects.bulk_create(FollowUpOnVisit(follow_up=row, visit=visit) for row in answered)

    def take_back(self, *, by, visit):
        links = FollowUpOnVisit.objects.filter(visit=visit).select_related("follow_up__plan")
        take_back_follow_ups(by=by, follow_ups=[link.follow_up for link in links])

    def written(self, visit):
        if link := FollowUpOnVisit.objects.filter(visit=visit).select_related("follow_up").first():
            yield _("follow-up: %(outcome)s") % {"outcome": link.follow_up.get_outcome_display()}

    def shown(self, visit, user):
        """For those who may read that plan."""
        links = FollowUpOnVisit.objects.filter(visit=visit, follow_up__plan__in=CasePlan.objects.readable_by(user))
        looks = [link.follow_up for link in links.select_related("follow_up").order_by("follow_up__due_on")]
        return {"looks": looks} if looks else {}
