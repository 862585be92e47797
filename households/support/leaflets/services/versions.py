"""Which version of each leaflet is in force, and the files that belong to one."""

from django.db import transaction

from caseload.core import catalogues, wall_clock
from caseload.core.services.attachments import attach, attach_document, detach
from households.support.leaflets.models import Leaflet, LeafletFile, LeafletPicture, LeafletVersion


def in_force(day=None):
    """{code of a leaflet: its version in force on ``day``, or today}; a leaflet of which none has begun is missing."""
    day = day or wall_clock.today()
    rows = catalogues.rows(LeafletVersion).values()
    return {row.leaflet_id: row for row in rows if row.valid_from is None or row.valid_from <= day}


def handed_out_on(day):
    """The version of each leaflet that was handed out on ``day``; where none had begun, that of today."""
    return {**in_force(), **in_force(day)}


def offered(held=()):
    """The leaflets that can be handed out today, and those whose codes are ``held``."""
    there = in_force()
    return [row for row in catalogues.current(Leaflet, held=held) if row.pk in there or row.pk in held]


def replaced(day=None):
    """The keys of all versions after which a newer one of the same leaflet has begun."""
    day, last = day or wall_clock.today(), in_force(day)
    rows = catalogues.rows(LeafletVersion).values()
    return [row.pk for row in rows if row.leaflet_id in last and _is_before(row, last[row.leaflet_id])]


def _is_before(row, other):
    return row.pk != other.pk and (row.valid_from is None or (other.valid_from and row.valid_from < other.valid_from))


@transaction.atomic
def change_files(*, by, version, pictures=(), files=(), removed=()):
    """Keep ``pictures`` and ``files`` of a version, and take away those with the keys ``removed``."""
    for picture in pictures:
        attach(LeafletPicture, by=by, picture=picture, version=version)
    for document in files:
        attach_document(LeafletFile, by=by, document=document, version=version)
    detach(version.pictures.filter(pk__in=removed))
    detach(version.files.filter(pk__in=removed))
