"""The areas that a roster's rows name, found by name among those the importer may write."""

import re
from collections import defaultdict
from functools import cached_property

from caseload.core.models import Area, paths_above
from caseload.core.pinyin import full, is_simplified
from households.roster.reading.problems import Problem, shorten
from households.sheets.cells import folded

ENDINGS = (
    "社区党群服务中心",
    "党群服务中心",
    "社区服务中心",
    "社区服务站",
    "社区工作站",
    "社区党总支",
    "社区党委",
    "社区党支部",
    "社区居民委员会",
    "社区村民委员会",
    "居民委员会",
    "村民委员会",
    "社区居委会",
    "社区村委会",
    "社区居委",
    "社区村委",
    "居委会",
    "村委会",
    "居委",
    "村委",
    "社区居",
    "社区",
    "村居",
    "村",
    "居",
    "街道办事处",
    "街道办",
    "街道",
    "镇",
    "乡",
)
UPPER = re.compile("街道办事处|街道办|街道|省|市|县|区|镇|乡")
"""Ends the name of what a community lies in, when more follows."""
TOWN = re.compile("(?:^|[省市县区])([^省市县区]+?(?:街道|镇|乡))")
BETWEEN = re.compile(r"[-_/\\>、,.·—–|]+|^\(?\d{1,2}[.、)]")
"""What parts the levels of an address written in full, and a number before it."""
GRID = re.compile("(第?[0-9一二三四五六七八九十]{1,3}号?)(?:网格|格)?|.{1,12}网格")
GROUP = re.compile("(?:[0-9一二三四五六七八九十]{1,3}(?:号?楼|居民|村民)?小?|居民小|村民小)组$")
"""A group of neighbours has no area of its own: it lies in its community."""
GRID_BEFORE = re.compile("网格第?([0-9一二三四五六七八九十]{1,3})号?$")
CODE = re.compile("[0-9]*")
BRACKETS = re.compile(r"[(\[【]([^()\[\]【】]*)[)\]】]")
DIGITS = {digit: n for n, digit in enumerate("零一二三四五六七八九")}


def bare(name):
    """东关 for 东关社区, 东关居 and 东关社区居委会."""
    name = folded(name)
    for ending in ENDINGS:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            return name.removesuffix(ending)
    return name


def number_of_grid(name):
    """3 for 第三网格, 03网格 and 3号网格; other names as they are."""
    found = GRID.fullmatch(name)
    text = found[1].strip("第号") if found and found[1] else ""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if text and all(char in DIGITS for char in tens + ones):
        return 10 * (DIGITS[tens] if tens else 1) * bool(ten) + (DIGITS[ones] if ones else 0)
    return name


class Areas:
    """``user`` None: every area. ``chosen``: the area for rows whose own columns name none."""

    def __init__(self, user=None, chosen=None):
        allowed = Area.objects.current() if user is None else Area.objects.open_to(user)
        self.all = sorted(allowed, key=lambda area: (area.level_no, area.path))
        self.by_name, self.by_bare, self.grids, self.found = defaultdict(list), defaultdict(list), {}, {}
        for area in self.all:
            self.by_name[folded(area.name)].append(area)
            self.by_bare[bare(area.name)].append(area)
        self.by_code = {folded(area.code): area for area in self.all}
        names = {area.pk: folded(area.name) for area in self.all}
        for area in self.all:
            own = names[area.pk].removeprefix(names.get(area.parent_id, ""))
            self.grids.setdefault((area.parent_id, number_of_grid(own)), area)
        self.chosen = chosen
        self.root = self.all[0] if self.all else None

    def named(self, text):
        """The area that ``text`` names, however it is written, or None."""
        if not text:
            return None
        if text not in self.found:
            self.found[text] = self._find(folded(text))
        return self.found[text]

    def may_write(self, path):
        return any(path.startswith(area.path) for area in self.all)

    def _find(self, text):
        code = CODE.match(text)[0]
        if code in self.by_code:
            return self.by_code[code]
        inside = BRACKETS.search(text)
        name, grid = GRID_BEFORE.sub(r"\1网格", BRACKETS.sub("", text)), inside[1] if inside else ""
        if area := self._only(text) or self._within(name):
            return self._grid(area, grid)
        if (plain := BETWEEN.sub("", name)) != name:
            return self._find(plain)
        for cut in range(len(name) - 1, 1, -1):  # 东关社区第三网格
            if GRID.fullmatch(name[cut:]) and name.endswith("格") and (area := self._within(name[:cut])):
                return self._grid(area, name[cut:])
        if found := GROUP.search(name):
            return self._within(name[: found.start()])
        return self._read_alike(name)

    def _read_alike(self, name):
        """The one that a name in traditional characters is read as, alone or behind what it lies in: 東關社區."""
        if is_simplified(name):
            return None
        read, names = full(name), {area.pk: full(area.name) for area in self.all}
        ways = ((area, {names[area.pk], names.get(area.parent_id, "") + names[area.pk]}) for area in self.all)
        found = [area for area, written in ways if read in written]
        return found[0] if len(found) == 1 else None

    def _only(self, name):
        """The one area of that name; of several the one in which all others lie."""
        for areas in (self.by_name.get(name, ()), self.by_bare.get(bare(name), ())):
            if areas:
                return areas[0] if all(area.path.startswith(areas[0].path) for area in areas) else None
        return None

    def _within(self, name):
        """The same with what it lies in written before it, as in 青州市云门山街道东关社区."""
        if area := self._only(name):
            return area
        for end in (found.end() for found in UPPER.finditer(name)):
            area = self._only(name[end:]) if name[end:] else None
            if area and self._lies_in(area, name[:end]):
                return area
        for path, above in self._above:  # 云门山东关社区
            area = self._only(name.removeprefix(above)) if name.startswith(above) else None
            if area and area.path.startswith(path):
                return area
        return None

    def _lies_in(self, area, prefix):
        """A community of the same name in another town is another one."""
        towns = {bare(town) for town in TOWN.findall(prefix)}
        return towns <= {name for path, name in self._above if area.path.startswith(path)}

    @cached_property
    def _above(self):
        """(path, bare name) of every area that may lie above another, those above one's own areas too."""
        tops = [path for area in self.all for path in paths_above(area.path)[:-1]]
        others = Area.objects.filter(path__in=set(tops) - {area.path for area in self.all})
        return [(area.path, bare(area.name)) for area in [*others, *self.all]]

    def _grid(self, area, name):
        return self.grids.get((area.pk, number_of_grid(name)), area) if name else area


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
            wider = areas.chosen or _of_wider_columns(group, areas)
            group.area = wider or areas.root
            unnamed |= not first and wider is None
    if unnamed and reading.tables:
        roster.problems.append(Problem(reading.tables[0].name, None, "", "area_unknown", shorten("—")))


def _of_sheet(group, areas):
    """One sheet a community: its name says which."""
    return next((area for record in group.records if (area := areas.named(record.sheet))), None)


def _of_wider_columns(group, areas):
    """A region written in full may name the community; else the town."""
    values = group.household_values
    return areas.named(values.get("region", "")) or areas.named(values.get("town", ""))


def _caption(reading, sheet):
    table = next(table for table in reading.tables if table.name == sheet)
    return next((c.text for c in table.captions if c.column and c.column.id == "village"), "")
