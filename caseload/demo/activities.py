"""The year's group activities: decided here, and acted out on the stage like all else. Leaflets are those of visits."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from caseload.core.models import Area, User
from caseload.core.services.calendar import add_working_days
from caseload.demo import calls
from caseload.demo.plan import AT_AN_ACTIVITY
from households.models import Household, Member
from households.support.leaflets.services.versions import offered
from visits.activities.models import RATINGS, ActivityKind
from visits.activities.services.activities import ACTIVITIES, plan_activity
from visits.activities.services.attending import sign_up, tick
from visits.activities.services.leaflets import hand_out

AHEAD = (2, 5, 9)
"""Of activities still to come: in so many working days."""
OF_THE_LOGIN_EVERY, OF_A_WORKER_EVERY = 16, 4
EARLIER, SIGNED_UP = timedelta(days=12), timedelta(days=4)
COME = 0.85
"""Of those who sign up so many come."""
WORDS = (
    # kind, title, plan, evaluation, (kind, what and how much of what was put in)
    (
        *("policy", "{name}惠民政策宣讲", "讲低保、医保报销、残疾人补贴的条件和材料，现场答疑，逐户对照。"),
        *("大家最关心门诊报销和高龄津贴，现场登记 {n} 户需要上门办理。", [("cost", "条幅和饮水", 86)]),
    ),
    (
        *("clinic", "{name}健康义诊", "量血压、测血糖，家庭医生讲用药；行动不便的由志愿者接送。"),
        *("测出血压偏高 {n} 人，已转家庭医生随访。", [("volunteer", "刘医生", 3), ("volunteer", "陈护士", 3)]),
    ),
    (
        *("festival", "{name}节日慰问", "给高龄、独居和重病家庭送米面油，问冷暖、记心愿。"),
        *("慰问品全部送到，记下微心愿 {n} 个。", [("gift", "大米（10 斤装）", 20), ("gift", "食用油", 20)]),
    ),
    (
        *("skills", "{name}家政技能培训", "请家政公司师傅讲收纳和护理，有意就业的现场登记。"),
        *("登记求职意向 {n} 人，两人约好面试。", [("volunteer", "孙师傅", 4), ("cost", "教具", 150)]),
    ),
    (
        *("neighbours", "{name}邻里包饺子", "一起包饺子、拉家常，请新搬来的住户认认门。"),
        *("气氛热闹，{n} 户留了互助电话。", [("cost", "面粉和馅料", 210.5), ("volunteer", "王芳", 2.5)]),
    ),
    (
        *("children", "{name}周末儿童陪伴", "陪做作业、读绘本、做手工，家长讲讲近况。"),
        *(
            "孩子们愿意再来，{n} 个孩子结了学习对子。",
            [("volunteer", "大学生志愿者小赵", 3), ("cost", "绘本和彩纸", 120)],
        ),
    ),
    (
        *("meal", "{name}老人聚餐", "食堂备软烂菜，饭前量血压，饭后理发。"),
        *("老人说菜合口味，{n} 位想每月来一次。", [("cost", "食材", 480), ("volunteer", "理发师张姐", 2)]),
    ),
    (
        *("safety", "{name}防诈骗和用电安全宣讲", "民警讲新骗局，电工讲取暖用电，现场查插座。"),
        *("当场劝停转账 1 起，{n} 户约了入户查线路。", [("volunteer", "社区民警", 2)]),
    ),
)


@dataclass
class Gathering:
    """``planned_on``: when it was put into the calendar."""

    rng: Random
    owner: User
    area: Area
    words: tuple
    day: date
    planned_on: date

    @property
    def begins(self):
        return time(9 if self.day.toordinal() % 2 else 14)

    def at(self, day, hour):
        return timezone.make_aware(datetime.combine(day, hour))

    def facts(self):
        kind, title, said, _evaluation, put_in = self.words
        return {
            "title": title.format(name=self.area.name),
            "kind": ActivityKind.objects.get(pk=kind),
            "area": self.area,
            "place": self.area.service_centre or f"{self.area.name}活动室",
            "day": self.day,
            "begins": self.begins,
            "ends": self.begins.replace(hour=self.begins.hour + 2, minute=30),
            "plan": said,
            "contributions": [{"kind": kind, "what": what, "quantity": n} for kind, what, n in put_in],
        }


def stories(plan, staff, communities, now):
    """Of ``plan.activities`` that were held, one that was cancelled, and those still to come."""
    past = [day for day in calls.workdays_of(plan.today) if day < timezone.localdate(now)]
    for n in range(plan.activities):
        yield held(_gathering(plan, staff, communities, n, past[n * len(past) // plan.activities]))
    yield cancelled(_gathering(plan, staff, communities, plan.activities, past[-8]))
    for n, days in enumerate(AHEAD):
        day = add_working_days(plan.today, days)
        yield to_come(_gathering(plan, staff, communities, n * OF_THE_LOGIN_EVERY // 2, day, planned=past[-3]))


def _gathering(plan, staff, communities, n, day, planned=None):
    """By a worker in the grid where they are posted, or by the supervisor of a community there."""
    owner, area = staff.supervisors[n % len(communities) + 1], communities[n % len(communities)]
    if n % OF_A_WORKER_EVERY == 0:
        owner = staff.workers[0 if n % OF_THE_LOGIN_EVERY == 0 else n % len(staff.workers)]
        area = owner.area
    words = WORDS[n % len(WORDS)]
    return Gathering(plan.rng(f"activity {n}"), owner, area, words, day, planned or day - EARLIER)


def to_come(gathering):
    yield gathering.at(gathering.planned_on, time(10))
    activity = plan_activity(by=gathering.owner, **gathering.facts())
    yield gathering.at(min(gathering.day - SIGNED_UP, gathering.planned_on), time(15))
    sign_up(by=gathering.owner, activity=activity, members=_some(gathering))
    return activity


def cancelled(gathering):
    activity = yield from to_come(gathering)
    yield gathering.at(gathering.day, time(8, 30))
    ACTIVITIES.move(activity, "cancel", by=gathering.owner, asked={"reason": "暴雨预警，改到下周。"})


def held(gathering):
    activity, rng, owner = (yield from to_come(gathering)), gathering.rng, gathering.owner
    yield gathering.at(gathering.day, activity.ends)
    here = [row.pk for row in activity.attendances.order_by("pk") if rng.random() < COME]
    others = rng.randrange(3, 16)
    tick(by=owner, activity=activity, came=here, more=others)
    ACTIVITIES.move(activity, "hold", by=owner, asked={"leaflets": AT_AN_ACTIVITY})
    hand_out(by=owner, activity=activity, in_all=AT_AN_ACTIVITY, named=_leaflets(gathering))
    activity.refresh_from_db(fields=["leaflets", "version"])
    yield gathering.at(gathering.day + timedelta(days=rng.randrange(1, 7)), time(9, 30))
    said = gathering.words[3].format(n=rng.randrange(2, 7))
    ACTIVITIES.move(activity, "evaluate", by=owner, asked={**_ratings(rng, len(here) + others), "evaluation": said})


def _leaflets(gathering):
    """Of two kinds; some that nobody named."""
    first, second = gathering.rng.sample(offered(), 2)
    return {first: 18, second: 8}


def _some(gathering):
    """Members of households of the area, as far as they are registered by then."""
    homes = Household.objects.in_area(gathering.area).open()
    found = list(Member.objects.active().filter(household__in=homes).order_by("pk"))
    return gathering.rng.sample(found, min(len(found), gathering.rng.randrange(8, 24)))


def _ratings(rng, came):
    """Most of those who came say how they liked it."""
    said = rng.choices(RATINGS, [60, 34, 5, 1], k=came * 8 // 10)
    return {name: said.count(name) for name in RATINGS}
