"""Which households hold a version of a leaflet that was replaced since, and were not given the new one."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q

from households.models import Household
from households.support.leaflets.models import Handout
from households.support.leaflets.services.versions import in_force, offered, replaced
from visits.doorstep.models import VisitLeaflet


def held(day=None):
    """The leaflets handed out on visits that are to be replaced. A new one reaches a household on a visit, or with its
    whole building or area."""
    there = {leaflet.pk for leaflet in offered()}
    new = [version.pk for code, version in in_force(day).items() if code in there]
    old = VisitLeaflet.objects.filter(version__in=replaced(day), leaflet__in=there)
    return old.filter(~Exists(_on_visits(new)), ~Exists(_to_places(new)))


def _on_visits(new):
    there = {"visit__household": OuterRef("visit__household"), "leaflet": OuterRef("leaflet")}
    return VisitLeaflet.objects.filter(version__in=new, **there)


def _to_places(new):
    """A place is named as the addresses in it begin."""
    household = {
        "lies_in": ExpressionWrapper(OuterRef("visit__household__area"), CharField()),
        "address": ExpressionWrapper(OuterRef("visit__household__address"), CharField()),
    }
    rows = (
        Handout.objects.standing().filter(version__in=new, version__leaflet=OuterRef("leaflet")).annotate(**household)
    )
    return rows.filter(Q(place="") | Q(address__startswith=F("place")), lies_in__startswith=F("area"))


def households(day=None):
    """The open households that hold one."""
    return Household.objects.open().filter(pk__in=held(day).values("visit__household"))


def held_by(households, day=None):
    """{key of a household: the old versions it holds}, of these."""
    rows = held(day).filter(visit__household__in=households).select_related("version__leaflet", "visit")
    found = {}
    for row in rows.order_by("leaflet__order", "-visit__visited_on"):
        held_there = found.setdefault(row.visit.household_id, {})
        held_there.setdefault(row.leaflet_id, row.version)
    return {key: list(versions.values()) for key, versions in found.items()}
