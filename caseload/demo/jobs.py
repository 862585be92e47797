"""Openings of the demo's street, who wishes for work, and who found it: in the last weeks as many households with a
public-welfare post as the street counts, before that some in workshops and enterprises, some still on the way, and
some who learn a trade."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from caseload.core import wall_clock
from caseload.core.services.calendar import months_after
from caseload.demo import calls
from caseload.demo.giving import spread
from caseload.demo.plan import HOUSEHOLDS, RECENT_DAYS
from caseload.demo.stage import in_one_piece
from households.models import Household, Member
from households.support.employment.models import Kind
from households.support.employment.services.courses import offer_course, sign_up, tell
from households.support.employment.services.openings import offer_opening, write_wish
from households.support.employment.services.placements import PLACEMENTS, recommend

POSTS = 20
"""So many households have somebody in a public-welfare post, where they are as many as usual."""
MORNING = time(9, 30)
OPENINGS = [
    ("welfare", "保洁员", "楼道和广场保洁", "云门山街道办事处", 8, 900),
    ("welfare", "护理员", "独居老人助餐", "云门山街道养老服务中心", 8, 960),
    ("welfare", "治安协管员", "校门口护学", "云门山街道办事处", 8, 850),
    ("workshop", "", "玩具包装", "青禾帮扶车间", 12, 2100),
    ("enterprise", "", "超市理货", "望湖超市", 6, 2800),
]
NAMES = ("kind", "post", "title", "employer", "places", "pay")
WELFARE = 3
"""So many of them are public-welfare posts."""
OF_ALL = {"months": 12, "youngest": 18, "requirements": "身体健康，服从安排；上下班时间可以商量。"}
OLDEST = 59
ABLE = ("普通劳动力", "技能劳动力")
MONTHS_AGO = (7, 6, 5, 4, 3, 2)
"""When those in workshops and enterprises began."""
ON_THE_WAY = ((), ("interview",), ("interview", "refuse"), (), ("leave",))
"""What happened so far to some others; who left had begun before."""
SKILLS = ["做饭、收拾家务", "会缝纫", "有驾照 C1", "干过装卸", "会用电脑", "照护过老人"]
COURSES = [
    ("家政服务员培训", "区人力资源和社会保障局", "街道便民服务中心二楼", 40, "家政服务员培训合格证"),
    ("电商直播入门", "区妇女联合会", "青禾帮扶车间", 24, ""),
]
COURSE = ("title", "organiser", "place", "hours", "certificate")
LEARNERS = 6
"""So many in each course."""
UNTIL_THE_FIRST_DAY = 6
"""Days from the recommendation to the first day."""


def find_work(plan, staff, street):
    """A year of work to the households that were acted out."""
    helped = Household.objects.open().filter(worker__is_active=True).select_related("worker").order_by("number")
    work = Work(plan, staff, street, list(helped[: plan.acted]))
    with in_one_piece():
        work.posts()
        work.elsewhere()
        work.on_the_way()
        work.wishes()
        work.courses()


class Work:
    def __init__(self, plan, staff, street, households):
        self.today, self.login, self.office, self.street = plan.today, staff.workers[0], staff.office, street
        self.days = calls.workdays_of(plan.today)[:-1]
        self.count = max(1, round(POSTS * len(households) / HOUSEHOLDS))
        with self._on(self.days[0]):
            places = {"area": street, **OF_ALL}
            self.openings = [
                offer_opening(by=staff.office, **dict(zip(NAMES, row, strict=True)), **places) for row in OPENINGS
            ]
        self.people = able_of(households, plan.today)
        self.learners = self._the_log_ins_first()[:LEARNERS]

    def _on(self, day):
        return wall_clock.stands_at(timezone.make_aware(datetime.combine(day, MORNING)))

    def _next(self):
        """Of one household after the other somebody who can work; None after the last."""
        return self.people.pop(0) if self.people else None

    def posts(self):
        """Public-welfare posts, all taken up in the last weeks."""
        first = self.today - timedelta(days=RECENT_DAYS - 1)
        recent = [day for day in self.days if day >= first]
        for day, n in spread(range(self.count), recent):
            self._begin(self.openings[n % WELFARE], self._next(), day)

    def elsewhere(self):
        for n, months in enumerate(MONTHS_AGO):
            self._begin(self.openings[WELFARE + n % 2], self._next(), months_after(self.today, -months))

    def on_the_way(self):
        for n, verbs in enumerate(ON_THE_WAY):
            member, opening = self._next(), self.openings[WELFARE + n % 2]
            if member is None:
                return
            if "leave" in verbs:
                row = self._begin(opening, member, months_after(self.today, -3))
                self._step(row, "leave", self.days[-5], ended_on=self.days[-6], why="care", words="母亲住院，要人照料")
                continue
            row = self._recommend(opening, member, self.days[-9])
            for verb, day in zip(verbs, self.days[-6:], strict=False):
                asked = {"interviewed_on": day} if verb == "interview" else {"why": "far", "words": "住得远，倒两趟车"}
                self._step(row, verb, day, **asked)

    def wishes(self):
        """Of those who look for work, the log-in's first."""
        for n, (member, skills) in enumerate(zip(self._the_log_ins_first(), SKILLS, strict=False)):
            kinds = [Kind.WORKSHOP, Kind.WELFARE] if n % 2 else []
            facts = {"times": "part" if n % 3 else "full", "distance": "near", "asked_on": self.days[-2 - n]}
            with self._on(self.days[-2 - n]):
                write_wish(by=member.household.worker, member=member, skills=skills, kinds=kinds, **facts)

    def courses(self):
        """One that is over, and one that goes on; the first two of three completed what is over."""
        held = [(self.days[-40], self.days[-31]), (self.days[-3], self.today + timedelta(days=10))]
        for said, (first, last) in zip(COURSES, held, strict=True):
            with self._on(first):
                facts = dict(zip(COURSE, said, strict=True), area=self.street, starts_on=first, ends_on=last)
                course = offer_course(by=self.office, **facts)
                rows = [sign_up(by=m.household.worker, course=course, member=m) for m in self.learners]
            with self._on(min(last, self.days[-1])):
                for n, row in enumerate(rows[:-1]):
                    self._tell(row, last < self.today and n % 3 < 2)

    def _tell(self, trainee, completed):
        number = f"JZ{trainee.pk:05}" if completed and trainee.course.certificate else ""
        tell(by=trainee.by, trainee=trainee, came=True, completed=completed, certificate=number)

    def _the_log_ins_first(self):
        return sorted(self.people, key=lambda member: member.household.worker_id != self.login.pk)

    def _recommend(self, opening, member, day):
        with self._on(day):
            return recommend(by=member.household.worker, opening=opening, member=member)

    def _begin(self, opening, member, day):
        """Somebody begins on ``day``, and is asked on the days of the looks; of the log-in's people the last is due."""
        if member is None:
            return None
        row = self._recommend(opening, member, day - timedelta(days=UNTIL_THE_FIRST_DAY))
        until = months_after(day, opening.months) - timedelta(days=1)
        self._step(row, "place", day, started_on=day, contract_until=until, pay=opening.pay)
        while (look := row.next_look_on) and look < self.days[-1] and not self._is_left_to_be_asked(row, look):
            self._step(row, "look", look, looked_on=look, words="在岗，干得稳当")
        return row

    def _is_left_to_be_asked(self, row, look):
        return row.household.worker_id == self.login.pk and look > self.days[-1] - timedelta(days=40)

    def _step(self, row, verb, day, **asked):
        with self._on(day):
            PLACEMENTS.move(row, verb, by=row.household.worker, asked=asked)


def able_of(households, today):
    """Of each household the first who can work, in the order of the households."""
    grown = months_after(today, -12 * 19), months_after(today, -12 * OLDEST)
    rows = Member.objects.active().filter(household__in=households, labour_skill__in=ABLE, school_status="")
    rows = rows.filter(birth_date__lte=grown[0], birth_date__gt=grown[1])
    found = {}
    for member in rows.select_related("household__worker").order_by("-is_head", "pk"):
        found.setdefault(member.household_id, member)
    return [found[household.pk] for household in households if household.pk in found]
