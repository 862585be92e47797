"""A sheet for each year or month, with the same people on each: only the newest is this roster."""

import re
import unicodedata

YEAR = r"(?:(?P<year>20\d\d)(?:年度?|[.\-_]|(?=\d\d)|(?!\d))|(?P<short>\d\d)年度?)"
PART = r"第?(?P<quarter>[一二三四1-4])季度?|(?P<half>[上下])半年"
WITH_YEAR = re.compile(rf"{YEAR}(?:{PART}|(?P<month>\d\d?)月?份?(?:[.\-_]?(?P<day>\d\d?)[日号]?)?)?(?!\d)")
WITHOUT = re.compile(rf"{PART}|(?P<month>\d\d?)月份?(?:(?P<day>\d\d?)[日号])?")
ORDER = {"一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2}
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
    """((year, part of it, month, day), the rest of the name); no period where the name gives none."""
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", name))
    found = WITH_YEAR.search(text) or WITHOUT.search(text)
    if not found:
        return None, text
    said = found.groupdict(default=0)
    year = int(said.get("year", 0)) or (2000 + int(said["short"]) if said.get("short") else 0)
    part = said["quarter"] or said["half"]
    period = (year, int(ORDER.get(part, part)), int(said["month"]), int(said["day"]))
    return period, text[: found.start()] + text[found.end() :]


def _are_alike(table, newer):
    mine, theirs = _people(table), _people(newer)
    return bool(mine) and len(mine & theirs) >= ALIKE * len(mine)


def _people(table):
    columns = sorted(c.index for c in table.own if c.column.id in WHO)[:2]
    return {tuple(str(cells[at]) for at in columns if at < len(cells)) for _, _, cells in table.records}
