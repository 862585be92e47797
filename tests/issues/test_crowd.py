"""Many people move one issue at once: no move is lost, and no step leads where the table does not."""

import random
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

import pytest
from django.db import connection
from django.utils import timezone

from caseload.core.casework.moves import MoveRefused, Overtaken, find_move, moves_open_to
from tests import make
from visits.issues.models import MOVES, Department, Issue
from visits.issues.services.issues import move_issue

WAYS_OF_A_CALL_BACK = {"closed", "processing", "resolved", "checked"}
"""Closed, opened again, or tried again: what the household says decides."""


def crowd(size):
    """So many people above the owner, who always have some step to take; a few workers besides; and the issue."""
    area = make.area(None, "370799001", "青禾街道")
    above = [
        make.person(f"p{n}", f"第{n}人", ("supervisor", "office")[n % 2], post=area, areas=[area]) for n in range(size)
    ]
    workers = [make.person(f"w{n}", f"社工{n}", "worker", post=area) for n in range(size // 4)]
    household = make.household(area, worker=workers[0])
    return above, workers, make.issue(workers[0], household)


def asked_for(move, rng, people):
    """Something for each thing that the move asks for; every fourth call-back finds a household that is not content."""
    given = {
        "owner": rng.choice(people),
        "until": timezone.localdate() + timedelta(days=3),
        "extra": 1,
        "department": Department.objects.get(pk="disabled"),
        "satisfaction": rng.choice(["satisfied", "fair", "dissatisfied", "not_reached"]),
        "solved": True,
        "way": "phone",
    }
    return {name: given.get(name, "有人说的话") for name in move.asks}


class Crowd:
    """Each of ``above`` makes ``moves`` moves by chance; the workers make what they can until the others are done."""

    def __init__(self, size, moves):
        self.above, self.workers, self.issue = crowd(size)
        self.moves, self.done = moves, Event()

    def run(self):
        with ThreadPoolExecutor(len(self.above) + len(self.workers)) as pool:
            workers = [pool.submit(self.act, person, n, self.done.is_set) for n, person in enumerate(self.workers)]
            above = [pool.submit(self.act, person, -n, bool) for n, person in enumerate(self.above, start=1)]
            ends = [one.result() for one in above]
            self.done.set()
            return ends, [one.result() for one in workers]

    def act(self, person, seed, is_over):
        rng, ends = random.Random(seed), Counter()
        try:
            while ends["moved"] < self.moves and not is_over():
                ends[self.try_one(person, rng)] += 1
        finally:
            connection.close()
        return ends

    def try_one(self, person, rng):
        issue = Issue.objects.select_related("owner", "household__worker", "category").get(pk=self.issue.pk)
        moves = [move for move in moves_open_to(MOVES, issue, person) if move.verb not in LAST_WORDS]
        if not moves:
            return "nothing to do"
        move = rng.choice(moves)
        try:
            move_issue(by=person, issue=issue, verb=move.verb, **asked_for(move, rng, [*self.above, *self.workers]))
        except Overtaken:
            time.sleep(rng.uniform(0, 0.05))
            return "overtaken"
        except MoveRefused:
            return "refused"
        return "moved"


LAST_WORDS = {"withdraw", "merge"}
"""Nothing comes after them: the crowd would have nothing left to do."""


def every_step_is_a_legal_one(issue):
    before, extended = issue.steps.get(verb="report").to_status, 0
    for step in issue.steps.order_by("at", "pk").exclude(verb="report"):
        assert step.from_status == before, f"{step.verb} began from what nobody had left"
        move = find_move(MOVES, step.verb)
        assert step.from_status in (*move.sources, *move.keeps)
        fit = WAYS_OF_A_CALL_BACK if step.verb == "call_back" else {move.target_from(step.from_status)}
        assert step.to_status in fit
        starts_anew = step.verb == "reopen" or (step.verb, step.to_status) == ("call_back", "processing")
        extended = 0 if starts_anew else extended + (step.verb == "extend")
        assert extended <= 1, "extended twice: the second had not seen the first"
        before = step.to_status
    return before


def prove(size, moves):
    all_of_them = Crowd(size, moves)
    above, workers = all_of_them.run()
    ends = sum(above + workers, Counter())
    print(f"{size} people × {moves}: {dict(ends)}")
    assert all(one["moved"] == moves for one in above)
    issue = Issue.objects.get(pk=all_of_them.issue.pk)
    assert issue.steps.count() == 1 + ends["moved"], "each move has its step"
    assert issue.version == 1 + ends["moved"], "and none was made over another"
    assert every_step_is_a_legal_one(issue) == issue.status
    issue.household.refresh_from_db()
    assert issue.household.open_issue_count == issue.is_open
    assert ends["overtaken"] > 0, "they did meet"


def test_some_people_at_once(committed):
    prove(6, 4)


@pytest.mark.prove
def test_forty_people_with_twenty_five_moves_each(committed):
    prove(40, 25)
