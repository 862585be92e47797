"""What the family may be given and does not receive: explained at the door, or its papers taken along."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy, ngettext

from caseload.core import catalogues
from caseload.core.casework.moves import MoveRefused, Overtaken
from caseload.core.keys import read_key
from households.models import Member
from households.support.eligibility.services import answers
from households.support.eligibility.views.shown import standings_of
from households.support.leaflets.models import Leaflet
from households.support.leaflets.services.versions import in_force, offered
from households.support.policies.models import Entitlement, Policy
from households.support.policies.services.entitlements import UnderWay, identify, move_entitlement
from visits.doorstep.models import BeginningOnVisit, ExplanationOnVisit, PlannedGap
from visits.doorstep.parts.base import Locks, Part, Place
from visits.doorstep.parts.words import taken_back, words_of
from visits.doorstep.services import planned_gaps
from visits.errands.models import ErrandKind, Paper
from visits.errands.services.errands import open_errand
from visits.errands.services.papers import take_papers
from visits.forms.visits import NOBODY

BETWEEN = ":"
"""Between policy and member in an answer; without a member it is for the household."""
ERRAND = "other_errand"


class GapsField(forms.MultipleChoiceField):
    """Answers that the service judges: what is open may have changed since the phone drew the page."""

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value):
        code, _mark, member = str(value).partition(BETWEEN)
        return code in catalogues.rows(Policy) and (not member or read_key(member) is not None)


@dataclass(frozen=True)
class Answered:
    policy: str
    member: int | None
    explained: bool
    papers: bool
    planned: bool = False


class Gaps(Part):
    name = "gaps"
    place = Place.CASE
    locks = Locks.ISSUES
    only_met = True
    heading = gettext_lazy("Policies explained")
    stays = gettext_lazy("What was begun for a gap is put right on the pages of the benefit and of the errand.")
    fields = {
        "gaps_explained": GapsField(label=gettext_lazy("Policies explained"), required=False),
        "gaps_leaflets": GapsField(label=gettext_lazy("Policies explained, leaflet left"), required=False),
        "gaps_papers": GapsField(label=gettext_lazy("Papers taken for a policy"), required=False),
        "gaps_planned": GapsField(label=gettext_lazy("Policies taken into the case plan"), required=False),
    }

    def entry(self, form):
        """The gaps of the household, each with the answers ticked so far, the leaflet that can be left of it, and
        whether it can be taken into the case plan."""
        rows, _questions = raised_and_asked(form)
        if not rows:
            return None
        ticked = {name: form[name].value() or [] for name in self.fields}
        plan, versions = planned_gaps.plan_for(form.by, form.household), in_force()
        held = {leaflet.pk: versions[leaflet.pk] for leaflet in offered() if leaflet.pk in versions}
        for row in rows:
            row.key = f"{row.policy_id}{BETWEEN}{row.member_id}" if row.member_id else row.policy_id
            row.ticked = [name for name, keys in ticked.items() if row.key in keys]
            row.leaflet = held.get(row.policy.leaflet_id)
            row.action = plan.planned.get((row.policy_id, row.member_id))
        return {"gaps": rows, "plan": plan, "is_ticked": any(ticked.values())}

    def rows(self, form):
        said = {name: form.cleaned_data[name] for name in self.fields}
        told = {*said["gaps_explained"], *said["gaps_leaflets"]}
        keys = dict.fromkeys(key for listed in said.values() for key in listed)
        return [_answered(key, key in told, key in said["gaps_papers"], key in said["gaps_planned"]) for key in keys]

    def write(self, *, by, visit, rows):
        """Of members of the household only; what is under way already is not begun again."""
        members = {member.pk: member for member in Member.objects.active().filter(household=visit.household_id)}
        for row in rows:
            member = members.get(row.member)
            if row.member and member is None:
                continue
            policy = catalogues.rows(Policy)[row.policy]
            if row.papers:
                self._take_papers(by, visit, policy, member)
            if row.explained:
                self._explain(by, visit, policy, member)
            if row.planned:
                planned_gaps.take_in(by=by, household=visit.household, policy=policy, member=member, visit=visit)

    def _take_papers(self, by, visit, policy, member):
        """The errand with the receipt of what the policy asks for, and the benefit that is applied for with it."""
        what = catalogues.rows(ErrandKind)[ERRAND]
        errand = open_errand(by=by, household=visit.household, what=what, member=member, title=str(policy), visit=visit)
        papers = [{"name": name, "kind": Paper.Kind.named(name), "quantity": 1} for name in policy.papers]
        if papers:
            take_papers(by=by, errand=errand, papers=papers, given_by=visit.household.head_name, visit=visit)
        try:
            begun = identify(by=by, household=visit.household, policy=policy, member=member)
        except UnderWay:
            return
        BeginningOnVisit.objects.create(entitlement=begun, visit=visit)

    def _explain(self, by, visit, policy, member):
        told, is_new = answers.explain(
            by=by, household=visit.household, policy=policy, member=member, on=visit.visited_on
        )
        if is_new:
            ExplanationOnVisit.objects.create(explanation=told, visit=visit)

    def take_back(self, *, by, visit):
        """Errands and papers are taken back by their own part; a benefit that was moved on since, by nobody."""
        for link in ExplanationOnVisit.objects.filter(visit=visit).select_related("explanation"):
            told = link.explanation
            link.delete()
            told.delete()
        planned_gaps.take_out(by=by, visit=visit, reason=taken_back())
        begun = BeginningOnVisit.objects.filter(visit=visit).select_related(
            "entitlement__household", "entitlement__policy"
        )
        for link in begun:
            if link.entitlement.status == Entitlement.Status.IDENTIFIED:
                _decline(by, link.entitlement)

    def written(self, visit):
        if told := ExplanationOnVisit.objects.filter(visit=visit).count():
            yield ngettext("policy explained %(n)s", "policies explained %(n)s", told) % {"n": told}
        if planned := PlannedGap.objects.filter(visit=visit).count():
            yield ngettext("new step of the plan %(n)s", "new steps of the plan %(n)s", planned) % {"n": planned}

    def shown(self, visit, user):
        told = ExplanationOnVisit.objects.filter(visit=visit).select_related(
            "explanation__policy", "explanation__member"
        )
        begun = BeginningOnVisit.objects.filter(visit=visit).select_related(
            "entitlement__policy", "entitlement__member"
        )
        found = {
            "explained": [link.explanation for link in told],
            "begun": [link.entitlement for link in begun],
            "planned": planned_gaps.of_visit(visit, user),
        }
        return found if any(found.values()) else {}

    def words(self, name, listed, to):
        policies = catalogues.rows(Policy)
        return words_of([key.partition(BETWEEN)[0] for key in listed], policies)


def raised_and_asked(form):
    """(gaps and the like, what is to be asked) of the household of ``form``: looked up once for all parts."""
    if "standings" not in form.known:
        form.known["standings"] = standings_of(form.household)[:2]
    return form.known["standings"]


def leaflets_left(form):
    """Codes of the leaflets that were left with an explained policy; none where nobody was met. What the part of
    leaflets hands out counts them once."""
    if NOBODY in form.cleaned_data.get("met", [NOBODY]):
        return set()
    answers = [_answered(key, True, False) for key in form.cleaned_data.get("gaps_leaflets", ())]
    members, policies = {None, *(member.pk for member in form.members)}, catalogues.rows(Policy)
    return {policies[row.policy].leaflet_id for row in answers if row.member in members} & {*catalogues.rows(Leaflet)}


def _answered(key, explained, papers, planned=False):
    code, _mark, member = key.partition(BETWEEN)
    return Answered(code, read_key(member) if member else None, explained, papers, planned)


def _decline(by, entitlement):
    try:
        move_entitlement(by=by, entitlement=entitlement, verb="decline", reason=taken_back())
    except (MoveRefused, Overtaken):
        return
