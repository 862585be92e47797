"""Activities: planned, changed, moved on; who may do it, and what the database refuses."""

from datetime import time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from caseload.core.casework.moves import MoveRefused
from caseload.core.sheets import read
from tests import make
from visits.activities.models import Activity
from visits.activities.services.activities import ACTIVITIES

pytestmark = pytest.mark.django_db
LINES = {"lines-TOTAL_FORMS": "2", "lines-INITIAL_FORMS": "0"}


def said(area, **facts):
    known = {
        **{"title": "高血压义诊", "kind": "clinic", "area": area.path, "place": "广场", "plan": "量血压、讲用药"},
        **{"day": timezone.localdate().isoformat(), "begins": "09:00", "ends": "11:00"},
    }
    return {**known, **LINES, **facts}


def lines(*rows):
    pairs = {f"lines-{n}-{name}": value for n, row in enumerate(rows) for name, value in row.items()}
    return {"lines-TOTAL_FORMS": str(len(rows)), "lines-INITIAL_FORMS": "0", **pairs}


@pytest.fixture
def clinic(worker, east):
    return make.activity(worker, east)


def move(activity, verb, by, **asked):
    activity.refresh_from_db()
    return ACTIVITIES.move(activity, verb, by=by, asked=asked)


def test_a_worker_plans_one_with_volunteers_and_costs(enter, worker, east):
    put_in = lines(
        {"kind": "volunteer", "what": "王芳", "quantity": "2.5"},
        {"kind": "cost", "what": "场地", "quantity": "120"},
        {"kind": "gift", "what": "", "quantity": ""},
    )
    answer = enter(worker).post("/activities/new/", said(east, **put_in))
    activity = Activity.objects.get()
    assert answer.url == activity.get_absolute_url()
    assert (activity.owner, activity.status, activity.begins) == (worker, "planned", time(9))
    assert list(activity.contributions.values_list("what", "quantity")) == [("王芳", 2.5), ("场地", 120)]
    page = enter(worker).get(answer.url).content.decode()
    assert "量血压、讲用药" in page and "王芳" in page and "志愿服务 2.5 小时" in page


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"ends": "08:00"}, "结束时间须晚于开始时间"),
        ({"day": "2006-01-01"}, "请核对年份"),
        (lines({"kind": "volunteer", "what": "王芳", "quantity": ""}), "请填写数量"),
        (lines({"kind": "volunteer", "what": "王芳", "quantity": "25"}), "一天只有24小时"),
        (lines({"kind": "cost", "what": "", "quantity": "3"}), "请填写姓名或用途"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_stored(enter, worker, east, facts, words):
    answer = enter(worker).post("/activities/new/", said(east, **facts))
    assert answer.status_code == 200 and words in answer.content.decode()
    assert not Activity.objects.exists()


def test_only_who_oversees_gives_it_to_another(enter, worker, supervisor, east):
    enter(worker).post("/activities/new/", said(east, owner=supervisor.pk))
    assert Activity.objects.get().owner == worker
    enter(supervisor).post("/activities/new/", said(east, owner=worker.pk, title="别的"))
    assert Activity.objects.get(title="别的").owner == worker


def test_nothing_is_planned_in_an_area_of_others(enter, worker, west):
    answer = enter(worker).post("/activities/new/", said(west))
    assert answer.status_code == 200 and not Activity.objects.exists()


def test_a_colleague_reads_it_and_does_not_change_it(enter, clinic, east):
    colleague = make.person("wu", "吴敏", "worker", post=east)
    url = clinic.get_absolute_url()
    assert enter(colleague).get(url).status_code == 200
    assert enter(colleague).post(f"{url}edit/", said(east)).status_code == 403
    assert enter(colleague).post(f"{url}step/cancel/", {"reason": "下雨"}).status_code == 409
    assert Activity.objects.get().status == "planned"


def test_somebody_in_a_grid_sees_what_their_community_and_street_do(east, street, west, supervisor, office):
    grid = make.area(east, "37079900100101", "柳泉一网格")
    worker = make.person("wu", "吴敏", "worker", post=grid)
    around = [make.activity(supervisor, area, title=area.name) for area in (grid, east, street)]
    make.activity(office, west)
    assert set(Activity.objects.visible_to(worker)) == set(around)


def test_a_change_keeps_the_lines_that_are_sent_and_a_stale_one_is_shown(enter, worker, east, clinic):
    client, url = enter(worker), f"{clinic.get_absolute_url()}edit/"
    client.post(url, said(east, version=1, **lines({"kind": "gift", "what": "米", "quantity": "10"})))
    clinic.refresh_from_db()
    assert (clinic.title, clinic.version, clinic.contributions.get().what) == ("高血压义诊", 2, "米")
    answer = client.post(url, said(east, version=1, title="别的"))
    assert "keep-title" in answer.content.decode()
    clinic.refresh_from_db()
    assert clinic.title == "高血压义诊"


def test_it_is_held_evaluated_and_no_more_answers_than_people_are_taken(enter, worker, own, east):
    clinic = make.activity(worker, east, own.head, came=True)
    client, url = enter(worker), clinic.get_absolute_url()
    for too_many in ("10001", "1" + "0" * 30):
        refused = client.post(f"{url}step/hold/", {"leaflets": too_many, "version": 1})
        assert refused.status_code == 200 and too_many in refused.content.decode()
    client.post(f"{url}step/hold/", {"leaflets": "30", "version": 1})
    ratings = {"very_satisfied": 1, "satisfied": 1, "fair": 0, "dissatisfied": 0, "evaluation": "好"}
    answer = client.post(f"{url}step/evaluate/", {**ratings, "version": 2})
    assert "评价人数多于到场人数（1 人）" in answer.content.decode()
    client.post(f"{url}step/evaluate/", {**ratings, "satisfied": 0, "version": 2})
    clinic.refresh_from_db()
    assert (clinic.status, clinic.leaflets, clinic.rated, clinic.evaluation) == ("evaluated", 30, 1, "好")


def test_before_its_day_it_was_not_held(worker, east):
    later = make.activity(worker, east, day=timezone.localdate() + timedelta(days=1))
    with pytest.raises(MoveRefused, match="活动日期还没到"):
        move(later, "hold", worker, leaflets=0)


def test_it_is_cancelled_with_a_reason_while_nobody_came_and_planned_again(worker, own, east):
    clinic = make.activity(worker, east, own.head, came=True)
    with pytest.raises(MoveRefused, match="已有人签到"):
        move(clinic, "cancel", worker, reason="下雨")
    clinic.attendances.update(came=False)
    move(clinic, "cancel", worker, reason="下雨")
    assert (clinic.status, clinic.steps.first().words) == ("cancelled", "下雨")
    move(clinic, "replan", worker)
    assert (clinic.status, clinic.reason) == ("planned", "")


BROKEN = [
    ({"ends": time(8)}, "activity_ends_after_it_begins"),
    ({"status": "cancelled"}, "activity_cancelled_says_why"),
    ({"status": "evaluated"}, "activity_evaluated_says_how_it_was"),
    ({"leaflets": 1}, "activity_with_leaflets_was_held"),
    ({"outsiders": 10_001}, "activity_numbers_are_plausible"),
]


def test_the_database_refuses_what_can_never_be(clinic, own, worker):
    for wrong, name in BROKEN:
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            Activity.objects.update(**wrong)
    for line, name in (({"quantity": 0}, "more_than_nothing"), ({"quantity": 25}, "within_a_day")):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            clinic.contributions.create(kind="volunteer", what="王芳", **line)
    for facts in ({}, {"member": own.head, "outsider": "过路人"}):
        with pytest.raises(IntegrityError, match="of_a_member_or_an_outsider"), transaction.atomic():
            clinic.attendances.create(by=worker, **facts)


def test_the_list_is_narrowed_and_leaves_as_it_is_looked_at(enter, supervisor, worker, east, own):
    make.activity(worker, east, own.head, came=True, title="义诊")
    move(Activity.objects.get(), "hold", worker, leaflets=12)
    make.activity(worker, east, title="下月", day=timezone.localdate() + timedelta(days=30))
    client = enter(supervisor)
    shown = client.get("/activities/?view=held&kind=clinic").context["page"].rows
    assert [(row.title, row.came) for row in shown] == [("义诊", 1)]
    (sheet,) = read(client.post("/activities/export/?view=held").content)
    line = dict(zip(sheet.rows[0], sheet.rows[1], strict=False))
    assert (line["活动"], line["到场人数"], line["明白纸"]) == ("义诊", 1, 12) and len(sheet.rows) == 2
    until = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert [row.title for row in client.get(f"/activities/?view=all&day_to={until}").context["page"]] == ["义诊"]


def test_the_calendar_shows_a_month_of_weeks(enter, worker, east):
    day = timezone.localdate().replace(day=1)
    make.activity(worker, east, day=day)
    page = enter(worker).get(f"/activities/calendar/?month={day:%Y-%m}")
    cells = [cell for week in page.context["weeks"] for cell in week]
    assert len(cells) % 7 == 0 and cells[0].day.weekday() == 0
    assert [cell.day for cell in cells if cell.activities] == [day] and "重阳节义诊" in page.content.decode()
    assert enter(worker).get("/activities/calendar/?month=ohne&kind=").context["total"] == 1


def test_the_office_reads_and_plans_nothing(enter, office, clinic):
    client = enter(office)
    assert client.get(clinic.get_absolute_url()).status_code == 200
    assert client.get("/activities/new/").status_code == 403
    assert "策划活动" not in client.get("/activities/").content.decode()
