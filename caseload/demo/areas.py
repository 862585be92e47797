"""The demo's tree: a street, ten first-level grids with a service centre each, 115 grids with a party branch each."""

from caseload.core import catalogues
from caseload.core.models import Area

STREET = ("370781006", "云门山街道")
COMMUNITIES = ["东关", "西关", "南营", "北关", "夏庄", "冯家", "石坊", "驼山", "玲珑", "云河"]
GRIDS = 115
NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]


def make_areas():
    """Write the tree. Returns (street, communities, grids), each in the order of codes."""
    code, name = STREET
    street = Area.objects.create(code=code, name=name, level_no=1, level_name="街道", path=f"{code}/")
    communities = Area.objects.bulk_create(
        _under(street, f"{code}{n:03}", f"{name}社区", "一级网格", service_centre=f"{name}社区党群服务中心")
        for n, name in enumerate(COMMUNITIES, start=1)
    )
    grids = Area.objects.bulk_create(
        _under(community, f"{community.code}{n:02}", name, "网格", party_branch=f"{name}党支部")
        for position, community in enumerate(communities)
        for n, name in enumerate(_grid_names(position), start=1)
    )
    catalogues.forget()
    return street, communities, grids


def _grid_names(position):
    share, rest = divmod(GRIDS, len(COMMUNITIES))
    count = share + (position < rest)
    return [f"{COMMUNITIES[position]}{numeral}网格" for numeral in NUMERALS[:count]]


def _under(parent, code, name, level_name, **facts):
    return Area(
        parent=parent,
        code=code,
        name=name,
        level_no=parent.level_no + 1,
        level_name=level_name,
        path=f"{parent.path}{code}/",
        **facts,
    )
