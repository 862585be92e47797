"""Lists of payments from a bank or a department: read as they are sent, checked, imported, repeated, undone."""

import io
import time
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from caseload.core.models import User
from caseload.core.permissions import Role
from caseload.core.personal import check_digit
from caseload.core.services.calendar import months_after
from caseload.core.sheets import SheetError
from households.support.policies.models import Entitlement, Payment, PaymentLine, PaymentList, Policy
from households.support.policies.services.payment_lists import JOB, order_import, receive_list, undo_list
from households.support.policies.services.payments import reverse_payment
from households.support.policies.sheets.payment_file import PaymentFile, read_months
from households.support.policies.tasks import import_payments
from tests import make
from tests.policies import making
from tests.policies.making import TODAY

pytestmark = pytest.mark.django_db
HEAD = ("序号", "姓名", "身份证号码", "所属社区", "项目名称", "发放月份", "发放金额（元）", "发放结果", "备注")


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def number(n):
    first = f"3707991955031{n:04}"
    return first + check_digit(first)


LIU = number(7)


def month(back=0):
    return months_after(TODAY().replace(day=1), -back)


@pytest.fixture
def home(east, worker):
    """Receives 低保 since six months ago."""
    household = make.household(east, "刘桂兰", worker=worker, id_number=number(7))
    making.received(household, worker, starts_on=month(6), ends_on=None)
    return household


def sheet(*rows, head=HEAD):
    """As a bank sends it: a title, the headings, the rows, a total, signatures."""
    book = Workbook()
    book.active.append(["2026年低保金发放明细表"])
    book.active.append(list(head))
    for row in rows:
        book.active.append(list(row))
    book.active.append(["合计", None, None, None, None, None, 99_999])
    book.active.append(["制表人：", None, None, "审核人：", "张某"])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def row(name="刘桂兰", who=LIU, policy="最低生活保障", of=None, amount=900, result="成功", note=""):
    return (1, name, who, "柳泉社区", policy, of or f"{month(1):%Y年%m月}", amount, result, note)


def receive(by, *rows, **given):
    facts = {"paid_on": TODAY(), **given}
    return receive_list(by=by, name="发放.xlsx", file=PaymentFile(sheet(*rows)), **facts)


def kinds(one):
    return [line.kind for line in one.lines.all()]


def codes(one):
    return [line.code for line in one.lines.all()]


def test_a_list_is_checked_imported_once_and_repeated_without_change(home, admin):
    one = receive(admin, row(), row(of=f"{month(2):%Y-%m}", amount="1,050.50元"))
    assert kinds(one) == ["new", "new"] and one.skipped == 2 and not Payment.objects.exists()
    order_import(by=admin, row=one, skip_invalid=False)
    found = Payment.objects.order_by("first_month")
    assert [(p.first_month, str(p.amount), p.by) for p in found] == [
        (month(2), "1050.50", admin),
        (month(1), "900.00", admin),
    ]
    again = receive(admin, row(), row(of=f"{month(2):%Y-%m}", amount="1,050.50元"))
    assert kinds(again) == ["unchanged", "unchanged"]
    order_import(by=admin, row=one, skip_invalid=False)
    assert Payment.objects.count() == 2


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"who": "37079919550312001"}, "id_length"),
        ({"who": 3.70799e17}, "id_damaged"),
        ({"who": number(8)}, "nobody"),
        ({"name": "刘桂芳"}, "name_mismatch"),
        ({"name": "", "who": ""}, "name_missing"),
        ({"policy": "无此政策"}, "policy_unknown"),
        ({"policy": "高龄津贴"}, "no_benefit"),
        ({"of": "上月"}, "month_invalid"),
        ({"amount": "若干"}, "amount_invalid"),
        ({"amount": -5}, "amount_invalid"),
        ({"result": "退票"}, "not_paid"),
        ({"of": "2019-01"}, "outside_period"),
    ],
)
def test_each_row_that_cannot_be_is_told_with_its_reason(home, admin, facts, code):
    one = receive(admin, row(**facts), row(of=f"{month(2):%Y-%m}"))
    assert codes(one) == [code, ""]
    order_import(by=admin, row=one, skip_invalid=False)
    one.refresh_from_db()
    assert (one.status, bool(one.failure)) == ("checked", True) and not Payment.objects.exists()
    order_import(by=admin, row=one, skip_invalid=True)
    assert Payment.objects.get().first_month == month(2)


def test_one_month_twice_in_a_file_or_with_another_amount_is_refused_and_a_supplement_is_not(home, admin):
    one = receive(admin, row(), row(), row(amount=80, note="补发差额"), row(amount=950))
    assert codes(one) == ["", "twice_in_file", "", "paid_already"]
    order_import(by=admin, row=one, skip_invalid=True)
    assert sorted(Payment.objects.values_list("kind", "amount")) == [("regular", 900), ("supplement", 80)]
    assert codes(receive(admin, row(amount=950))) == ["paid_already"]


def test_without_a_number_they_are_found_by_name_and_community(home, east, worker, foreign, admin):
    nameless = receive(admin, row(who=""))
    assert kinds(nameless) == ["new"]
    twin = make.household(east, "刘桂兰", worker=worker)
    assert codes(receive(admin, row(who=""))) == ["several"]
    head = (*HEAD[:3], "户编号", *HEAD[4:])
    said = (*row(who="")[:3], twin.number, *row()[4:])
    file = PaymentFile(sheet(said, head=head))
    assert codes(receive_list(by=admin, name="x", file=file, paid_on=TODAY())) == ["no_benefit"]


def test_who_lies_outside_ones_areas_is_nobody(home, supervisor, west):
    stranger = make.person("far", "远方", "admin", post=west, areas=[west])
    assert codes(receive(stranger, row())) == ["nobody"]


def test_what_the_rows_do_not_say_is_said_at_the_upload(home, admin):
    said = row(policy="", of=" ")
    assert codes(receive(admin, said)) == ["policy_unknown"]
    policy = Policy.objects.get(pk="dibao")
    assert codes(receive(admin, said, policy=policy)) == ["month_missing"]
    assert codes(receive(admin, row(), paid_on=None)) == ["day_missing"]
    assert kinds(receive(admin, said, policy=policy, month=month(1))) == ["new"]


def test_what_was_granted_is_begun_and_undoing_takes_all_of_it_back(home, east, worker, admin):
    other = make.household(east, "赵明远", worker=worker, id_number=number(9))
    granted = making.applied(other, worker)
    days = {"starts_on": month(3), "ends_on": None}
    making.move(granted, worker, "grant", decided_on=month(3), amount=500, paper_number="", **days)
    one = receive(admin, row(), row("赵明远", number(9)))
    order_import(by=admin, row=one, skip_invalid=False)
    assert Entitlement.objects.get(pk=granted.pk).status == "paid"
    reverse_payment(by=worker, payment=Payment.objects.get(entitlement__household=home), because="退回")
    one.refresh_from_db()
    assert undo_list(by=admin, row=one) == 1 and undo_list(by=admin, row=one) is None
    assert Entitlement.objects.get(pk=granted.pk).status == "granted"
    assert not Payment.objects.standing().exists()
    assert "发放.xlsx" in Payment.objects.get(entitlement=granted).because
    assert kinds(receive(admin, row(), row("赵明远", number(9)))) == ["new", "new"]


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("2026年1-3月", date(2026, 1, 1), date(2026, 3, 1)),
        ("2026.01-2026.03", date(2026, 1, 1), date(2026, 3, 1)),
        ("2025年11月至2026年2月", date(2025, 11, 1), date(2026, 2, 1)),
        ("202603", date(2026, 3, 1), date(2026, 3, 1)),
        ("2026-03-15", date(2026, 3, 1), date(2026, 3, 1)),
        ("3月份", date(2024, 3, 1), date(2024, 3, 1)),
        ("1-3月", date(2024, 1, 1), date(2024, 3, 1)),
        (date(2026, 3, 9), date(2026, 3, 1), date(2026, 3, 1)),
    ],
)
def test_months_as_people_write_them(cell, first, last):
    assert read_months(cell, year=2024) == (first, last)


@pytest.mark.parametrize("cell", ["13月", "2026年13月", "去年", "2026"])
def test_what_is_no_month(cell):
    with pytest.raises(ValueError):
        read_months(cell, year=2024)


def test_what_is_no_list_of_payments_is_refused_in_a_sentence(enter, en, admin):
    with pytest.raises(SheetError):
        PaymentFile("姓名,电话\n王,1\n".encode())
    upload = {"file": ContentFile("姓名,电话\n王,1\n".encode(), "x.csv")}
    page = enter(admin).post(reverse("policies:payment_lists"), upload)
    assert "No list of payments was found" in page.content.decode()


def test_from_the_upload_to_the_undoing_at_the_pages(enter, en, home, admin):
    client = enter(admin)
    said = {
        "file": ContentFile(sheet(row(), row(amount="若干")), "x.xlsx"),
        "paid_on": TODAY(),
        "policy": "",
        "month": "",
    }
    answer = client.post(reverse("policies:payment_lists"), said)
    one = PaymentList.objects.get()
    assert answer.url == one.get_absolute_url()
    page = client.get(answer.url).content.decode()
    assert "is no amount above 0" in page and "Import 1 payment, leave out the rows to correct" in page
    book = load_workbook(io.BytesIO(client.get(reverse("policies:payment_list_errors", args=[one.pk])).content))
    assert book.worksheets[1]["G4"].comment is not None and book.worksheets[1]["G3"].comment is None
    client.post(reverse("policies:payment_list_import", args=[one.pk]), {"skip": "1"})
    assert Payment.objects.standing().count() == 1
    assert "1" in client.get(reverse("policies:payment_lists")).content.decode()
    client.post(reverse("policies:payment_list_undo", args=[one.pk]))
    assert not Payment.objects.standing().exists()
    again = receive(admin, row())
    client.post(reverse("policies:payment_list_check", args=[again.pk]))
    assert kinds(again) == ["new"]


def test_a_long_list_is_for_the_worker(home, admin, monkeypatch):
    monkeypatch.setattr("households.support.policies.services.payment_lists.AT_ONCE", 0)
    one = receive(admin, row())
    assert order_import(by=admin, row=one, skip_invalid=False).status == "waiting"
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = %s", [JOB])
        assert cursor.fetchone() == (1,)
    User.objects.filter(pk=admin.pk).update(role=Role.WORKER)
    import_payments(row=one.pk, by=admin.pk)
    one.refresh_from_db()
    assert one.status == "checked" and one.failure and not Payment.objects.exists(), "who may no longer import"
    User.objects.filter(pk=admin.pk).update(role=Role.ADMIN)
    order_import(by=admin, row=one, skip_invalid=False)
    import_payments(row=one.pk, by=admin.pk)
    one.refresh_from_db()
    assert one.status == "applied" and Payment.objects.count() == 1


def test_twenty_rows_cost_the_queries_of_two(east, worker, admin):
    def cost(first, last):
        rows = []
        for n in range(first, last):
            household = make.household(east, f"住户{n}", worker=worker, id_number=number(n))
            making.received(household, worker, starts_on=month(6), ends_on=None)
            rows.append(row(f"住户{n}", number(n)))
        file = PaymentFile(sheet(*rows))
        with CaptureQueriesContext(connection) as asked:
            one = receive_list(by=admin, name="x", file=file, paid_on=TODAY())
            order_import(by=admin, row=one, skip_invalid=False)
        assert PaymentLine.objects.filter(list=one, payment__isnull=False).count() == last - first
        return len(asked)

    cost(10, 11)
    assert cost(12, 14) == cost(20, 40) <= 40


@pytest.mark.prove
def test_five_thousand_rows_are_checked_and_imported_in_seconds(east, worker, admin):
    found = [make.household(east, f"住户{n}", worker=worker, id_number=number(n)) for n in range(100)]
    for household in found:
        making.received(household, worker, starts_on=date(2020, 1, 1), ends_on=None)
    rows = [
        row(household.head_name, number(n), of=f"{months_after(date(2020, 1, 1), of):%Y-%m}")
        for n, household in enumerate(found)
        for of in range(50)
    ]
    start = time.monotonic()
    one = receive(admin, *rows)
    checked = time.monotonic() - start
    order_import(by=admin, row=one, skip_invalid=False)
    import_payments(row=one.pk, by=admin.pk)
    took = time.monotonic() - start - checked
    assert Payment.objects.count() == 5_000 and set(kinds(receive(admin, *rows))) == {"unchanged"}
    assert checked < 10 and took < 15, (checked, took)


def test_of_a_cell_that_is_too_long_the_beginning_is_kept(home, admin):
    line = receive(admin, row(name="长" * 300, who="", policy="长" * 300)).lines.get()
    assert (line.name, line.policy, line.raw) == ("长" * 100, "长" * 120, "长" * 200)
