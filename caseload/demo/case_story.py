"""A case of a household, acted out step by step: whose turn it is, and when. See `stage` for stories."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from caseload.core.casework.moves import find_move
from caseload.core.services.calendar import is_workday
from caseload.demo.script import Home
from households.models import Household, Member
from households.plans.models import Action, CasePlan
from households.plans.models.moves import MOVES
from households.plans.services.plans import move_plan
from households.plans.services.requirements import open_actions

OPENING, MINUTES = time(9), 330


class Story:
    """``wanted``: what is to come of the episode that is told; ``every``: days between its reviews.

    ``begun_on``: when the household first agreed to a plan; ``fell_back``: a look after the closing found a relapse.
    """

    def __init__(self, rng, home: Home, household: Household):
        self.rng, self.household = rng, household
        self.worker, self.overseer = home.worker, home.overseer
        self.at = self.meant = self.plan = None

    def begin(self, plan, wanted, every):
        self.plan, self.wanted, self.every = plan, wanted, every
        self.begun_on, self.fell_back = None, False
        self.look_again()

    def look_again(self):
        """The plan as it stands now: others moved it, or what it needs changed."""
        self.plan = CasePlan.objects.select_related("household", "worker", "level", "intake").get(pk=self.plan.pk)

    def to_tick(self, last):
        """Keys of actions due by ``last`` that can be done on a visit: the partner's are done elsewhere."""
        if not self.plan or self.plan.waiting == CasePlan.Waiting.CLOSING or self.plan.status not in CasePlan.WORKED:
            return []
        found = open_actions(self.plan).filter(due_on__lte=last).exclude(owner_kind=Action.Owner.PARTNER)
        return list(found.order_by("due_on", "pk").values_list("pk", flat=True))

    @property
    def day(self):
        return timezone.localdate(self.at)

    def go(self, least, most):
        """So many days on from when the story was to stand, to a working day."""
        yield from self.go_to(self.meant + timedelta(days=self.rng.randint(least, most)))

    def go_to(self, day):
        """The working day on or before ``day``, never back."""
        self.meant = day
        while not is_workday(day):
            day -= timedelta(days=1)
        morning = timezone.make_aware(datetime.combine(day, OPENING))
        at = morning + timedelta(minutes=self.rng.randrange(MINUTES))
        self.at = max(at, self.at + timedelta(minutes=25)) if self.at else at
        yield self.at

    def move(self, verb, words="", **asked):
        """Take the step ``verb``, by whoever may. Returns the plan; of ``reopen``, the new one."""
        by = self.overseer if find_move(MOVES, verb).others_only else self.worker
        return move_plan(by=by, plan=self.plan, verb=verb, reason=words, **asked)

    def concerned(self):
        """The member whom the cause concerns: who is ill, a child at school, else the head."""
        head, *others = Member.objects.active().filter(household=self.household)
        if self.household.main_cause == "因学":
            return next((member for member in others if member.school_status), head)
        return head

    def fill(self, text):
        return text.format(who=self.concerned().name, head=self.household.head_name)
