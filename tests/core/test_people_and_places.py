"""Rules of people, areas and working days, asked of the services themselves."""

import uuid
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from caseload.core.audit import acting, history
from caseload.core.casework.moves import Move
from caseload.core.keys import read_key, read_keys
from caseload.core.models import AccessRecord, Area, AreaGrant, Notice, SentForm, User
from caseload.core.models.area import paths_above
from caseload.core.permissions import P, Role
from caseload.core.services import areas, people
from caseload.core.services.access import record_export, record_reveal
from caseload.core.services.calendar import (
    add_working_days,
    clear_day,
    closing_of,
    is_holiday,
    last_day_not_holiday,
    moved_by,
    set_day,
    subtract_working_days,
    working_days_between,
    year_is_known,
)
from caseload.core.services.exports import export_workbook
from caseload.core.services.notices import mark_read, notify
from caseload.core.services.ranks import granted_to, nearest_supervisors_of, supervisors_of, supervisors_of_any
from caseload.core.services.recounting import tell_of_differences
from caseload.core.services.sent_forms import forget_old
from tests import make
from visits.issues.models import IssueCategory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def days(n):
    return timedelta(days=n)


# --- people ---


def grants_of(user):
    return [(grant.area.name, grant.valid_from, grant.valid_to) for grant in user.grants.order_by("valid_from", "area")]


def test_what_was_granted_before_today_ended_yesterday_and_what_is_of_today_goes(worker, east, west, street):
    AreaGrant.objects.create(user=worker, area=east, valid_from=TODAY() - days(9))
    AreaGrant.objects.create(user=worker, area=west)
    people.set_grants(by=None, user=worker, areas=[street], until=TODAY() + days(5))
    assert grants_of(worker) == [
        ("柳泉社区", TODAY() - days(9), TODAY() - days(1)),
        ("青禾街道", TODAY(), TODAY() + days(5)),
    ]
    assert worker.reach == [street.path]


def test_what_is_granted_already_is_left_as_it_is(worker, east):
    AreaGrant.objects.create(user=worker, area=east, valid_from=TODAY() - days(9))
    people.set_grants(by=None, user=worker, areas=[east], until=TODAY() + days(5))
    assert grants_of(worker) == [("柳泉社区", TODAY() - days(9), None)]


@pytest.mark.parametrize(("first", "last", "holds"), [(0, 0, True), (0, None, True), (1, None, False), (-9, -1, False)])
def test_a_grant_holds_from_its_first_day_to_its_last(worker, east, first, last, holds):
    facts = {"valid_from": TODAY() + days(first), "valid_to": last if last is None else TODAY() + days(last)}
    AreaGrant.objects.create(user=worker, area=east, **facts)
    assert (worker.reach == [east.path]) is holds
    assert (User.objects.with_reach().get(pk=worker.pk).granted == [east.path]) is holds


def test_only_who_reaches_no_further_is_managed(supervisor, office, admin, worker, colleague):
    for by, user, may in [
        (admin, worker, True),
        (admin, office, True),
        (supervisor, worker, True),
        (supervisor, colleague, False),
        (supervisor, office, False),
        (office, supervisor, True),
    ]:
        assert people.may_manage(by, user) is may, (by.username, user.username)
    colleague.area = None
    assert people.may_manage(supervisor, colleague), "posted nowhere, and nothing granted"


def test_a_one_time_password_is_read_off_paper():
    given = people.one_time_password()
    assert [len(part) for part in given.split("-")] == [4, 4, 4]
    assert not set(given) & set("0o1li") and given != people.one_time_password()


def test_a_new_person_has_a_one_time_password_unless_one_is_given(street):
    user, given = people.create_person(by=None, username="x1", name="周敏", role=Role.WORKER, areas=[street])
    assert user.check_password(given) and user.must_change_password and user.reach == [street.path]
    user, given = people.create_person(by=None, username="x2", name="周敏", role=Role.WORKER, password="s3cret-x")
    assert given is None and user.check_password("s3cret-x") and not user.must_change_password


def test_who_leaves_the_work_leaves_it_once(worker, admin, own, supervisor):
    issue = make.issue(worker, own)
    people.update_person(by=admin, user=worker, name="李秀")
    issue.refresh_from_db()
    assert issue.owner == worker and worker.sort_key.startswith("li xiu")
    version = worker.version
    people.set_active(by=admin, user=worker, active=False)
    issue.refresh_from_db()
    worker.refresh_from_db()
    assert (worker.is_active, worker.version, issue.owner) == (False, version + 1, supervisor)


def test_the_first_administrator_founds_the_root_once(db):
    facts = {
        "name": "高明",
        "username": "gao",
        "password": "s3cret-x",
        "area_name": "青禾街道",
        "area_code": "370799001",
    }
    founder = people.found(**facts)
    root = Area.objects.get()
    assert (founder.role, founder.reach, founder.area) == (Role.ADMIN, [root.path], root)
    assert (root.level_no, root.level_name, root.path) == (1, "街道", "370799001/")
    with pytest.raises(people.AlreadyFounded):
        people.found(**{**facts, "username": "li"})


def test_people_are_seen_by_post_and_by_grant(supervisor, worker, colleague, west, east):
    assert set(User.objects.visible_to(supervisor)) == {supervisor, worker}
    grant = AreaGrant.objects.create(user=colleague, area=east)
    assert colleague in User.objects.visible_to(supervisor)
    AreaGrant.objects.filter(pk=grant.pk).update(valid_from=TODAY() - days(5), valid_to=TODAY() - days(1))
    assert colleague not in User.objects.visible_to(supervisor)


@pytest.mark.parametrize("text", ["李秀", "li", "LXL", "lixiu", "lx", "l-x"])
def test_a_person_is_called_by_name_number_or_pinyin(worker, text):
    assert list(User.objects.called(text)) == [worker]


def test_a_phone_finds_only_where_it_may_be_known(worker):
    User.objects.update(phone="13800006207")
    assert list(User.objects.matching("1380000")) == [worker]
    assert not User.objects.called("1380000") and not User.objects.called("lz") and not User.objects.called("王")


# --- who stands above a place ---


def test_those_above_a_place(east, west, street, supervisor, office):
    grid = make.area(east, "370799001001-1", "一网格")
    over_all = make.person("qian", "钱", "supervisor", post=street, areas=[street])
    of_grid = make.person("sun2", "孙", "supervisor", post=grid, areas=[grid])
    assert nearest_supervisors_of(grid.path) == [of_grid]
    assert nearest_supervisors_of(east.path) == [supervisor]
    assert nearest_supervisors_of(west.path) == [over_all]
    assert set(supervisors_of(east.path)) == {supervisor, over_all}
    assert set(supervisors_of_any([grid.path, west.path])) == {of_grid, supervisor, over_all}
    assert list(granted_to(grid.path, Role.OFFICE)) == [office]
    User.objects.filter(pk=of_grid.pk).update(is_active=False)
    assert nearest_supervisors_of(grid.path) == [supervisor]
    AreaGrant.objects.all().delete()
    assert nearest_supervisors_of(grid.path) == [] == list(supervisors_of(east.path))


# --- areas ---


def test_a_moved_area_takes_its_subtree_along(street, east, west):
    grid = make.area(east, "370799001001-1", "一网格")
    areas.move_area(by=None, area=grid, parent=west)
    home = make.household(grid, "王建华")
    moved = areas.move_area(by=None, area=west, parent=east)
    grid.refresh_from_db()
    home.refresh_from_db()
    assert (moved.path, moved.level_no) == (f"{east.path}{west.code}/", 3)
    assert (grid.path, grid.level_no, home.area_id) == (f"{moved.path}{grid.code}/", 4, grid.path)
    with pytest.raises(areas.MovedUnderItself):
        areas.move_area(by=None, area=west, parent=grid)
    east.refresh_from_db()
    root = areas.move_area(by=None, area=east, parent=None)
    grid.refresh_from_db()
    assert (root.path, root.level_no, grid.level_no) == (f"{east.code}/", 1, 3)
    assert grid.path == f"{root.path}{west.code}/{grid.code}/"


def test_an_area_is_named_by_code_path_or_key(east):
    assert areas.area_named(east.code) == areas.area_named(east.path) == areas.area_named(str(east.pk)) == east
    assert areas.area_named("") is None and areas.area_named("nowhere") is None


def test_a_changed_area_is_known_at_once(east, supervisor):
    areas.update_area(by=None, area=east, name="柳泉新社区")
    east.refresh_from_db()
    assert (east.name, east.version) == ("柳泉新社区", 2)
    assert areas.areas_to_choose(supervisor) == [(east.code, "\u3000柳泉新社区")]


def test_paths_above_a_path():
    assert paths_above("1/12/123/") == ["1/", "1/12/", "1/12/123/"]


@pytest.mark.parametrize(
    ("first", "last", "holds"), [(0, 0, True), (None, None, True), (1, None, False), (None, -1, False)]
)
def test_an_area_is_open_from_its_first_day_to_its_last(east, worker, first, last, holds):
    day = lambda n: n if n is None else TODAY() + days(n)  # noqa: E731
    Area.objects.filter(pk=east.pk).update(valid_from=day(first), valid_to=day(last))
    assert Area.objects.current().filter(pk=east.pk).exists() is holds
    assert Area.objects.open_to(worker).filter(pk=east.pk).exists() is holds


# --- working days ---


def test_working_days_there_and_back():
    friday, monday = date(2042, 3, 7), date(2042, 3, 10)
    assert (add_working_days(friday, 1), subtract_working_days(monday, 1)) == (monday, friday)
    assert add_working_days(friday, 0) == friday == subtract_working_days(friday, 0)
    assert (add_working_days(friday, 6), subtract_working_days(monday, 6)) == (date(2042, 3, 17), date(2042, 2, 28))
    assert (working_days_between(friday, monday), working_days_between(monday, friday)) == (1, -1)
    assert working_days_between(friday, friday) == 0


def test_a_holiday_is_what_the_calendar_marks_as_free():
    first = date(2042, 3, 6)
    assert not is_holiday(date(2042, 3, 8)), "an ordinary Saturday"
    for n in range(2):
        set_day(by=None, day=first + days(n), is_workday=False)
    set_day(by=None, day=date(2042, 3, 8), is_workday=True)
    assert is_holiday(first) and not is_holiday(date(2042, 3, 8))
    assert last_day_not_holiday(first + days(1)) == date(2042, 3, 5)
    assert (year_is_known(2042), year_is_known(2043)) == (True, False)
    clear_day(by=None, day=first)
    assert not is_holiday(first)


def test_what_is_due_by_working_days_moves_with_them():
    """Due on the third working day; one day between becomes free, or worked."""
    monday = date(2042, 3, 3)
    thursday = add_working_days(monday, 3)
    set_day(by=None, day=date(2042, 3, 5), is_workday=False)
    assert moved_by({date(2042, 3, 5): True}, monday, thursday) == date(2042, 3, 7)
    assert moved_by({}, monday, date(2042, 3, 7)) == date(2042, 3, 7)
    set_day(by=None, day=date(2042, 3, 8), is_workday=True)
    assert moved_by({date(2042, 3, 8): False}, monday, date(2042, 3, 10)) == date(2042, 3, 8)
    pause = [(date(2042, 3, 5), date(2042, 3, 7))]
    assert moved_by({date(2042, 3, 10): True}, monday, date(2042, 3, 12), pause) == date(2042, 3, 12)


def test_a_day_ends_at_half_past_five():
    assert timezone.localtime(closing_of(date(2042, 3, 7))).isoformat()[:16] == "2042-03-07T17:30"


# --- notices, records, exports, forms ---


def test_told_are_those_who_are_here_once_it_holds(worker, supervisor, django_capture_on_commit_callbacks):
    supervisor.is_active = False
    with django_capture_on_commit_callbacks(execute=True):
        notify(
            users=[worker, supervisor, None], kind=Notice.Kind.HOUSEHOLD_ASSIGNED, facts={"household": "王"}, url="/x/"
        )
        assert not Notice.objects.exists()
    told = Notice.objects.get()
    assert (told.user, told.kind, told.facts, told.url) == (worker, "household_assigned", {"household": "王"}, "/x/")
    assert (
        mark_read(by=supervisor, notices=Notice.objects.all()),
        mark_read(by=worker, notices=Notice.objects.all()),
    ) == (0, 1)
    assert mark_read(by=worker, notices=Notice.objects.all()) == 0


def test_administrators_are_told_of_differences(admin, office, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        tell_of_differences(3)
    assert [(notice.user, notice.facts) for notice in Notice.objects.all()] == [(admin, {"count": 3})]


def test_what_is_recorded_fits_its_column(admin):
    record_reveal(by=admin, subject="王" * 300, reason="核对")
    record_export(by=admin, subject="册" * 300, rows=7, reason="上报")
    rows = AccessRecord.objects.order_by("pk").values_list("kind", "subject", "reason", "rows", "user")
    assert list(rows) == [("reveal", "王" * 200, "核对", 1, admin.pk), ("export", "册" * 200, "上报", 7, admin.pk)]


@pytest.mark.parametrize(("role", "reason", "numbers", "leaves"), [
    ("admin", "上报", True, True), ("admin", "", True, False),
    ("office", "上报", True, None), ("office", "", False, True),
])  # fmt: skip
def test_whole_numbers_leave_with_the_right_and_a_reason(request, role, reason, numbers, leaves):
    user = request.getfixturevalue(role)
    leaves = user.may(P.PERSONAL_REVEAL) if leaves is None else leaves
    resource = SimpleNamespace(numbers=numbers, title="名单", table=lambda rows: [["姓名"], *rows])
    try:
        with transaction.atomic():
            export_workbook(by=user, subject="名单", rows=1, sheets=[(resource, [["王"]])], reason=reason)
        left = True
    except PermissionDenied:
        left = False
    assert left is leaves is AccessRecord.objects.exists()


def test_forms_sent_long_ago_are_forgotten(worker):
    for age in (days(59), days(61)):
        form = SentForm.objects.create(user=worker, key=uuid.uuid4())
        SentForm.objects.filter(pk=form.pk).update(sent_at=timezone.now() - age)
    assert forget_old() == 1 and SentForm.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "key"),
    [("17", 17), ("9" * 18, 10**18 - 1), ("9" * 19, None), ("", None), ("-1", None), ("²", None), ("१", None)],
)
def test_a_key_is_plain_digits_that_the_database_can_count(text, key):
    assert read_key(text) == key
    assert read_keys([text, "x", "3"]) == ([key, 3] if key is not None else [3])


# --- moves ---


def row(status="a", owner_id=1, reporter_id=2):
    return SimpleNamespace(status=status, owner_id=owner_id, reporter_id=reporter_id, get_status_display=lambda: status)


def person(pk, *rights):
    return SimpleNamespace(pk=pk, may=rights.__contains__)


WORK, OVER = P.ISSUE_HANDLE, P.ISSUE_ASSIGN


@pytest.mark.parametrize(
    ("rules", "by", "on", "goes"),
    [
        ({}, person(9, WORK), row(), True),
        ({}, person(9, WORK), row("b"), False),
        ({"keeps": ("b",)}, person(9, WORK), row("b"), True),
        ({}, person(9), row(), False),
        ({}, person(9, OVER), row(), False),
        ({"overseer": OVER}, person(9, OVER), row(), True),
        ({"owner_only": True}, person(1, WORK), row(), True),
        ({"owner_only": True}, person(2, WORK), row(), False),
        ({"owner_only": True, "overseer": OVER}, person(2, WORK), row(), False),
        ({"owner_only": True, "overseer": OVER}, person(2, OVER), row(), True),
        ({"reporter_only": True}, person(2, WORK), row(), True),
        ({"reporter_only": True}, person(1, WORK), row(), False),
        ({"reporter_only": True, "overseer": OVER}, person(1, WORK, OVER), row(), True),
        ({"others_only": True}, person(1, WORK), row(), False),
        ({"others_only": True}, person(2, WORK), row(), True),
        ({"hindrance": lambda row, user: "no"}, person(2, WORK), row(), False),
        ({"hindrance": lambda row, user: None}, person(2, WORK), row(), True),
    ],
)
def test_who_may_take_a_step(rules, by, on, goes):
    move = Move("go", "Go…", ("a",), "c", WORK, **rules)
    assert (move.refusal(on, by) is None) is goes
    assert (move.name, move.target_from("a"), move.target_from("b")) == ("Go", "c", "b" if "keeps" in rules else "c")


def test_a_step_without_a_target_changes_no_state():
    assert Move("note", "Note", ("a",), "", WORK).target_from("a") == "a"


def test_what_was_done_with_a_person_is_told_in_words(admin, worker):
    with acting(admin, why="休假"):
        people.set_active(by=admin, user=worker, active=False)
    entry = history(worker)[0]
    assert (entry.kind, entry.who, entry.why) == ("update", admin.name, "休假")
    assert [(change.old, change.new) for change in entry.changes] == [("是", "否")]


@pytest.mark.parametrize(
    ("first", "last", "is_current"),
    [(0, 0, True), (0, None, True), (1, None, False), (None, 0, True), (None, -1, False), (None, None, True)],
)
def test_a_code_holds_from_its_first_day_to_its_last(db, first, last, is_current):
    today = timezone.localdate()
    days = [today + timedelta(days=n) if n is not None else None for n in (first, last)]
    code = IssueCategory.objects.create(code="x", name="x", name_en="x", valid_from=days[0], valid_to=days[1])
    assert code.is_current(today) is is_current
    assert (code in IssueCategory.objects.current()) is is_current
