"""What a column of a roster is, and how lines of text become columns."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    id: str
    scope: str
    kind: str
    captions: tuple
    field: str = ""
    words: dict | None = None
    many: bool = False
    limit: int = 200
    """Longest text that is kept, in characters."""

    @property
    def is_kept(self):
        return self.kind not in ("sheet", "number_of_household", "area")


def words_of(terms, folk=None):
    return {**{term: term for term in terms}, **(folk or {})}


def columns(scope, kind, lines, **more):
    """``id[:field] caption caption …`` lines as columns of one kind."""
    for line in lines.strip().splitlines():
        name, *captions = line.split()
        identity, _, field = name.partition(":")
        yield Column(identity, scope, kind, tuple(captions), field, **more)


def terms(scope, line, terms, folk=None, *, many=False, limit=40):
    yield from columns(scope, "term", line, words=words_of(terms, folk), many=many, limit=limit)
