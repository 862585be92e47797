"""What headings of rosters mean: names that administrators add, and columns mapped by hand, remembered per source."""

import hashlib

from django.db import transaction

from caseload.core import wall_clock
from caseload.core.sheets.beside import normal
from households.roster.models import ColumnMapping, ColumnName
from households.roster.reading.captions import ColumnNames, Mapping, keys_of

KEPT_MAPPINGS = 500


def known_column_names():
    """As every reading of a roster takes them, by command and on the screen. Two queries."""
    added = dict(ColumnName.objects.values_list("key", "column"))
    mappings = ColumnMapping.objects.values_list("captions", "meanings")[:KEPT_MAPPINGS]
    return ColumnNames(added, tuple(Mapping(frozenset(captions), meanings) for captions, meanings in mappings))


@transaction.atomic
def add_column_name(*, by, caption, column):
    return ColumnName.objects.create(caption=caption, key=normal(caption), column=column, added_by=by)


@transaction.atomic
def remember_mapping(*, by, name, captions, meanings):
    """Keep for the source of ``captions`` what they mean; without a meaning left, forget the source."""
    keys = sorted(keys_of(captions))
    signature = hashlib.sha256("\n".join(keys).encode()).hexdigest()
    if not meanings:
        ColumnMapping.objects.filter(signature=signature).delete()
        return None
    values = {"meanings": meanings, "captions": keys, "saved_by": by, "saved_at": wall_clock.now()}
    return ColumnMapping.objects.update_or_create(
        signature=signature, defaults=values, create_defaults={**values, "name": name[-255:]}
    )[0]


@transaction.atomic
def forget(*, by, row):
    """An added name, or a mapping: rosters are read as if nobody had said it."""
    row.delete()
