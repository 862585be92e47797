"""Leaflets of the demo's year beside those of visits: hand-outs to whole buildings, the stocks that the centres keep,
and a version that was replaced some weeks ago, so that some households still hold the old one."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from caseload.core import catalogues, wall_clock
from caseload.demo import calls, names
from households.support.leaflets.models import LeafletVersion
from households.support.leaflets.services import stocks
from households.support.leaflets.services.handouts import hand_out
from households.support.leaflets.services.versions import handed_out_on

REPLACED = "fraud"
REPLACED_BEFORE = timedelta(days=20)
NEW_TEXT = (
    "一、不点陌生链接，不扫陌生二维码，不开共享屏幕。\n二、“养老投资”“医保卡异常”“代办低保”都是骗人的。\n"
    "三、接到要转账的电话，先挂断，再问家人或社工。\n四、已经转了账，马上拨打 110 或 96110。"
)
BUILDINGS = ["1号楼", "2号楼", "3号楼", "5号楼", "8号楼"]
RECEIVED = [("rescue", 600), ("medical", 500), ("monitoring", 300), ("fraud", 400), ("safety", 350)]
TO_A_COMMUNITY = 120
FOUND = 117


def replace_a_version(today):
    """It begins before the last visits are made, which hand out the new one."""
    begins = today - REPLACED_BEFORE
    number = f"{begins.year}-{begins.month:02}"
    LeafletVersion.objects.create(leaflet_id=REPLACED, number=number, valid_from=begins, text=NEW_TEXT)
    catalogues.forget()


def hand_out_to_buildings(plan, staff):
    """``plan.to_places``: so many copies to each."""
    days = calls.workdays_of(plan.today)[:-1]
    for n, copies in enumerate(plan.to_places):
        worker = staff.workers[n % len(staff.workers)]
        day = days[(n + 1) * (len(days) - 1) // (len(plan.to_places) + 1)]
        with _on(day):
            version = list(handed_out_on(day).values())[n % len(RECEIVED)]
            place = names.ESTATES[n % len(names.ESTATES)] + BUILDINGS[n % len(BUILDINGS)]
            hand_out(by=worker, area=worker.area, version=version, count=copies, day=day, place=place, note="逐户投递")


def keep_stocks(plan, staff, street, communities):
    """The street receives what was printed and sends some on; the first centre has counted."""
    versions = handed_out_on(plan.today)
    last = calls.workdays_of(plan.today)[-4:]
    with _on(last[0]):
        kept = [
            stocks.receive(by=staff.office, area=street, version=versions[code], copies=n, words="街道统一印制")
            for code, n in RECEIVED
        ]
    with _on(last[1]):
        there = [
            stocks.move(by=staff.office, stock=stock, to=area, copies=TO_A_COMMUNITY)
            for area in communities[:2]
            for stock in kept
        ]
    with _on(last[2]):
        stocks.count(by=staff.supervisors[1], stock=there[0], copies=FOUND, words="受潮 3 份")


def _on(day: date):
    return wall_clock.stands_at(timezone.make_aware(datetime.combine(day, time(11))))
