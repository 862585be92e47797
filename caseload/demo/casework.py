"""The cases of the demo's households: each goes the usual way, as far as wanted, and stands there today."""

from dataclasses import dataclass
from datetime import timedelta

from caseload.core import catalogues
from caseload.demo import case_words as words
from caseload.demo.case_ends import ask, close, decline, follow_up, propose_closing, refer, reopen
from caseload.demo.case_plan import (
    agree,
    approve,
    assess,
    begin_assessment,
    give_back,
    hand_in,
    intake,
    replan,
    set_goals,
)
from caseload.demo.case_story import Keys, Story
from caseload.demo.case_work import do_actions, incident, review, write_notes
from caseload.demo.cases import WATCHED, Wanted
from caseload.demo.copying import copy_in
from households.models import CaseLevel
from households.plans import models as rooms
from visits.doorstep.models import ActionOnVisit
from visits.issues.models import SettledIssue

GAPS = {
    "submit_intake": (1, 3), "agree_intake": (1, 3), "to_planning": (4, 9), "submit_plan": (2, 4), "approve": (1, 3),
    "begin": (1, 4),
}  # fmt: skip
"""Days before each step on the way to work."""
LAST_STEP = {
    "intake": None, "intake_handed_in": "submit_intake", "declined": "submit_intake", "assessment": "agree_intake",
    "planning": "to_planning", "approval": "submit_plan", "agreement": "approve",
}  # fmt: skip
"""Where a case stands before the work begins, and the last step that it took."""
AGES = {"closed": (3, 26), "follow_up": (40, 170), "finished": (190, 215), "referred": (20, 90), "declined": (20, 200)}
"""How many days ago a case ended."""
TO_THE_END = ("evaluation", "closing", "closed", "follow_up", "finished")
"""Reviewed for the last time."""
TO_CLOSE = 9
"""Days from the last review to the supervisor's answer, at most."""
RELAPSED_AFTER, A_LOOK_IS_DUE, LEFT_UNDONE = 38, 95, 8
"""Days from the closing until a household is seen to have fallen back, and until its second look is due; for so many
days looks are still undone today."""
BEFORE_INCIDENT = "II"
COPIED = [
    *[rooms.CasePlan, rooms.Intake, rooms.Incident, rooms.Assessment, rooms.Problem, rooms.Screen, rooms.PlanVersion],
    *[rooms.Goal, rooms.Action, rooms.SessionNote, rooms.Conference, rooms.Review, rooms.GoalReview, rooms.Closing],
    *[rooms.Achievement, rooms.Settlement, rooms.Satisfaction, rooms.FollowUp, rooms.Referral, rooms.PlanStep],
    ActionOnVisit,
    SettledIssue,
]


@dataclass
class Course:
    """What one case is to become.

    ``gaps``: days before each step; ``work``: days from the agreement to the last review, or to today; ``reviews``: how
    many of them there were; ``age``: days since the last step that is wanted; ``again``: a second version is handed in.
    """

    wanted: Wanted
    gaps: dict
    work: int = 0
    reviews: int = 0
    age: int = 0
    again: bool = False

    @property
    def steps(self):
        """Those taken on the way to work."""
        verbs = list(GAPS)
        if self.again or self.wanted.where not in LAST_STEP:
            return verbs
        last = LAST_STEP[self.wanted.where]
        return verbs[: verbs.index(last) + 1] if last else []

    @property
    def days(self):
        """From its beginning until today."""
        return sum(self.gaps[verb] for verb in self.steps) + self.work + self.age

    @property
    def span(self):
        """Over how many days of work the actions lie: most are done where the case ended, some are ahead else."""
        return self.work * 0.8 if self.wanted.where in TO_THE_END else self.work * 1.25


def plan_course(rng, wanted, every, later=0):
    """``every``: days between reviews. ``later``: how many days ago the next case of the household begins."""
    where, gaps = wanted.where, {verb: rng.randint(*days) for verb, days in GAPS.items()}
    again = where == "approval" and (wanted.due or rng.random() < 0.5)
    course = Course(wanted, gaps, age=rng.randint(*AGES.get(where, (2, 5))), again=again)
    if again:
        course.work, course.age = rng.randint(35, 70), 6
    elif where in ("work", "incident", "referred"):
        course.work = rng.randint(25, 60) if where != "work" else rng.randint(15, 140)
        course.reviews = course.work // every
    elif where == "review_late":
        course.reviews = rng.randint(0, 2) if every < 60 else 0
        course.work = every * (course.reviews + 1) + rng.randint(4, 14)
        course.age = 0
    elif where in TO_THE_END:
        course.reviews = rng.randint(2, 3) if every < 60 else 1
        course.work = every * course.reviews
        course.age += TO_CLOSE if where != "evaluation" else 2
    if wanted.relapsed:
        course.age = later + RELAPSED_AFTER + TO_CLOSE
    elif wanted.due and where == "follow_up":
        course.age = A_LOOK_IS_DUE + TO_CLOSE
    return course


def write_cases(plan, files, overseers, last_day):
    """``files``: {position: File} of households that are in the database already; their supervisors alike.

    Writes the cases that ``plan`` wants of them.
    """
    keys, stories = Keys(), []
    for position, file in files.items():
        rng = plan.rng(f"cases {position}")
        stories += _stories(rng, keys, file, overseers[position], plan.cases[position], plan.today, last_day)
    for model in COPIED:
        copy_in(model, [row for story in stories for row in story.rows[model]])


def _stories(rng, keys, file, overseer, cases, today, last_day):
    levels, courses, stories = catalogues.rows(CaseLevel), [], []
    for wanted in reversed(cases):
        later = courses[0].days if courses else 0
        courses.insert(0, plan_course(rng, wanted, levels[at_first(wanted)].review_days, later))
    for course in courses:
        previous, level = stories[-1] if stories else None, levels[at_first(course.wanted)]
        day = last_day - timedelta(days=course.days)
        story = Story(rng, keys, file, overseer, level=level.pk, day=day, previous=previous and previous.plan)
        if previous:
            previous.go_to(story.day)
            reopen(previous, story.plan.number)
        tell(story, course, level.review_days, today, last_day)
        stories.append(story)
    return stories


def at_first(wanted):
    """The level before an incident raises it."""
    return BEFORE_INCIDENT if wanted.where == "incident" else wanted.level


def tell(story, course, every, today, last_day):
    """All that happens in a case, from the intake to where it is to stand."""
    where, steps = course.wanted.where, course.steps
    intake(story, whole=where != "intake", accept=where != "declined")
    for verb in steps:
        story.go(course.gaps[verb], course.gaps[verb])
        ON_THE_WAY[verb](story, course, every)
    if where == "declined":
        story.go(1, 1)
        decline(story)
    elif where == "planning" and story.rng.random() < 0.6:
        set_goals(story, 0)
    elif course.again:
        _work_again(story, course)
    elif "begin" in steps:
        _work(story, course, every, today, last_day)


def _submit_intake(story, course, every):
    story.move("submit_intake")
    if story.rng.random() < 0.25 and course.wanted.where not in LAST_STEP:
        story.move("return_intake", words.RETURNED_INTAKE)
        story.move("submit_intake")


def _agree_intake(story, course, every):
    story.move("agree_intake")
    story.assessment = begin_assessment(story)


def _to_planning(story, course, every):
    assess(story, story.assessment)
    story.move("to_planning")


def _submit_plan(story, course, every):
    set_goals(story, course.span)
    story.version = hand_in(story)
    if story.rng.random() < 0.2 and course.wanted.where not in LAST_STEP:
        story.version = give_back(story, story.version)


ON_THE_WAY = {
    "submit_intake": _submit_intake,
    "agree_intake": _agree_intake,
    "to_planning": _to_planning,
    "submit_plan": _submit_plan,
    "approve": lambda story, course, every: approve(story, story.version),
    "begin": lambda story, course, every: agree(story, story.version, every),
}


def _work_again(story, course):
    """Into a second version, which waits for the supervisor."""
    story.go(course.work, course.work)
    do_actions(story, story.day)
    write_notes(story, story.begun_on, story.day)
    replan(story)
    story.go(1, 2)
    hand_in(story)


def _work(story, course, every, today, last_day):
    where = course.wanted.where
    to_the_end = where in TO_THE_END
    for n in range(1, course.reviews + 1):
        story.go_to(story.plan.review_due_on)
        last = to_the_end and n == course.reviews
        progress = n * every / max(course.span, every) * 0.9
        review(story, every, decision="close" if last else "continue", progress=progress)
    until = story.day if to_the_end else min(story.begun_on + timedelta(days=course.work), last_day)
    do_actions(story, until, all_of_them=to_the_end)
    write_notes(story, story.begun_on, until)
    if to_the_end:
        _end(story, course.wanted, last_day)
    elif where == "incident":
        story.go_to(last_day - timedelta(days=2))
        incident(story, catalogues.rows(CaseLevel)[WATCHED])
    elif where == "referred":
        story.go_to(until)
        refer(story)
    elif course.wanted.due and (left := story.open_actions()):
        left[0].due_on = today


def _end(story, wanted, last_day):
    story.go(0, 1)
    story.move("evaluate")
    if wanted.where == "evaluation":
        return
    story.go(1, 3)
    left = [matter.issue for matter in story.file.matters if matter.issue.is_open]
    closing = propose_closing(story, left if wanted.where == "closing" else [])
    if wanted.where == "closing":
        if story.rng.random() < 0.5:
            ask(story)
        return
    story.go(1, 3)
    ask(story)
    close(story, closing)
    if wanted.where != "closed":
        undone = 0 if wanted.where == "finished" else A_LOOK_IS_DUE // 2 if wanted.due else LEFT_UNDONE
        follow_up(story, last_day - timedelta(days=undone), relapse=wanted.relapsed)
