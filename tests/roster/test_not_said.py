"""What a roster does not say stays: categories without a column, cells that are blank or cannot be read."""

import pytest

from households.models import Household
from households.roster.services.files import RosterFile
from households.roster.services.imports import import_roster
from households.services.closing import close_household
from tests import make
from tests.roster.sampling import number

pytestmark = pytest.mark.django_db
A = number(1)


@pytest.fixture
def home(areas):
    return make.household(areas[0], "周一", number="H1", id_number=A, categories=["marginal", "lone_elder"])


def bring(**more):
    cells = {"社区": "东关社区", "户编号": "H1", "姓名": "周一", "证件号码": A, "与户主关系": "户主"} | more
    text = "\n".join([",".join(cells), ",".join(cells.values())])
    import_roster(by=None, file=RosterFile("册.csv", text.encode()), skip_invalid=True)


@pytest.mark.parametrize(
    ("columns", "after"),
    [
        ({"性别": "男"}, ["lone_elder", "marginal"]),
        ({"监测对象类别": "脱贫不稳定户"}, ["lifted_unstable", "lone_elder"]),
        ({"监测对象类别": "脱贫不稳定户", "风险是否已消除": "是"}, ["lone_elder"]),
    ],
)
def test_a_category_stays_unless_the_roster_has_a_column_for_it(home, columns, after):
    bring(**columns)
    home.refresh_from_db()
    assert home.categories == after
    current = home.category_periods.filter(valid_to=None)
    assert sorted(period.category_id for period in current) == after


def test_a_blank_cell_fills_nothing(home):
    bring(联系电话="", 主要致贫原因="因病")
    filled = Household.objects.get(pk=home.pk).roster["_filled"]
    assert "main_cause" in filled and "household_phone" not in filled


def test_a_household_that_a_roster_opens_again_has_its_present_members_back(home):
    child = make.member(home, "周二", relation="之子")
    close_household(by=None, household=home, reason="moved", on=home.created_at.date())
    child.refresh_from_db()
    assert not child.is_active
    bring()
    home.refresh_from_db()
    child.refresh_from_db()
    assert home.is_open and child.is_active and home.member_count == 2


def test_a_cell_that_cannot_be_read_leaves_what_is_stored(home):
    for employer in ("甲厂", "很长" * 300):
        bring(务工企业名称=employer)
        assert home.members.get().work_employer == "甲厂"
