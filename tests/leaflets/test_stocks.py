"""Stocks of leaflets: what is received, moved, counted, drawn; what is short; and nothing below zero."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from caseload.core import wall_clock
from households.support.leaflets.models import Leaflet, Movement, Stock
from households.support.leaflets.services import handouts, stocks
from tests import make
from tests.leaflets import making
from tests.leaflets.making import account
from visits.activities.models import Activity
from visits.activities.services.activities import ACTIVITIES
from visits.activities.services.leaflets import hand_out
from visits.doorstep.services import correcting, saving

pytestmark = pytest.mark.django_db


def given(count, code="fraud"):
    return {
        "leaflets": [{"leaflet": Leaflet.objects.get(pk=code), "count": count, "explained": False, "understood": False}]
    }


def test_copies_are_received_moved_and_counted(street, east, office):
    stock = making.stock(street, office, 100)
    there = stocks.move(by=office, stock=stock, to=east, copies=30)
    assert (account(stock), account(there)) == ((70, 0), (30, 0))
    with pytest.raises(stocks.StockRefused, match="70"):
        stocks.move(by=office, stock=stock, to=east, copies=71)
    stocks.count(by=office, stock=stock, copies=65, words="受潮")
    assert account(stock) == (65, 0)
    kinds = set(stock.movements.values_list("kind", "copies"))
    assert kinds == {("received", 100), ("moved_out", 30), ("counted", 65)}


def test_a_visit_draws_on_the_nearest_stock(street, east, own, worker, office):
    far, near = making.stock(street, office, 100), making.stock(east, office, 10)
    visit = make.visit(own, worker, beside=given(4))
    assert visit.handed.get().stock == near and (account(near), account(far)) == ((6, 0), (100, 0))


def test_without_an_account_nothing_is_drawn_and_nothing_refused(own, worker):
    visit = make.visit(own, worker, beside=given(4))
    assert visit.handed.get().stock is None and not Movement.objects.exists()


def test_what_is_short_is_told_until_it_is_counted(east, own, worker, supervisor):
    stock = making.stock(east, supervisor, 3)
    visit = make.visit(own, worker, beside=given(5))
    assert visit.handed.get().count == 5 and account(stock) == (0, 2)
    saving.undo_visit(by=worker, visit=visit)
    assert account(stock) == (3, 0), "what was short comes off first"
    make.visit(own, worker, beside=given(9))
    stocks.count(by=supervisor, stock=stock, copies=4, words="漏登一包")
    assert account(stock) == (4, 0)


def test_a_correction_draws_the_difference(east, own, worker, supervisor):
    stock = making.stock(east, supervisor, 20)
    visit = make.visit(own, worker, beside=given(5))
    for count, left in ((8, 12), (2, 18)):
        visit.refresh_from_db()
        beside = {"findings": [], "changes": [], "photos": ([], []), **given(count)}
        correcting.correct(by=worker, visit=visit, beside=beside)
        assert account(stock) == (left, 0)
    visit.refresh_from_db()
    correcting.correct(by=worker, visit=visit, beside={**beside, "leaflets": []})
    assert account(stock) == (20, 0)


def test_what_was_handed_out_before_the_count_is_in_it(east, own, worker, supervisor):
    stock = making.stock(east, supervisor, 20)
    make.visit(own, worker, visited_at=timezone.now() - timedelta(hours=3), beside=given(5))
    assert account(stock) == (20, 0)


def test_an_activity_draws_too_and_gives_back(east, worker, supervisor):
    stock = making.stock(east, supervisor, 50)
    activity = make.activity(worker, east, ends="23:59")
    activity = Activity.objects.get(pk=activity.pk)
    ACTIVITIES.move(activity, "hold", by=worker, asked={"leaflets": 40})
    fraud, medical = (Leaflet.objects.get(pk=code) for code in ("fraud", "medical"))
    hand_out(by=worker, activity=activity, in_all=40, named={fraud: 30, medical: 5})
    hand_out(by=worker, activity=activity, in_all=10, named={fraud: 20})
    activity.refresh_from_db()
    assert activity.leaflets == 20 and account(stock) == (30, 0)
    ACTIVITIES.move(activity, "cancel", by=worker, asked={"reason": "记错了"})
    assert account(stock) == (50, 0) and not activity.handed.exists()


def test_a_building_is_given_some_and_that_is_taken_back_once(east, worker, supervisor):
    stock = making.stock(east, supervisor, 50)
    facts = {"area": east, "version": making.first(), "count": 30, "place": "幸福里3号楼"}
    handout = handouts.hand_out(by=worker, day=wall_clock.today(), **facts)
    assert account(stock) == (20, 0)
    assert [handouts.take_back(by=worker, handout=handout, because="记错了") for _ in range(2)] == [True, False]
    assert account(stock) == (50, 0)


def test_the_database_lets_nothing_fall_below_zero(east, supervisor):
    stock = making.stock(east, supervisor, 5)
    other = making.stock(east, supervisor, 5, code="medical")
    with pytest.raises(IntegrityError, match="leaflet_stock_never_below_zero"), transaction.atomic():
        Movement.objects.create(stock=stock, kind="moved_out", copies=6, other=other, by=supervisor)
        connection.check_constraints()
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Stock.objects.filter(pk=stock.pk).update(on_hand=7)
    for change in (lambda row: row.delete(), lambda row: Movement.objects.filter(pk=row.pk).update(copies=1)):
        with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
            change(stock.movements.first())


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"kind": "received", "copies": 0}, "movement_is_of_some_copies"),
        ({"kind": "moved_in", "copies": 3}, "movement_between_places_names_the_other"),
    ],
)
def test_the_database_refuses_what_is_no_movement(east, supervisor, facts, name):
    with pytest.raises(IntegrityError, match=name):
        Movement.objects.create(stock=making.stock(east, supervisor, 5), by=supervisor, **facts)


def test_a_keeper_receives_moves_and_counts_on_pages(enter, en, supervisor, east, west):
    client = enter(supervisor)
    said = {"area": east.path, "version": making.first().pk, "copies": "200", "words": "第三批"}
    answer = client.post(reverse("leaflets:receive"), said)
    stock = Stock.objects.get()
    assert answer.url == stock.get_absolute_url() and account(stock) == (200, 0)
    assert "第三批" in client.get(answer.url).content.decode()
    count = reverse("leaflets:count", args=[stock.pk])
    assert "words" in client.post(count, {"copies": "190"}).context["form"].errors
    client.post(count, {"copies": "190", "words": "受潮"})
    assert account(stock) == (190, 0)
    move = reverse("leaflets:move", args=[stock.pk])
    assert "to" in client.post(move, {"to": west.path, "copies": "5"}).context["form"].errors, "not hers"
    assert "to" in client.post(move, {"to": east.path, "copies": "5"}).context["form"].errors
    grid = make.area(east, "370799001001-9", "柳泉九网格")
    assert "copies" in client.post(move, {"to": grid.path, "copies": "191"}).context["form"].errors
    client.post(move, {"to": grid.path, "copies": "90"})
    assert account(stock) == (100, 0)


def test_the_list_tells_what_is_to_be_counted(enter, east, own, worker, supervisor):
    making.stock(east, supervisor, 5, code="medical")
    making.stock(east, supervisor, 1)
    make.visit(own, worker, beside=given(2))
    connection.check_constraints()
    page = enter(supervisor).get(reverse("leaflets:stocks"), {"view": "short"})
    assert [row.short for row in page.context["page"]] == [1]
    assert enter(worker).get(reverse("leaflets:receive")).status_code == 403


def test_stocks_of_the_own_areas_and_of_those_around_them_are_seen(street, east, west, office, supervisor):
    rows = {area: making.stock(area, office, 5) for area in (street, east, west)}
    assert set(Stock.objects.visible_to(supervisor)) == {rows[street], rows[east]}


def test_a_worker_hands_out_to_a_building_on_a_page(enter, en, worker, own):
    client, url = enter(worker), reverse("leaflets:handout_new")
    said = {"area": own.area_id, "place": "幸福里3号楼", "version": making.first().pk, "count": "60"}
    answer = client.post(url, {**said, "day": str(timezone.localdate())})
    handout = answer.url
    assert "幸福里3号楼" in client.get(handout).content.decode()
    assert "day" in client.post(url, {**said, "day": "2999-01-01"}).context["form"].errors
    assert client.post(f"{handout}back/", {"because": "记错了"}).url == handout
    assert "记错了" in client.get(handout).content.decode()
