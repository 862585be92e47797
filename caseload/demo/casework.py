"""The cases of a household, acted out: each goes the usual way, as far as wanted, and stands there today."""

from dataclasses import dataclass
from datetime import timedelta

from caseload.core import catalogues
from caseload.demo import case_words as words
from caseload.demo.case_ends import ask, close, follow_up, propose_closing, refer
from caseload.demo.case_plan import agree, assess, give_back, intake, replan, set_goals
from caseload.demo.case_work import do_actions, incident, review, work_until
from caseload.demo.cases import WATCHED, Wanted
from households.models import CaseLevel
from households.plans.services.goals import change_action
from households.plans.services.plans import start_plan
from households.plans.services.requirements import open_actions

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


def acts_of_cases(story, cases, today, last_day):
    """All ``cases`` of a household, the earlier first."""
    levels = catalogues.rows(CaseLevel)
    for n, course in enumerate(plan_courses(story.rng, cases, levels)):
        level = levels[at_first(course.wanted)]
        yield from story.go_to(last_day - timedelta(days=course.days))
        plan = _begin(story, level) if n == 0 else story.move("reopen", words.REOPENED)
        story.begin(plan, course.wanted, level.review_days)
        yield from tell(story, course, today, last_day)


def _begin_again(story):
    return story.move("reopen", words.REOPENED)


def _begin(story, level):
    return start_plan(by=story.worker, household=story.household, level=level.pk)


def plan_courses(rng, cases, levels):
    courses = []
    for wanted in reversed(cases):
        later = courses[0].days if courses else 0
        courses.insert(0, plan_course(rng, wanted, levels[at_first(wanted)].review_days, later))
    return courses


def at_first(wanted):
    """The level before an incident raises it."""
    return BEFORE_INCIDENT if wanted.where == "incident" else wanted.level


def tell(story, course, today, last_day):
    """All that happens in a case, from the intake to where it is to stand."""
    where, steps = course.wanted.where, course.steps
    intake(story, whole=where != "intake", accept=where != "declined")
    for verb in steps:
        yield from story.go(course.gaps[verb], course.gaps[verb])
        yield from ON_THE_WAY[verb](story, course)
    if where == "declined":
        yield from story.go(1, 1)
        story.move("decline", words.DECLINED)
    elif where == "planning" and story.rng.random() < 0.6:
        set_goals(story, 0)
    elif course.again:
        yield from _work_again(story, course)
    elif "begin" in steps:
        yield from _work(story, course, today, last_day)


def _submit_intake(story, course):
    story.move("submit_intake")
    if story.rng.random() < 0.25 and course.wanted.where not in LAST_STEP:
        yield from story.go(0, 0)
        story.move("return_intake", words.RETURNED_INTAKE)
        yield from story.go(0, 0)
        story.move("submit_intake")


def _agree_intake(story, course):
    story.move("agree_intake")
    yield from ()


def _to_planning(story, course):
    assess(story)
    story.move("to_planning")
    yield from ()


def _submit_plan(story, course):
    set_goals(story, course.span)
    story.move("submit_plan")
    if story.rng.random() < 0.2 and course.wanted.where not in LAST_STEP:
        yield from give_back(story)


def _approve(story, course):
    story.move("approve")
    yield from ()


def _agree(story, course):
    agree(story)
    yield from ()


ON_THE_WAY = {
    "submit_intake": _submit_intake,
    "agree_intake": _agree_intake,
    "to_planning": _to_planning,
    "submit_plan": _submit_plan,
    "approve": _approve,
    "begin": _agree,
}


def _work_again(story, course):
    """Into a second version, which waits for the supervisor."""
    last = story.meant + timedelta(days=course.work)
    yield from work_until(story, last)
    yield from story.go_to(last)
    do_actions(story)
    replan(story)
    yield from story.go(1, 2)
    story.move("submit_plan")


def _work(story, course, today, last_day):
    where, note_on = course.wanted.where, None
    to_the_end = where in TO_THE_END
    for n in range(1, course.reviews + 1):
        due, last = story.plan.review_due_on, to_the_end and n == course.reviews
        note_on = yield from work_until(story, due, notes_from=note_on)
        yield from story.go_to(due)
        do_actions(story, all_of_them=last)
        progress = n * story.every / max(course.span, story.every) * 0.9
        review(story, decision="close" if last else "continue", progress=progress)
    if to_the_end:
        yield from _end(story, last_day)
        return
    until = min(story.begun_on + timedelta(days=course.work), last_day)
    if where in ("incident", "referred"):
        until = last_day - timedelta(days=2 if where == "incident" else course.age)
    yield from work_until(story, until, notes_from=note_on)
    yield from story.go_to(until)
    do_actions(story)
    if where == "incident":
        incident(story, catalogues.rows(CaseLevel)[WATCHED])
    elif where == "referred":
        yield from refer(story)
    elif course.wanted.due and (left := open_actions(story.plan).order_by("due_on").first()):
        change_action(by=story.worker, action=left, due_on=today)


def _end(story, last_day):
    where = story.wanted.where
    if where == "evaluation":
        return
    yield from story.go(1, 3)
    propose_closing(story)
    if where == "closing":
        if story.rng.random() < 0.5:
            ask(story)
        return
    yield from story.go(1, 3)
    ask(story)
    yield from close(story)
    if where != "closed":
        undone = 0 if where == "finished" else A_LOOK_IS_DUE // 2 if story.wanted.due else LEFT_UNDONE
        yield from follow_up(story, last_day - timedelta(days=undone))
