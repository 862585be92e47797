"""The kit for choosing an area or a person: a few are a plain select, many are found by what is typed.

A form says which picker offers what, and for whom::

    worker = PersonField(WORKERS, label=_("Worker"))
    self.fields["worker"].offer(user)

What a picker offers is said once, by its ``rows``: the field takes no other row, and ``/pick/<name>/``, which a script
asks while somebody types, shows no other. Without a script a name, or a part of it, is typed and sent: one that
fits is taken, of several the form asks which.
"""

from caseload.core.picking.fields import AreaField, PersonField
from caseload.core.picking.pickers import AREAS, FEW, OPEN_AREAS, WORKERS, AreaPicker, PersonPicker
from caseload.core.picking.ticks import AreasField

__all__ = [
    "AREAS",
    "FEW",
    "OPEN_AREAS",
    "WORKERS",
    "AreaField",
    "AreaPicker",
    "AreasField",
    "PersonField",
    "PersonPicker",
]
