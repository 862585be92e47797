"""One episode of a case told day by day. Every step goes through MOVES: what could not have happened is an error."""

from collections import defaultdict
from datetime import datetime, time, timedelta

from django.utils import timezone

from caseload.core import catalogues
from caseload.core.casework.moves import find_move
from caseload.core.services.calendar import is_workday
from households.models import CaseLevel
from households.plans.models import (
    Action,
    Assessment,
    CasePlan,
    Closing,
    Goal,
    PlanStep,
    PlanVersion,
    Review,
    Screen,
    Settlement,
)
from households.plans.models.moves import MOVES
from households.plans.services.plans import answer_day
from households.services.households import reserve_ids

KEYED = (CasePlan, Assessment, Screen, PlanVersion, Goal, Action, Review, Closing, Settlement)
"""Rows that others refer to: their keys are given out here."""
OPENING, MINUTES = time(9), 330


class Keys:
    """Primary keys of ``KEYED``, fetched many at a time."""

    def __init__(self):
        self._given = {model: self._keys(model) for model in KEYED}

    def _keys(self, model):
        while True:
            yield from reserve_ids(model, 100)

    def next(self, model):
        return next(self._given[model])


class Story:
    """``rows``: by model, what was written. The clock stands at ``at`` and goes forward only.

    ``begun_on``: when the household first agreed, to ``version`` or an earlier one; ``screen``: the last one taken;
    ``fell_back``: a follow-up found a relapse.
    """

    def __init__(self, rng, keys, file, overseer, *, level, day, previous=None):
        self.rng, self.keys, self.file, self.overseer = rng, keys, file, overseer
        self.household, self.worker = file.household, file.household.worker
        self.rows = defaultdict(list)
        self.at = self.begun_on = self.version = self.screen = self.assessment = None
        self.fell_back = False
        self.go_to(day)
        self.plan = self.add(
            CasePlan,
            household=self.household,
            episode=previous.episode + 1 if previous else 1,
            previous=previous,
            worker=self.worker,
            level_id=level,
            started_on=self.day,
            stage_on=self.day,
            created_by=self.worker,
        )
        self.note("start", source="")

    @property
    def day(self):
        return timezone.localdate(self.at)

    def go(self, least, most):
        """So many days on from where the clock was to stand, to a working day."""
        self.go_to(self.meant + timedelta(days=self.rng.randint(least, most)))

    def go_to(self, day):
        """The working day on or before ``day``, never back."""
        self.meant = day
        while not is_workday(day):
            day -= timedelta(days=1)
        morning = timezone.make_aware(datetime.combine(day, OPENING))
        at = morning + timedelta(minutes=self.rng.randrange(MINUTES))
        self.at = max(at, self.at + timedelta(minutes=25)) if self.at else at

    def add(self, model, **facts):
        row = model(**facts)
        if model in KEYED:
            row.pk = self.keys.next(model)
        self.rows[model].append(row)
        return row

    def move(self, verb, words="", **facts):
        """Take the step ``verb``, by whoever may. Raises ValueError where MOVES does not allow it."""
        plan, found = self.plan, find_move(MOVES, verb)
        by = self.overseer if found.others_only else self.worker
        refusal = found.refusal(plan, by)
        if refusal:
            raise ValueError(f"{verb}: {refusal}")
        source, was_open = plan.status, plan.is_open
        plan.waiting, plan.version = found.then, plan.version + 1
        plan.answer_by = answer_day(catalogues.rows(CaseLevel)[plan.level_id], plan.waiting, self.day)
        if found.target and found.target != source:
            plan.status, plan.stage_on = found.target, self.day
        if was_open and not plan.is_open:
            plan.closed_on, plan.review_due_on = self.day, None
        return self.note(verb, source=source, by=by, words=words, **facts)

    def open_actions(self):
        """In force and not ended, the first to be done first."""
        found = [action for action in self.rows[Action] if action.is_open and action.since_id]
        return sorted(found, key=lambda action: action.due_on)

    def note(self, verb, *, source, by=None, words="", **facts):
        """A step in the record, now."""
        return self.add(
            PlanStep,
            plan=self.plan,
            verb=verb,
            from_status=source,
            to_status=self.plan.status,
            by=by or self.worker,
            at=self.at,
            words=words,
            facts=facts,
        )
