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
from households.support.policies.models import Entitlement, Policy
from households.support.policies.services.entitlements import UnderWay, identify, move_entitlement
from visits.doorstep.models import BeginningOnVisit, ExplanationOnVisit
from visits.doorstep.parts.base import Locks, Part, Place
from visits.doorstep.parts.words import words_of
from visits.errands.models import ErrandKind, Paper
from visits.errands.services.errands import open_errand
from visits.errands.services.papers import take_papers

BETWEEN = ":"
"""Between policy and member in an answer; without a member it is for the household."""
ERRAND = "other_errand"
MOST_QUESTIONS = 5
"""Those that decide most; nobody is questioned longer at the door."""


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


class Gaps(Part):
    name = "gaps"
    place = Place.CASE
    locks = Locks.ISSUES
    only_met = True
    heading = gettext_lazy("Policies explained")
    stays = gettext_lazy("What was begun for a gap is put right on the pages of the benefit and of the errand.")
    fields = {
        "gaps_explained": GapsField(label=gettext_lazy("Policies explained"), required=False),
        "gaps_papers": GapsField(label=gettext_lazy("Papers taken for a policy"), required=False),
    }

    def entry(self, form):
        """The gaps of the household, each with the answers ticked so far, and what is to be asked."""
        rows, questions, _aside = standings_of(form.household)
        ticked = {name: form[name].value() or [] for name in self.fields}
        for row in rows:
            row.key = f"{row.policy_id}{BETWEEN}{row.member_id}" if row.member_id else row.policy_id
            row.is_explained = row.key in ticked["gaps_explained"]
            row.has_papers = row.key in ticked["gaps_papers"]
        return {"gaps": rows, "questions": questions[:MOST_QUESTIONS]} if rows or questions else None

    def rows(self, form):
        explained, papers = (form.cleaned_data[name] for name in self.fields)
        return [_answered(key, key in explained, key in papers) for key in dict.fromkeys([*explained, *papers])]

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
        begun = BeginningOnVisit.objects.filter(visit=visit).select_related(
            "entitlement__household", "entitlement__policy"
        )
        for link in begun:
            if link.entitlement.status == Entitlement.Status.IDENTIFIED:
                _decline(by, link.entitlement)

    def written(self, visit):
        if told := ExplanationOnVisit.objects.filter(visit=visit).count():
            yield ngettext("policy explained %(n)s", "policies explained %(n)s", told) % {"n": told}

    def shown(self, visit, user):
        told = ExplanationOnVisit.objects.filter(visit=visit).select_related(
            "explanation__policy", "explanation__member"
        )
        begun = BeginningOnVisit.objects.filter(visit=visit).select_related(
            "entitlement__policy", "entitlement__member"
        )
        found = {"explained": [link.explanation for link in told], "begun": [link.entitlement for link in begun]}
        return found if any(found.values()) else {}

    def words(self, name, listed, to):
        policies = catalogues.rows(Policy)
        return words_of([key.partition(BETWEEN)[0] for key in listed], policies)


def _answered(key, explained, papers):
    code, _mark, member = key.partition(BETWEEN)
    return Answered(code, read_key(member) if member else None, explained, papers)


def _decline(by, entitlement):
    try:
        move_entitlement(by=by, entitlement=entitlement, verb="decline", reason=str(TAKEN_BACK))
    except (MoveRefused, Overtaken):
        return


TAKEN_BACK = gettext_lazy("The visit was taken back")
