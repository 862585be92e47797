"""What a list leaves the house as."""

from dataclasses import dataclass

EXPORTED = 20_000
"""So many rows leave at once; more are exported part by part."""


@dataclass(frozen=True)
class Workbook:
    """Of a ``ListPage``: ``resource``: the ``SheetResource`` of its rows; ``subject``: what the record of exports calls
    them; ``name``: of the file, before the day; ``page``: the name of the list's address; ``too_many``: what is said of
    more than %(n)s rows, and how to choose fewer."""

    resource: type
    subject: str
    name: str
    page: str
    too_many: str
