"""The areas that a roster's rows name, found by name among those the importer may write."""

from caseload.core.models import Area
from households.roster.reading.problems import Problem, shorten
from households.roster.reading.values import folded

ENDINGS = (
    "社区居民委员会",
    "村民委员会",
    "社区居委会",
    "居委会",
    "村委会",
    "社区",
    "村",
    "街道办事处",
    "街道",
    "镇",
    "乡",
)


def bare(name):
    """东关 for 东关社区 and 东关社区居委会."""
    name = folded(name)
    for ending in ENDINGS:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            return name.removesuffix(ending)
    return name


class Areas:
    """``user`` None: every area. ``chosen``: the area for rows whose own columns name none."""

    def __init__(self, user=None, chosen=None):
        allowed = Area.objects.current() if user is None else Area.objects.open_to(user)
        self.all = sorted(allowed, key=lambda area: (area.level_no, area.path))
        self.by_name, self.by_bare = {}, {}
        for area in self.all:
            self.by_name.setdefault(folded(area.name), area)
            self.by_bare.setdefault(bare(area.name), area)
        self.chosen = chosen
        self.root = self.all[0] if self.all else None

    def named(self, text):
        return (self.by_name.get(folded(text)) or self.by_bare.get(bare(text))) if text else None

    def may_write(self, path):
        return any(path.startswith(area.path) for area in self.all)


def place_in_areas(roster):
    """Give every household its area, and note where the file says none."""
    reading, areas, unnamed = roster.reading, Areas(roster.by, roster.area), False
    roster.areas = areas
    for group in reading.groups:
        first = next((record.village for record in group.records if record.village), "")
        group.area = areas.named(first) or (None if first or areas.chosen else _of_sheet(group, areas))
        group.names_area = group.area is not None
        for record in group.records:
            if record.village and not areas.named(record.village):
                record.report("area_unknown", _caption(reading, record.sheet), record.village)
        if group.area is None:
            group.area = areas.chosen or areas.named(group.household_values.get("town", "")) or areas.root
            unnamed |= not first and not areas.chosen and not areas.named(group.household_values.get("town", ""))
    if unnamed and reading.tables:
        roster.problems.append(Problem(reading.tables[0].name, None, "", "area_unknown", shorten("—")))


def _of_sheet(group, areas):
    """One sheet a community: its name says which."""
    return next((area for record in group.records if (area := areas.named(record.sheet))), None)


def _caption(reading, sheet):
    table = next(table for table in reading.tables if table.name == sheet)
    return next((c.text for c in table.captions if c.column and c.column.id == "village"), "")
