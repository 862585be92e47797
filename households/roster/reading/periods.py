"""A sheet for each year or month, with the same people on each: only the newest is this roster."""

import re
import unicodedata

PERIOD = re.compile(r"(?:(20\d\d)年?度?)?(?:第?([一二三四1-4])季度|(\d{1,2})月份?)?(?:(\d{1,2})[日号])?")
QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
WHO = {"cert_no", "name", "head_id", "head_name"}
ALIKE = 0.5
"""Share of the people of one sheet who stand on a newer one too: then both are the same list."""


def older_tables(tables):
    """{name of a table: the name of the newer one with the same people}."""
    dated = [(period, rest, table) for table in tables for period, rest in [_period(table.name)] if period]
    found = {}
    for period, rest, table in dated:
        newer = [other for other in dated if other[0] > period and other[1] == rest and _are_alike(table, other[2])]
        if newer:
            found[table.name] = max(newer, key=lambda other: other[0])[2].name
    return found


def _period(name):
    """((year, quarter, month, day), the rest of the name); no period where the name gives none."""
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", name))
    found = max(PERIOD.finditer(text), key=lambda match: len(match[0]))
    if not any(found.groups()):
        return None, text
    parts = tuple(int(QUARTERS.get(part, part) or 0) for part in found.groups())
    return parts, text[: found.start()] + text[found.end() :]


def _are_alike(table, newer):
    mine, theirs = _people(table), _people(newer)
    return bool(mine) and len(mine & theirs) >= ALIKE * len(mine)


def _people(table):
    columns = sorted(c.index for c in table.own if c.column.id in WHO)[:2]
    return {tuple(str(cells[at]) for at in columns if at < len(cells)) for _, _, cells in table.records}
