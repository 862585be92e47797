"""How long a roster of 5,000 rows takes to check and to import."""

from datetime import date, timedelta
from random import Random
from time import perf_counter

from caseload.core.models import Area
from caseload.core.sheets import write_xlsx
from caseload.demo.families import Registrar
from households.roster.services import imports
from households.roster.services.files import RosterFile
from households.vocab import HEAD

PREFIX = "B"
"""Numbers of the benchmark's households and people begin so."""
ROWS = 5_000
CAPTIONS = ["乡", "村", "户编号", "人编号", "姓名", "证件号码", "与户主关系", "家庭住址", "户联系电话"]
BORN = date(1991, 1, 1)
"""The first birth date; a number that the demo gave out already is rejected and counted, which costs as much time."""


def time_import():
    """(seconds to check, seconds to import, rows rejected)."""
    file = RosterFile("bench.xlsx", write_xlsx({"名册": [CAPTIONS, *_rows()]}), ())
    area = Area.objects.get(parent=None)
    start = perf_counter()
    report = imports.check_roster(by=None, file=file, area=area)
    checked = perf_counter()
    imports.import_roster(by=None, file=file, area=area, skip_invalid=True)
    return checked - start, perf_counter() - checked, report["rows"]["rejected"]


def _rows():
    """Households of two."""
    rng, registrar = Random("roster"), Registrar()  # noqa: S311 - fiction, not secrets
    communities = list(Area.objects.filter(level_no=2).values_list("name", flat=True))
    for n in range(ROWS):
        home, is_head = n // 2, n % 2 == 0
        number = registrar.number(rng, BORN - timedelta(days=n * 3 % 18_000), "M" if is_head else "F")
        yield [
            "云门山街道",
            communities[home % len(communities)],
            f"{PREFIX}{home:06}",
            f"{PREFIX}{n:08}",
            f"{'王李张刘陈'[home % 5]}{'建国秀英德福玉兰'[home % 7]}{'民芳华'[n % 3]}",
            number,
            HEAD if is_head else "配偶",
            f"和平小区{home % 40 + 1}号楼{n % 6 + 1}单元",
            f"1991{home:07}",
        ]
