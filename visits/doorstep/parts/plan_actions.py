"""Steps of the case plan that were done on the visit."""

from django import forms
from django.utils.translation import gettext_lazy, ngettext

from caseload.core.keys import read_key
from households.plans.models import CasePlan
from households.plans.services.work import Done, actions_to_tick, complete_actions, reopen_action
from visits.doorstep.models import ActionOnVisit
from visits.doorstep.parts.base import Locks, Part, Place


class KeysField(forms.MultipleChoiceField):
    """Keys that the service judges: which of them count depends on who sends them."""

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value):
        return read_key(str(value)) is not None

    def clean(self, value):
        return [read_key(str(key)) for key in super().clean(value)]


class PlanActions(Part):
    name = "plan_actions"
    place = Place.CASE
    locks = Locks.CASES
    heading = gettext_lazy("Case plan")
    stays = gettext_lazy("Steps of the case plan are opened again on the page of the plan.")
    fields = {"actions": KeysField(label=gettext_lazy("Done of the case plan"), required=False)}

    def entry(self, form):
        actions = actions_to_tick(form.by, form.household)
        form.fields["actions"].choices = [(action.pk, action) for action in actions]
        return {} if actions else None

    def rows(self, form):
        """Keys; those that are not of a case of ``by`` are left as they are."""
        return form.cleaned_data["actions"]

    def write(self, *, by, visit, rows):
        done, household = [Done(key) for key in rows], visit.household
        ended = complete_actions(by=by, done=done, household=household, on=visit.visited_on)
        ActionOnVisit.objects.bulk_create(ActionOnVisit(action=action, visit=visit) for action in ended)

    def take_back(self, *, by, visit):
        for link in ActionOnVisit.objects.filter(visit=visit).select_related("action__goal__plan"):
            reopen_action(by=by, action=link.action)

    def written(self, visit):
        if done := ActionOnVisit.objects.filter(visit=visit).count():
            yield ngettext("step of the plan %(n)s", "steps of the plan %(n)s", done) % {"n": done}

    def shown(self, visit, user):
        """For those who may read that plan."""
        links = ActionOnVisit.objects.filter(visit=visit, action__goal__plan__in=CasePlan.objects.readable_by(user))
        actions = [link.action for link in links.select_related("action").order_by("action__order", "action_id")]
        return {"actions": actions} if actions else {}

    def words(self, name, listed, to):
        return str(len(listed))
