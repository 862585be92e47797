"""The exported list: what is in it, what is not, and that it is recorded."""

import io

import openpyxl
import pytest

from caseload.core.models import AccessRecord
from caseload.core.personal import check_digit
from households.services.households import register_household
from households.views import lists
from tests import make

pytestmark = pytest.mark.django_db
URL = "/households/export/"
ID = "37079919480305132" + check_digit("37079919480305132")


def sheet_of(response):
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    return [list(row) for row in book.active.iter_rows(values_only=True)]


@pytest.fixture
def wang(east, worker):
    return make.household(
        east, "王建华", worker=worker, address="=1+1", phones=["13812346207"], categories=["dibao", "lone_elder"]
    )


def test_the_rows_of_the_list(wang, foreign, enter, supervisor, en):
    response = enter(supervisor).post(URL)
    head, *rows = sheet_of(response)
    assert "attachment" in response["Content-Disposition"] and ".xlsx" in response["Content-Disposition"]
    assert len(rows) == 1
    row = dict(zip(head, rows[0], strict=True))
    assert row["Head"] == "王建华" and row["Area"] == "柳泉社区" and row["Worker"] == "李秀兰"
    assert row["Categories"] == "Minimum living allowance、Elder living alone"
    assert row["Phone"] == "138****6207"


def test_nothing_in_it_can_be_run_and_no_number_is_whole(wang, enter, supervisor):
    response = enter(supervisor).post(URL)
    cells = [cell for row in openpyxl.load_workbook(io.BytesIO(response.content)).active for cell in row]
    risky = next(cell for cell in cells if cell.value == "=1+1")
    assert risky.data_type == "s" and risky.quotePrefix
    assert not any("13812346207" in str(cell.value) for cell in cells)


def test_only_the_last_four_of_an_id_number(east, enter, supervisor, en):
    register_household(by=None, area=east, head={"name": "曾莉", "id_number": ID})
    head, row = sheet_of(enter(supervisor).post(URL))
    assert row[head.index("ID number, last four")] == ID[-4:]
    assert ID not in map(str, row)


def test_filters_hold(wang, east, enter, supervisor):
    make.household(east, "陈大山")
    assert [row[1] for row in sheet_of(enter(supervisor).post(f"{URL}?category=dibao"))[1:]] == ["王建华"]


def test_it_is_recorded(wang, enter, supervisor):
    enter(supervisor).post(URL)
    record = AccessRecord.objects.get()
    assert (record.user, record.kind, record.rows) == (supervisor, "export", 1)


def test_the_price_in_queries_does_not_grow(east, supervisor, enter, django_assert_num_queries):
    client = enter(supervisor)
    for count in (2, 18):
        for _ in range(count):
            make.household(east)
        client.post(URL)
        with django_assert_num_queries(6):
            client.post(URL)


def test_too_many_are_refused_with_a_way_out(wang, east, enter, supervisor, en, monkeypatch):
    make.household(east, "陈大山")
    monkeypatch.setattr(lists, "EXPORTED", 1)
    page = enter(supervisor).post(f"{URL}?status=all", follow=True)
    assert "Choose an area" in page.content.decode() and not AccessRecord.objects.exists()


def test_who_may(own, enter, worker, supervisor):
    assert enter(worker).post(URL).status_code == 403
    assert enter(supervisor).get(URL).status_code == 405
