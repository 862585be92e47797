"""Taking an import back: whatever a second roster did to whatever registry, the registry is what it was."""

from dataclasses import dataclass

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caseload.core import audit
from caseload.core.audit import acting
from households.models import Household, Member
from households.roster.models import RosterBatch
from households.roster.services import decisions
from households.roster.services.files import RosterFile
from households.roster.services.imports import import_roster
from households.services import closing
from households.services import members as people
from households.services.households import register_household, update_household
from tests.roster.rosters import COMMUNITIES
from tests.roster.sampling import number
from tests.roster.test_decisions import checksum

HEADINGS = "村,户编号,姓名,证件号码,与户主关系,成员状态,家庭住址,户类型,监测对象类别,务工时间（月）"
NAMES = ["王建华", "李秀英", "王晓雨", "赵国庆", "陈大山", "孙德福", "王建华", "周小燕"]
HOMES = [f"37078100600100{n}" for n in range(1, 7)]
MOST = len(NAMES)
QUIET = {"deadline": None, "database": None, "suppress_health_check": list(HealthCheck), "print_blob": True}

# --- rosters ---


@dataclass(frozen=True)
class Row:
    home: int
    person: int
    has_number: bool
    status: str
    address: str
    kind: str
    monitored: str
    months: str


rows = st.builds(
    Row,
    home=st.integers(0, len(HOMES) - 1),
    person=st.integers(0, MOST - 1),
    has_number=st.sampled_from([True, True, True, False]),
    status=st.sampled_from(["正常", "正常", "正常", "死亡", "迁出", ""]),
    address=st.sampled_from(["", "东关街1号", "西关街2号"]),
    kind=st.sampled_from(["脱贫户", "一般农户", ""]),
    monitored=st.sampled_from(["", "突发严重困难户", "边缘易致贫户"]),
    months=st.sampled_from(["", "3", "11"]),
)
"""A person stands in any household, alone or with others: heads are swapped, people move, die, come back."""


@st.composite
def rosters(draw):
    """Whoever stands first in a household is its head; the household's number is left out now and then."""
    found = draw(st.lists(rows, min_size=1, max_size=MOST, unique_by=lambda row: row.person))
    unnumbered = draw(st.sets(st.integers(0, len(HOMES) - 1), max_size=2))
    lines, begun = [HEADINGS], set()
    for row in sorted(found, key=lambda row: row.home):
        relation = "其他" if row.home in begun else "户主"
        begun.add(row.home)
        home = "" if row.home in unnumbered else HOMES[row.home]
        given = number(row.person + 1) if row.has_number else ""
        lines.append(
            f"{COMMUNITIES[row.home % 2]},{home},{NAMES[row.person]},{given},{relation},{row.status},"
            f"{row.address},{row.kind},{row.monitored},{row.months}"
        )
    return "\r\n".join(lines).encode()


def put(data):
    import_roster(by=None, file=RosterFile("册.csv", data), skip_invalid=True)
    return RosterBatch.objects.latest("pk")


# --- what people do between rosters ---


def close(household, members):
    closing.close_household(by=None, household=household, reason="moved", on=household.created_at.date())


def reopen(household, members):
    closing.reopen_household(by=None, household=household)


def name_head(household, members):
    people.change_head(by=None, household=household, head=members[-1], relations={})


def take_away(household, members):
    people.remove_member(by=None, member=members[-1], status="dead", on=household.created_at.date())


def bring_back(household, members):
    people.bring_back_member(by=None, member=household.members.filter(is_active=False).first())


def renumber(household, members):
    update_household(by=None, household=household, number=f"{household.number}9")


def register_as(household, members):
    """Somebody of the pool, in a household of their own, with a number that was free."""
    head = {"name": NAMES[0], "id_number": number(1 + household.pk % MOST)}
    register_household(by=None, area=household.area, number=HOMES[household.pk % len(HOMES)], head=head)


def add(household, members):
    people.add_member(by=None, household=household, name=NAMES[1], relation="其他", id_number=number(2))


ACTS = [close, reopen, name_head, take_away, bring_back, renumber, register_as, add]
acts = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 5)), max_size=4)


def live(done):
    """What cannot be done is not done. Each by a request of its own: in one transaction the history would go on to
    tell it of the roster that came before."""
    for act, at in done:
        household = Household.objects.order_by("pk")[at : at + 1].first()
        try:
            with transaction.atomic(), audit.acting(None, why="by hand"):
                act(household, list(household.members.active()) if household else [])
        except Exception as refused:  # noqa: BLE001
            assert not isinstance(refused, IntegrityError), refused


# --- what holds ---


def listing(*persons):
    """A roster of (household's place, person's place), the first of each household its head."""
    lines, begun = ["户编号,姓名,证件号码,与户主关系"], set()
    for home, person in persons:
        relation = "其他" if home in begun else "户主"
        begun.add(home)
        lines.append(f"{HOMES[home]},{NAMES[person]},{number(person + 1)},{relation}")
    return "\r\n".join(lines).encode()


@pytest.mark.parametrize(
    "second",
    [
        [(0, 3), (0, 0), (0, 1)],  # a head who is new to the registry
        [(0, 1), (0, 0)],  # heads swapped
        [(0, 3), (1, 2), (2, 4)],  # all others no longer listed
    ],
)
def test_a_household_that_got_another_head_gets_its_former_one_back(areas, second):
    put(listing((0, 0), (0, 1), (1, 2)))
    before = checksum()
    assert decisions.undo_batch(by=None, batch=put(listing(*second))) == {}
    assert checksum() == before


def test_a_household_whose_former_number_is_anothers_now_stays_as_it_is(areas):
    put(listing((0, 0)))
    batch = put(f"户编号,姓名,证件号码,与户主关系\r\n77,{NAMES[0]},{number(1)},户主".encode())
    renumbered = Household.objects.get(number="77")
    register_household(by=None, area=areas[0], number=HOMES[0], head={"name": NAMES[3]})
    kept = decisions.undo_batch(by=None, batch=batch)
    assert [reason for reason, _n in kept[renumbered.pk].reasons] == ["number_taken"]
    assert Household.objects.filter(number__in=["77", HOMES[0]]).count() == 2


def test_a_household_whose_member_is_registered_elsewhere_now_stays_as_it_is(areas):
    put(listing((0, 0), (0, 1)))
    gone = f"户编号,姓名,证件号码,与户主关系,成员状态\r\n{HOMES[0]},{NAMES[0]},{number(1)},户主,正常\r\n"
    batch = put(f"{gone}{HOMES[0]},{NAMES[1]},{number(2)},其他,迁出".encode())
    home = Household.objects.get()
    register_household(by=None, area=areas[0], head={"name": NAMES[1], "id_number": number(2)})
    kept = decisions.undo_batch(by=None, batch=batch)
    assert [reason for reason, _n in kept[home.pk].reasons] == ["person_elsewhere"]
    assert Member.objects.active().count() == 2


@pytest.mark.parametrize("which", ["head", "other"])
def test_a_household_whose_member_somebody_corrected_since_stays_as_it_is(areas, which):
    batch = put(listing((0, 0), (0, 1)))
    home = Household.objects.get()
    member = home.members.get(is_head=which == "head")
    with acting(None):
        people.update_member(by=None, member=member, education="primary")
    kept = decisions.undo_batch(by=None, batch=batch)
    assert [reason for reason, _n in kept[home.pk].reasons] == ["edit"]
    assert home.members.count() == 2


def held_to(constraints="IMMEDIATE"):
    with connection.cursor() as cursor:
        cursor.execute(f"SET CONSTRAINTS ALL {constraints}")


def go_through(first, between, second, after):
    """Without anything done since, all is what it was; otherwise what is not kept can be taken back."""
    with transaction.atomic():
        put(first)
        live(between)
        before = checksum()
        batch = put(second)
        live(after)
        kept = decisions.undo_batch(by=None, batch=batch)
        held_to()
        if not after:
            assert kept == {}
            assert checksum() == before
        transaction.set_rollback(True)


@settings(max_examples=5, derandomize=True, **QUIET)
@given(first=rosters(), between=acts, second=rosters())
def test_undone_the_registry_is_what_it_was_before_any_roster(areas, first, between, second):
    go_through(first, between, second, after=[])


@settings(max_examples=5, derandomize=True, **QUIET)
@given(first=rosters(), second=rosters(), after=acts)
def test_whatever_was_done_since_undo_takes_back_the_rest(areas, first, second, after):
    go_through(first, [], second, after)


@pytest.mark.prove
@settings(max_examples=200, **QUIET)
@given(first=rosters(), between=acts, second=rosters(), after=acts)
@pytest.mark.parametrize("is_left_alone", [True, False])
def test_two_hundred_rosters_are_taken_back(areas, is_left_alone, first, between, second, after):
    go_through(first, between, second, [] if is_left_alone else after)
