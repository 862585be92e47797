from datetime import timedelta

import pytest
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from caseload.desk.today import SHOWN, day_of
from households.models import Household
from households.services.assigning import assign_households
from households.services.nearby import address_key, building
from tests import make

pytestmark = pytest.mark.django_db
HOME = "/"


def due(area, worker, name, address="", days_late=0, grace=16):
    """An open household of ``worker`` whose visit was due so many days ago (negative: in so many days)."""
    household = make.household(area, name, worker=worker, address=address)
    day = timezone.localdate() - timedelta(days=days_late)
    Household.objects.filter(pk=household.pk).update(next_visit_on=day, overdue_from=day + timedelta(days=grace))
    return household


def names(rows):
    return [row.head_name for row in rows]


def test_sections_hold_whom_they_name(east, worker):
    due(east, worker, "逾期轻", days_late=17)
    due(east, worker, "逾期重", days_late=40)
    due(east, worker, "宽限内", days_late=5)
    due(east, worker, "今天", days_late=0)
    due(east, worker, "明天", days_late=-1)
    day = day_of(worker)
    assert names(day.overdue) == ["逾期重", "逾期轻"]
    assert set(names(day.due)) == {"宽限内", "今天"}
    assert (day.overdue_count, day.due_count, day.of) == (2, 2, 4)


def test_due_ones_are_sorted_by_address_with_door_numbers_as_numbers(east, worker):
    for name, address in [("丙", "幸福里 10号楼2单元"), ("乙", "幸福里 3号楼2单元402"), ("甲", "幸福里 3号楼2单元41")]:
        due(east, worker, name, address)
    assert names(day_of(worker).due) == ["甲", "乙", "丙"]


def test_on_the_way_is_the_same_building_within_the_week(east, worker):
    due(east, worker, "今天", "幸福里 3号楼2单元401")
    due(east, worker, "同楼", "幸福里3号楼1单元102", days_late=-2)
    due(east, worker, "同楼下月", "幸福里 3号楼1单元201", days_late=-30)
    due(east, worker, "别的楼", "幸福里 13号楼1单元102", days_late=-2)
    due(east, worker, "没有地址", "", days_late=-2)
    assert names(day_of(worker).soon) == ["同楼"]


def test_nothing_due_shows_the_coming_week(enter, east, worker):
    due(east, worker, "后天", days_late=-2)
    due(east, worker, "下周以后", days_late=-9)
    day = day_of(worker)
    assert day.is_clear and names(day.soon) == ["后天"]
    assert "后天" in enter(worker).get(HOME).content.decode()


@pytest.mark.parametrize(
    ("address", "expected"),
    [("幸福里 3号楼2单元401", "幸福里3号楼"), ("老粮站巷 17号院东屋", "老粮站巷17号院"), ("村东头", ""), ("", "")],
)
def test_building(address, expected):
    assert building(address) == expected


def test_door_numbers_sort_as_numbers():
    assert sorted(["幸福里10号", "幸福里9号", "", "9号", "村东"], key=address_key) == [
        "",
        "9号",
        "幸福里9号",
        "幸福里10号",
        "村东",
    ]


def test_only_households_assigned_to_the_user_are_theirs(east, worker, supervisor, colleague, foreign):
    due(east, worker, "她的")
    assert names(day_of(worker).due) == ["她的"]
    assert day_of(supervisor).is_clear


def test_visited_and_tried_leave_the_list_and_are_counted(east, worker):
    visited, tried = due(east, worker, "见到"), due(east, worker, "没人", days_late=40)
    due(east, worker, "还没去")
    make.visit(visited, worker)
    make.visit(tried, worker, outcome="not_home")
    day = day_of(worker)
    assert (day.visited, day.tried, day.of) == (1, 1, 3)
    assert names(day.due) == ["还没去"] and not day.overdue
    assert [visit.household.head_name for visit in day.done] == ["没人", "见到"]


def test_tomorrow_somebody_not_met_is_overdue_again(east, worker):
    tried = due(east, worker, "没人", days_late=40)
    make.visit(tried, worker, outcome="not_home", visited_at=timezone.now() - timedelta(days=1))
    Household.objects.filter(pk=tried.pk).update(next_visit_on=F("next_visit_on") - timedelta(days=60))
    Household.objects.filter(pk=tried.pk).update(overdue_from=F("next_visit_on") + timedelta(days=5))
    overdue = day_of(worker).overdue
    assert names(overdue) == ["没人"]
    assert overdue[0].tried_since == timezone.localdate() - timedelta(days=1)


def test_what_was_done_at_a_household_handed_over_since_is_named_without_a_way_to_it(
    enter, own, worker, colleague, supervisor, en
):
    visit = make.visit(own, worker, note="血压偏高")
    page = reverse("doorstep:visit", args=[visit.pk])
    assert page in enter(worker).get(HOME).content.decode()
    assign_households(by=supervisor, households=[own], worker=colleague)
    shown = enter(worker).get(HOME).content.decode()
    assert page not in shown and "王建华" in shown and "handed over since" in shown


def test_the_card_says_why_and_what_was_promised(enter, east, worker):
    household = due(east, worker, "王建华", "幸福里 3号楼2单元401", days_late=28, grace=16)
    Household.objects.filter(pk=household.pk).update(
        categories=["dibao", "lone_elder"], visit_rule="key", promise="问慢病证", phones=["13805366207"]
    )
    page = enter(worker).get(HOME, headers={"Accept-Language": "en"}).content.decode()
    assert "28 days overdue" in page
    assert all(words in page for words in ("Key group", "Minimum living allowance", "问慢病证", "tel:13805366207"))
    assert reverse("doorstep:new", args=[household.pk]) in page
    assert page.count("btn-primary") == 1


def test_issues_due_by_tonight(enter, own, worker, supervisor):
    now = timezone.now()
    late = make.issue(worker, own, "昨天的")
    later = make.issue(worker, own, "下周的")
    others = make.issue(supervisor, own, "别人的", owner=supervisor)
    type(late).objects.filter(pk__in=[late.pk, others.pk]).update(due_at=now - timedelta(days=1))
    type(late).objects.filter(pk=later.pk).update(due_at=now + timedelta(days=7))
    assert [issue.title for issue in day_of(worker).issues] == ["昨天的"]
    assert "昨天的" in enter(worker).get(HOME).content.decode()


def test_a_supervisor_sees_the_area_s_sums(enter, east, own, worker, supervisor):
    due(east, worker, "逾期", days_late=40)
    make.household(east, "无人管")
    make.issue(supervisor, area=east)
    page = enter(supervisor).get(HOME)
    of_issues = {"issues_overdue": 0, "issues_to_assign": 1}
    households = {"due": 3, "overdue": 1, "without_worker": 1}
    assert page.context["team"] == {**households, **of_issues, "corrections_asked": 0}
    assert reverse("review") in page.content.decode()


def test_those_without_a_day_go_to_their_first_page(enter, office, admin):
    assert enter(office).get(HOME).url == reverse("figures")
    assert enter(admin).get(HOME).url == reverse("households:list")


def test_a_worker_without_households_is_told_so(enter, worker):
    assert enter(worker).get(HOME).status_code == 200


@pytest.mark.parametrize("count", [2, 20])
def test_query_counts(enter, east, supervisor, django_assert_max_num_queries, count):
    for n in range(count):
        due(east, supervisor, f"户{n}", f"幸福里 {n}号楼", days_late=n * 5)
        household = due(east, supervisor, f"近{n}", f"幸福里 {n}号楼", days_late=-2)
        make.issue(supervisor, household)
    for household in Household.objects.all()[:count]:
        make.visit(household, supervisor)
    client = enter(supervisor)
    client.get(HOME)
    with django_assert_max_num_queries(12):
        client.get(HOME)


def test_very_many_due_are_capped_with_a_way_to_the_rest(enter, east, worker):
    for n in range(SHOWN + 3):
        due(east, worker, f"户{n}")
    day = day_of(worker)
    assert (len(day.due), day.due_count, day.hidden) == (SHOWN, SHOWN + 3, 3)
    assert f"{reverse('households:list')}?" in enter(worker).get(HOME).content.decode()
