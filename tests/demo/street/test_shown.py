"""What there is to be shown: each list of the product has something in it, and none has everything."""

import pytest
from django.db.models import Count, Sum
from django.utils import timezone

from caseload.core.models import Notice, User
from caseload.desk.models import LedgerLine
from households.models import Household, Member
from households.quality.models import QualityFinding
from households.support.leaflets.models import Movement, Stock
from visits.doorstep.models import VisitPhoto
from visits.issues.models import Escalation, IssueStep
from visits.models import Visit

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("street")]


@pytest.mark.parametrize("username", ["worker", "supervisor", "office", "admin"])
def test_notices_wait_for_who_logs_in(demo, username):
    own = User.objects.get(username=username).notices
    assert 1 <= own.unread().count() <= 40
    assert not own.filter(created_at__gt=timezone.now()).exists()


def test_notices_were_told_when_it_happened(demo):
    days = {timezone.localdate(at) for at in Notice.objects.values_list("created_at", flat=True)}
    assert len(days) > 100
    assert Notice.objects.filter(read_at=None).count() < Notice.objects.count() / 2
    assert Escalation.objects.filter(level=Escalation.Level.STREET).exists()


def test_the_check_up_has_run_and_finds_some(demo):
    found = QualityFinding.objects.order_by().values("rule").annotate(homes=Count("household", distinct=True))
    counts = {row["rule"]: row["homes"] for row in found}
    assert len(counts) >= 3
    assert max(counts.values()) < 210 / 2, counts


def test_grandchildren_are_boys_and_girls(demo):
    found = Member.objects.values_list("relation", flat=True)
    assert {"之孙子", "之孙女", "之子", "之女"} <= set(found)


def test_leaflets_are_told_by_kind(demo):
    by_kind = LedgerLine.objects.order_by().values("leaflet").annotate(n=Sum("count"))
    assert len(by_kind) == 6, "five kinds, and those at activities that nobody named"
    assert sum(row["n"] for row in by_kind) == 53900
    assert {row["occasion"] for row in LedgerLine.objects.order_by().values("occasion")} == {
        "visit",
        "activity",
        "place",
    }
    assert Stock.objects.filter(on_hand=0).count() == 0 and Movement.objects.filter(kind="counted").exists()


def test_some_visits_are_signed_and_have_photos(demo):
    assert {"screen", "paper", ""} == set(Visit.objects.values_list("signed", flat=True))
    kinds = VisitPhoto.objects.filter(visit__worker__username="worker").values_list("kind", flat=True)
    assert set(kinds) == set(VisitPhoto.Kind)


def test_what_was_acted_bears_its_day(demo):
    for household in Household.objects.prefetch_related("members", "assignments")[:40]:
        assert {member.created_at for member in household.members.all()} == {household.created_at}
        assert min(row.valid_from for row in household.assignments.all()) > timezone.localdate(household.created_at)
    assert len({timezone.localdate(at) for at in IssueStep.objects.values_list("at", flat=True)}) > 200
