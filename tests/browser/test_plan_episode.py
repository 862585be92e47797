"""A case of a demo family from the door to the look a month later: the worker on a phone, the supervisor at a desk."""

import re

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import expect

from caseload.core.models import User
from households.models import Household
from households.plans.models import Action, CasePlan, FollowUp
from households.plans.services.goals import add_goal
from households.plans.services.plans import move_plan
from tests import make
from tests.browser.test_screens import axe_is_content
from tests.plans import making

PHONE = {"language": "zh-hans", "width": 360, "height": 740}
DESK = {"language": "zh-hans", "width": 1280, "height": 800}
COUNT_TAPS = (
    """addEventListener("pointerdown", () => sessionStorage.taps = 1 + Number(sessionStorage.taps || 0), true)"""
)
TODAY = timezone.localdate


@pytest.fixture
def street(committed):
    """Just the log-ins, and a household of the worker's."""
    call_command("demo", areas_only=True, verbosity=0)
    worker = User.objects.get(username="worker")
    return (
        worker,
        User.objects.get(username="supervisor"),
        make.household(worker.area, "阿依古丽·买买提江", worker=worker),
    )


@pytest.fixture
def family(small_demo):
    return Household.objects.filter(worker__username="worker", plans=None, open_issue_count=0).first()


class Side:
    """One of the two who work on a case: their screen, and the ways about it."""

    def __init__(self, person):
        self.person, self.tab = person, person.tab
        self.tab.add_init_script(COUNT_TAPS)

    def open(self, plan, path=""):
        self.person.go(f"/households/plans/{plan.pk}/{path}")

    def press(self, selector):
        self.person.press(f"{selector} >> visible=true")

    def fill(self, **words):
        for name, value in words.items():
            field = self.tab.locator(f"[name='{name}']").first
            kind = field.evaluate("field => field.type")
            if kind in ("radio", "checkbox"):
                self.tab.locator(f"label:has([name='{name}'][value='{value}'])").click()
            elif kind == "select-one":
                field.select_option(str(value))
            else:
                field.fill(str(value))

    def send(self, **words):
        """Fill in the form on the screen and send it."""
        self.fill(**words)
        self.press("button.btn-primary")

    def move(self, plan, verb, **words):
        """Take a step from the case's page: one button, or a link to the form that asks for ``words``."""
        self.open(plan)
        link = f"a[href$='/move/{verb}/']"
        if words:
            self.press(link)
            self.send(**words)
        else:
            self.press(f"form[action$='/move/{verb}/'] button")

    def sees(self, words, where="main"):
        expect(self.tab.locator(where).first).to_contain_text(words)

    def taps(self):
        return int(self.tab.evaluate("sessionStorage.taps || 0"))


@pytest.mark.prove
def test_a_whole_case_of_a_family(family, visitor):
    worker, chief = Side(visitor("worker", **PHONE)), Side(visitor("supervisor", **DESK))
    plan = take_in(worker, chief, family)
    assess(worker, plan, family)
    draw_up(worker, chief, plan)
    work(worker, chief, plan)
    look_back(worker, plan)
    close(worker, chief, plan)
    follow_up(worker, plan, family)


def test_two_clicks_six_taps_and_one_page(street, visitor):
    """Approving, adding an action, and the agreement of a plan with five goals on A4."""
    person, overseer, household = street
    plan = making.at_stage(household, person, overseer, "planning")
    for n in range(5):
        actions = [making.action_facts(f"第{n}项措施的第{m}步，约好一起去窗口办理") for m in range(3)]
        add_goal(by=person, plan=plan, actions=actions, **making.goal_facts(f"第{n}个目标，一家人都说得清"))
    move_plan(by=person, plan=plan, verb="submit_plan")
    worker, chief = Side(visitor("worker", **PHONE)), Side(visitor("supervisor", **DESK))
    approve_in_two_clicks(chief, plan)
    on_one_page(worker, plan)
    worker.move(plan, "begin", agreed_how="signed")
    add_an_action(worker, plan, "每月陪同复诊一次")


def take_in(worker, chief, family):
    worker.person.go(f"/households/{family.pk}/plan/")
    worker.press("a.btn-primary")
    worker.send()
    plan = CasePlan.objects.get(household=family)
    worker.press("a[href$='/intake/'].btn-primary")
    axe_is_content(worker.person)
    worker.fill(problem="“药一停就难受，可实在不敢全买。”", source="worker", needs="medicine")
    worker.fill(consent_by=family.head_name, consent_how="signed", consent_scope="record", consent_on=TODAY())
    worker.send(decision="accept", decision_reason="在服务范围内")
    worker.move(plan, "submit_intake")
    chief.person.go("/households/plans/")
    chief.press(f"a[href='/households/plans/{plan.pk}/']")
    axe_is_content(chief.person)
    chief.move(plan, "return_intake", reason="请写明以往得到过什么帮助")
    worker.open(plan)
    worker.sees("请写明以往得到过什么帮助")
    worker.open(plan, "intake/")
    worker.send(earlier_help="去年领过一次临时救助")
    worker.move(plan, "submit_intake")
    chief.move(plan, "agree_intake")
    chief.sees("预估", ".plan-way .now")
    return plan


def assess(worker, plan, family):
    worker.open(plan, "assessment/edit/")
    expect(worker.tab.locator("[name=person]")).to_have_value(re.compile(family.head_name))
    worker.fill(**{"cause1": "因病", "form-0-what": "医药费自付太高", "form-0-severity": "4"})
    worker.send(risk_self="low", risk_others="none", risk_neglect="low")
    screen(worker, plan, 2)
    worker.open(plan, "assessment/")
    expect(worker.tab.locator("svg.family")).to_have_count(1)
    worker.sees("20 / 20")
    axe_is_content(worker.person)
    worker.move(plan, "to_planning")


def screen(worker, plan, answer):
    worker.open(plan, "screen/")
    worker.send(**{f"item{n}": answer for n in range(10)})


def draw_up(worker, chief, plan):
    worker.open(plan, "draft/")
    worker.tab.locator("label:has([name=templates])").first.click()
    worker.press("button.btn-primary")
    worker.move(plan, "submit_plan")
    approve_in_two_clicks(chief, plan)
    agree(worker, plan)


def approve_in_two_clicks(chief, plan):
    """From the list of what waits for the supervisor."""
    chief.person.go("/households/plans/")
    before = chief.taps()
    chief.press(f"a[href='/households/plans/{plan.pk}/']")
    chief.press("form[action$='/move/approve/'] button")
    assert chief.taps() - before == 2
    plan.refresh_from_db()
    assert (plan.status, plan.waiting) == ("planning", "agreement")


def agree(worker, plan):
    on_one_page(worker, plan)
    worker.move(plan, "begin", agreed_how="signed")


def on_one_page(worker, plan):
    """The agreement, printed on A4."""
    worker.open(plan, "print/")
    printed = worker.tab.pdf(format="A4", print_background=False)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def work(worker, chief, plan):
    action = Action.objects.filter(goal__plan=plan).first()
    worker.open(plan)
    worker.press(f"a[href='/households/plans/actions/{action.pk}/done/']")
    worker.send(result="慢特病证已领")
    worker.open(plan, "notes/new/")
    worker.send(facts="血压 138，分药盒在用。", analysis="家人愿意多担一点。")
    worker.move(plan, "replan", reason="要加一个措施")
    add_an_action(worker, plan, "每月陪同复诊一次")
    worker.move(plan, "submit_plan")
    chief.open(plan)
    chief.sees("新增 1", ".next-step")
    chief.sees("每月陪同复诊一次", ".is-new")
    axe_is_content(chief.person)
    approve_in_two_clicks(chief, plan)
    agree(worker, plan)


def add_an_action(worker, plan, what):
    """Seen from the case's page: button, field, save."""
    worker.open(plan)
    before = worker.taps()
    worker.press("a[href$='/actions/new/']")
    worker.tab.locator("[name=what]").click()
    worker.tab.keyboard.type(what)
    worker.press("button.btn-primary")
    assert worker.taps() - before <= 6
    worker.sees(what)


def look_back(worker, plan):
    worker.open(plan, "reviews/new/")
    worker.press("a[href$='/screen/?next=review']")
    worker.send(**{f"item{n}": 1 for n in range(10)})
    worker.sees("10 / 20")
    goal = plan.goals.get()
    facts = {f"outcome{goal.pk}": "met", f"value{goal.pk}": goal.target}
    worker.send(**facts, decision="close", words="目标达到，家里能自己往下走")
    worker.sees("评估", ".plan-way .now")
    screen(worker, plan, 0)
    worker.open(plan, "reviews/")
    worker.sees("好转")
    axe_is_content(worker.person)


def close(worker, chief, plan):
    worker.open(plan, "closing/")
    worker.press("a[href$='/closing/'].btn-primary")
    report = {"reason": "goals", "words": "药费降了", "remains": "按时复查", f"goal{plan.goals.get().pk}": 100}
    for action in Action.objects.open().filter(goal__plan=plan):
        report |= {f"how_a{action.pk}": "handed", f"say_a{action.pk}": "社区卫生服务站"}
    worker.send(**report)
    axe_is_content(worker.person)
    worker.move(plan, "submit_closing")
    chief.open(plan, "closing/")
    chief.press("a[href$='/satisfaction/']")
    chief.send(how="phone", overall=5, words="谢谢")
    chief.move(plan, "agree_closing")
    chief.sees("结案", ".plan-way .now")


def follow_up(worker, plan, family):
    """A month later the look stands on Today by itself."""
    looks = plan.follow_ups.all()
    assert [look.due_on.month for look in looks] == [(TODAY().month + n - 1) % 12 + 1 for n in (1, 3, 6)]
    worker.person.go("/")
    expect(due_of(worker)).not_to_contain_text(family.head_name)
    FollowUp.objects.filter(pk=looks[0].pk).update(due_on=TODAY())
    worker.person.go("/")
    expect(due_of(worker)).to_contain_text(family.head_name)
    worker.press(f"a[href='/households/plans/follow-ups/{looks[0].pk}/']")
    worker.send(outcome="stable", words="一切稳当，药按时吃。")
    worker.sees("跟进", ".plan-way .now")
    plan.refresh_from_db()
    assert plan.status == "follow_up"


def due_of(worker):
    """The case work on Today, which is loaded into the page; of the family nothing but the look can stand there."""
    worker.tab.wait_for_selector("[hx-get$='/plans/due/']:not(:has(> p))", state="attached")
    return worker.tab.locator("[hx-get$='/plans/due/']")
