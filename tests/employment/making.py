"""Openings, wishes and placements as the pages make them, at the stage that a test needs."""

from datetime import date, timedelta

from django.utils import timezone

from caseload.core.services.calendar import months_after
from households.support.employment.models import Placement
from households.support.employment.services.courses import offer_course, sign_up
from households.support.employment.services.openings import offer_opening, write_wish
from households.support.employment.services.placements import PLACEMENTS, recommend
from tests import make

TODAY = timezone.localdate
BORN = date(1980, 5, 6)


def opening(area, by, **facts):
    """A public-welfare post, unless ``facts`` say otherwise."""
    usual = {"kind": "welfare", "post": "保洁员", "title": "楼道保洁", "employer": "柳泉社区居委会", "pay": 900}
    return offer_opening(by=by, **{**usual, "places": 2, "months": 12, "area": area, **facts})


def workshop(area, by, **facts):
    usual = {"kind": "workshop", "post": "", "title": "玩具包装", "employer": "青禾帮扶车间", "pay": 2100}
    return opening(area, by, **{**usual, **facts})


def member(household, name="王小梅", born=BORN, **facts):
    return make.member(household, name, "配偶", birth_date=born, **facts)


def wish(member, by, **facts):
    said = {"seeks": "looking", "skills": "会缝纫", "kinds": ["workshop"], "asked_on": TODAY(), **facts}
    return write_wish(by=by, member=member, **said)


def recommended(household, by, post=None, person=None, **facts):
    post = post or opening(household.area, by)
    return recommend(by=by, opening=post, member=person or member(household), **facts)


def move(row, by, verb, **asked):
    row = Placement.objects.select_related("household", "member__household", "opening").get(pk=row.pk)
    return PLACEMENTS.move(row, verb, by=by, asked=asked).row


def placed(household, by, months_ago=0, **facts):
    """At work since so many months."""
    first = months_after(TODAY(), -months_ago)
    words = facts.get("words", "")
    row = recommended(household, by, recommended_on=first, **facts)
    until = months_after(first, 12) - timedelta(days=1)
    return move(row, by, "place", started_on=first, contract_until=until, pay=900, words=words)


def course(area, by, **facts):
    """One that begins today and lasts ten days."""
    days = {"starts_on": TODAY(), "ends_on": TODAY() + timedelta(days=9)}
    return offer_course(by=by, **{"title": "家政服务员培训", "organiser": "区人社局", "area": area, **days, **facts})


def trainee(member, by, of=None):
    return sign_up(by=by, course=of or course(member.household.area, by), member=member)
