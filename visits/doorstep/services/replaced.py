"""Which households hold a version of a leaflet that was replaced since, and were not given the new one."""

from datetime import date

from django.db.models import Q

from caseload.core import catalogues
from caseload.core.models import within
from households.models import Household
from households.support.leaflets.models import Handout, LeafletVersion
from households.support.leaflets.services.versions import in_force, offered, replaced
from visits.doorstep.models import VisitLeaflet


def households(day=None):
    """The open households that hold one. A leaflet reaches a household on a visit, or with its whole building or
    area."""
    there = {leaflet.pk for leaflet in offered()}
    new = {code: version.pk for code, version in in_force(day).items() if code in there}
    old, places = replaced(day), _places([*replaced(day), *new.values()])
    holds = Q(pk__in=[])
    for code in new:
        before = [version for version in old if _kind(version) == code]
        if before:
            was, is_now = _given(before, places), _given([new[code]], places)
            holds |= was & ~is_now
    return Household.objects.open().filter(holds)


def _kind(version):
    return catalogues.rows(LeafletVersion)[version].leaflet_id


def _places(versions):
    """{version: where it was handed out to a whole building or area}: few rows, however many were handed out."""
    rows = Handout.objects.standing().filter(version__in=versions).order_by()
    found = {}
    for version, area, place in rows.values_list("version", "area", "place").distinct():
        found.setdefault(version, []).append((area, place))
    return found


def _given(versions, places):
    """The households that were given one of ``versions``. A place is named as the addresses in it begin."""
    given = Q(pk__in=VisitLeaflet.objects.filter(version__in=versions).values("visit__household"))
    for area, place in (place for version in versions for place in places.get(version, ())):
        given |= within("area__path", area) & Q(address__startswith=place)
    return given


def given_to(households):
    """{key of a household: [(version, day, whether with its whole building or area)]}, the newest of each leaflet
    first."""
    found = {row.pk: [] for row in households}
    visits = VisitLeaflet.objects.filter(visit__household__in=found).order_by()
    for household, version, day in visits.values_list("visit__household", "version", "visit__visited_on"):
        found[household].append((version, day, False))
    handouts = Handout.objects.standing().order_by().values_list("version", "area", "place", "day").distinct()
    for version, area, place, day in handouts:
        for row in households:
            if row.area_id.startswith(area) and row.address.startswith(place):
                found[row.pk].append((version, day, True))
    versions = catalogues.rows(LeafletVersion)
    return {key: _newest_first(rows, versions) for key, rows in found.items()}


def _newest_first(rows, versions):
    rows = [(versions[version], day, is_of_place) for version, day, is_of_place in rows]
    return sorted(rows, key=lambda row: (row[0].valid_from or date.min, row[1]), reverse=True)


def holdings(households):
    """{key of a household: [(version, day, whether with its building, whether it was replaced since)]}: of each leaflet
    the newest version it was given."""
    old, found = set(replaced()), {}
    for key, rows in given_to(households).items():
        newest = {}
        for version, day, is_of_place in rows:
            newest.setdefault(version.leaflet_id, (version, day, is_of_place, version.pk in old))
        found[key] = sorted(newest.values(), key=lambda row: (row[0].leaflet.order, row[0].leaflet_id))
    return found


def held_by(households):
    """{key of a household: the old versions it holds}, of these."""
    there = {leaflet.pk for leaflet in offered()}
    return {
        key: [version for version, _day, _how, is_old in rows if is_old and version.leaflet_id in there]
        for key, rows in holdings(households).items()
    }
