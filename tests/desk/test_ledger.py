"""The ledger of leaflets: visits, activities and buildings together, by kind, place and time; its sum is the figure."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from caseload.core.sheets import read
from caseload.desk.figures.counting import figures_of
from caseload.desk.figures.scope import Scope
from caseload.desk.models import LedgerLine
from households.support.leaflets.models import Leaflet
from households.support.leaflets.services import handouts
from tests import make
from tests.leaflets import making
from visits.activities.services.activities import ACTIVITIES
from visits.activities.services.leaflets import hand_out
from visits.doorstep.services.saving import undo_visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def handed(own, worker, east, supervisor):
    """5 on a visit, 2 of them named; 12 at an activity, 9 named; 30 to a building."""
    fraud = Leaflet.objects.get(pk="fraud")
    row = {"leaflet": fraud, "count": 2, "explained": True, "understood": True}
    visit = make.visit(own, worker, leaflets=5, beside={"leaflets": [row]})
    activity = make.activity(worker, east, day=timezone.localdate() - timedelta(days=2))
    ACTIVITIES.move(activity, "hold", by=worker, asked={"leaflets": 12})
    hand_out(by=worker, activity=activity, in_all=12, named={fraud: 9})
    return visit, activity, making.handout(east, worker)


def lines(**asked):
    return sorted(LedgerLine.objects.filter(**asked).values_list("occasion", "leaflet", "count"))


def figure(area):
    today = timezone.localdate()
    return figures_of(Scope((area.path,), today - timedelta(days=30), today))["leaflets"]


def test_all_that_was_handed_out_stands_in_it_once(handed, east):
    assert lines(leaflet="fraud") == [("activity", "fraud", 9), ("place", "fraud", 30), ("visit", "fraud", 2)]
    assert lines(leaflet=None) == [("activity", None, 3), ("visit", None, 3)]
    assert LedgerLine.objects.all().copies() == figure(east) == 47


def test_what_is_taken_back_is_gone_from_it(handed, worker, east):
    visit, activity, handout = handed
    undo_visit(by=worker, visit=visit)
    handouts.take_back(by=worker, handout=handout, because="记错了")
    activity.refresh_from_db()
    ACTIVITIES.move(activity, "cancel", by=worker, asked={"reason": "下雨"})
    assert lines() == [] and figure(east) == 0


@pytest.mark.parametrize(
    ("query", "copies", "rows"),
    [
        ({}, 47, 5),
        ({"leaflet": "fraud"}, 41, 3),
        ({"leaflet": "-"}, 6, 2),
        ({"occasion": "visit"}, 5, 2),
        ({"day_to": "yesterday"}, 12, 2),
        ({"area": "370799001001-9"}, 0, 0),
    ],
)
def test_the_page_and_its_workbook_say_the_sum_of_what_is_asked_for(
    handed, enter, supervisor, east, query, copies, rows
):
    make.area(east, "370799001001-9", "柳泉九网格")
    yesterday = str(timezone.localdate() - timedelta(days=1))
    asked = {name: yesterday if value == "yesterday" else value for name, value in query.items()}
    client = enter(supervisor)
    page = client.get(reverse("ledger"), asked)
    assert (page.context["copies"], len(page.context["page"])) == (copies, rows)
    if rows:
        sheet = read(client.post(page.wsgi_request.get_full_path().replace("ledger/", "ledger/export/")).content)[0]
        assert len(sheet.rows) == rows + 1 and sum(int(row[3]) for row in sheet.rows[1:]) == copies


def test_it_leads_to_where_each_line_is_written_down(handed, enter, worker):
    client = enter(worker)
    for line in LedgerLine.objects.all():
        assert client.get(line.get_absolute_url()).status_code == 200


def test_the_figure_opens_it_and_says_its_sum(handed, enter, office):
    page = enter(office).get(reverse("figure_rows", args=["leaflets"]))
    assert page.context["sum"] == 47 and len(page.context["lines"]) == 5


def test_others_read_only_what_was_handed_out_in_their_areas(handed, enter, colleague, admin):
    assert not LedgerLine.objects.visible_to(colleague).exists()
    assert enter(admin).get(reverse("ledger")).status_code == 403
