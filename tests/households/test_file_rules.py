"""Rules of a file, asked of the services: its end, its people, its income, who has it, what draws attention to it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone, translation

from caseload.core.models import AccessRecord, Notice
from households.models import Assignment, Household, Member
from households.services.assigning import assign_households, held_by, named, take_back
from households.services.assigning import assign_together as give_together
from households.services.attention import reasons
from households.services.catalogues import households_by_category, load_of, loads
from households.services.closing import AlreadyDone, OpenIssues, close_household, reopen_household
from households.services.facts import FILLED, HouseholdClosed, set_income
from households.services.households import NumberTaken, update_household
from households.services.members import (
    HeadStays,
    bring_back_member,
    change_head,
    holder_of,
    remove_member,
    reveal,
    update_member,
)
from households.services.nearby import address_key, building
from households.services.recounting import recount
from households.services.search import find_exact, readable, words_of
from tests import make
from tests.households.test_register import GIRL, WANG

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def end(household, **facts):
    return close_household(by=None, household=household, **{"reason": "moved", "on": TODAY(), **facts})


# --- the end of a file, and its reopening ---


def test_a_file_with_open_issues_is_not_closed_whoever_asks(own, worker):
    assert not Household.objects.with_open_issues().exists()
    for title in ("屋顶漏雨", "电线老化"):
        make.issue(worker, own, title)
        assert list(Household.objects.with_open_issues()) == [own]
    with pytest.raises(OpenIssues) as some:
        end(own)
    assert some.value.count == 2 and Household.objects.get().is_open


def test_of_two_who_close_or_reopen_the_second_is_told(own):
    version = own.version
    closed = end(own, note="随子女")
    assert (closed.status, closed.close_reason, closed.closed_on, closed.close_note) == (
        "closed",
        "moved",
        TODAY(),
        "随子女",
    )
    assert Household.objects.get().version == version + 1
    with pytest.raises(AlreadyDone):
        end(own)
    reopen_household(by=None, household=own)
    stored = Household.objects.get()
    assert (stored.status, stored.close_reason, stored.closed_on, stored.close_note) == ("open", "", None, "")
    assert stored.version == version + 2 and stored.head.is_active
    with pytest.raises(AlreadyDone):
        reopen_household(by=None, household=own)


def test_reopened_its_facts_follow_from_its_people_again(own):
    make.member(own)
    end(own)
    Household.objects.update(member_count=0, search_text="")
    assert reopen_household(by=None, household=own).member_count == 2
    assert "王晓雨" in Household.objects.get().search_text


# --- its people ---


def test_a_number_taken_away_goes_with_its_index(east):
    home = make.household(east, id_number=WANG)
    update_member(by=None, member=home.head, id_status="none", id_none_reason="遗失")
    head = Member.objects.get()
    assert (head.id_cipher, head.id_index, head.id_number, head.id_none_reason) == (None, None, "", "遗失")
    assert holder_of(WANG) is None


def test_a_number_says_sex_and_birth_and_is_found_at_one_active_member(east):
    home = make.household(east)
    update_member(by=None, member=home.head, id_number=WANG, sex="F", birth_date=None)
    head = Member.objects.get()
    assert (head.sex, str(head.birth_date), head.id_status, head.id_none_reason) == ("M", "1955-03-12", "known", "")
    assert holder_of(WANG) == head and holder_of(WANG, other_than=head.pk) is None
    assert head.version == 2 and head.id_tail == "001X"
    end(home)
    assert holder_of(WANG) is None


def test_without_a_number_sex_and_birth_are_as_they_are_said(own):
    update_member(by=None, member=own.head, name="王建国", sex="F", birth_date="1960-01-02")
    head = Member.objects.get()
    assert (head.sex, str(head.birth_date), head.initials, head.pinyin) == ("F", "1960-01-02", "wjg", "wangjianguo")


def test_who_is_gone_is_gone_since_a_day_and_for_a_reason(own):
    girl = make.member(own, note="在校")
    remove_member(by=None, member=girl, status="married", on=TODAY())
    girl.refresh_from_db()
    assert (girl.status, girl.left_on, girl.is_active, girl.note, girl.version) == (
        "married",
        TODAY(),
        False,
        "在校",
        2,
    )
    bring_back_member(by=None, member=girl)
    girl.refresh_from_db()
    assert (girl.status, girl.left_on, girl.is_active, girl.version) == ("present", None, True, 3)
    remove_member(by=None, member=girl, status="moved", on=TODAY(), note="外出")
    girl.refresh_from_db()
    assert girl.note == "外出"


def test_nobody_of_a_closed_file_is_changed_or_comes_back(own):
    girl = make.member(own)
    remove_member(by=None, member=girl, status="moved", on=TODAY())
    end(own)
    for act in (bring_back_member, update_member):
        with pytest.raises(HouseholdClosed):
            act(by=None, member=girl)


def test_only_relations_that_change_are_written(own):
    wife, son = make.member(own, "李桂英", "配偶"), make.member(own, "王小军", "之子")
    former, version = own.head, own.version
    change_head(by=None, household=own, head=wife, relations={former.pk: "配偶"})
    rows = {row.name: (row.relation, row.is_head, row.version) for row in own.members.all()}
    assert rows == {"李桂英": ("户主", True, 2), "王建华": ("配偶", False, 2), "王小军": ("之子", False, 1)}
    own.refresh_from_db()
    assert (own.head, own.version, own.head_name) == (wife, version + 1, "李桂英")
    with pytest.raises(HeadStays):
        remove_member(by=None, member=wife, status="dead", on=TODAY())
    remove_member(by=None, member=son, status="dead", on=TODAY())


def test_who_looked_at_a_number_is_recorded(east, supervisor):
    home = make.household(east, id_number=WANG, number="A-7")
    assert reveal(by=supervisor, member=home.head, reason="核对") == WANG
    record = AccessRecord.objects.get()
    assert (record.user, record.subject, record.reason, record.kind) == (supervisor, "王建华 A-7", "核对", "reveal")


# --- its income ---


@pytest.mark.parametrize(
    ("facts", "people", "income", "per_head"),
    [
        ({"inc_wage": 9000, "inc_transfer": 600}, 3, 9600, 3200),
        ({"inc_business": 500, "inc_property": 100}, 2, 600, 300),
        ({"inc_wage": 9000, "exp_business": 1000}, 1, 8000, 8000),
        ({"exp_business": 1000}, 1, -1000, -1000),
        ({"inc_wage": 0}, 2, 0, 0),
        ({"inc_wage": 1000}, 3, 1000, Decimal("333.33")),
        ({"inc_wage": 1000}, 0, 1000, 1000),
        ({"net_income": 500}, 2, 500, 250),
        ({"net_income_per_capita": 70}, 2, None, 70),
        ({}, 2, None, None),
    ],
)
def test_net_income_is_its_parts_less_expenses_shared_among_all(facts, people, income, per_head):
    home = Household(member_count=people, **{name: Decimal(value) for name, value in facts.items()})
    set_income(home)
    assert (home.net_income, home.net_income_per_capita) == (income, per_head)


def test_an_income_per_head_that_a_roster_stated_holds_for_those_people(own):
    facts = {"inc_wage": 6000, "net_income_per_capita": 1590, "roster": {FILLED: ["net_income_per_capita"]}}
    Household.objects.update(**facts)
    own.refresh_from_db()
    update_member(by=None, member=own.head, name="王建国")
    assert Household.objects.get().net_income_per_capita == 1590
    make.member(own)
    assert Household.objects.get().net_income_per_capita == 3000


def test_a_changed_part_changes_the_income(own):
    update_household(by=None, household=own, exp_business=Decimal(100), inc_wage=Decimal(600))
    assert Household.objects.get().net_income == 500
    update_household(by=None, household=own, address="别处")
    assert Household.objects.get().net_income == 500


def test_a_number_in_use_is_refused_on_correcting_too(own, foreign):
    with pytest.raises(NumberTaken):
        update_household(by=None, household=own, number=foreign.number)


# --- categories ---


def test_categories_hold_from_a_day_and_ended_ones_stay_in_the_record(own):
    start, later = TODAY() - timedelta(days=30), TODAY() - timedelta(days=10)
    update_household(by=None, household=own, categories=["tekun", "dibao"], on=start)
    update_household(by=None, household=own, categories=["dibao", "high_risk"], on=later)
    rows = {row.category_id: (row.valid_from, row.valid_to) for row in own.category_periods.all()}
    assert rows == {"dibao": (start, None), "tekun": (start, later), "high_risk": (later, None)}
    assert Household.objects.get().categories == ["dibao", "high_risk"]
    update_household(by=None, household=own, categories=["high_risk"], on=start - timedelta(days=9))
    assert own.category_periods.get(category_id="dibao").valid_to == start, "no period ends before it begins"


def test_whoever_changed_the_categories_has_the_day_that_holds_in_their_hands(own, worker):
    """The day agreed on a visit is the one that the rule gave: the visits know it, and put it back."""
    make.visit(own, worker)
    own.refresh_from_db()
    agreed = own.next_visit_on
    make.visit(own, worker, next_visit_on=agreed)
    own.refresh_from_db()
    changed = update_household(by=worker, household=own, categories=["high_risk"])
    stored = Household.objects.get()
    assert (changed.next_visit_on, changed.overdue_from) == (stored.next_visit_on, stored.overdue_from)
    assert stored.next_visit_on == agreed


def test_what_rules_and_categories_mean_in_work(own, foreign):
    rule = type("Rule", (), {"code": own.visit_rule})
    assert loads()[own.visit_rule] == {"households": 2, "visits": round(2 * 30 / 90)} == load_of(rule)
    Household.objects.filter(pk=own.pk).update(categories=["dibao", "tekun"])
    Household.objects.filter(pk=foreign.pk).update(categories=["dibao"])
    assert households_by_category() == {"dibao": 2, "tekun": 1}
    end(foreign)
    assert households_by_category() == {"dibao": 1, "tekun": 1} and loads()[own.visit_rule]["households"] == 1
    assert load_of(type("Rule", (), {"code": "nobody"})) == {"households": 0, "visits": 0}


# --- who has it ---


@pytest.fixture
def new(east):
    return make.person("wu", "吴丽", "worker", post=east)


def kinds_told(act, capture):
    Notice.objects.all().delete()
    with capture(execute=True):
        act()
    return {(notice.user.username, notice.kind, str(sorted(notice.facts.items()))) for notice in Notice.objects.all()}


def test_the_former_and_the_new_worker_are_told(own, east, worker, new, supervisor, django_capture_on_commit_callbacks):
    def give(homes, to, by=supervisor):
        return kinds_told(
            lambda: assign_households(by=by, households=homes, worker=to), django_capture_on_commit_callbacks
        )

    one = {
        ("li", "household_handed_on", "[('household', '王建华'), ('worker', '吴丽')]"),
        ("wu", "household_assigned", "[('household', '王建华')]"),
    }
    assert give([own], new) == one
    own.refresh_from_db()
    assert give([own], new) == set(), "it is there already"
    assert give([own], None) == set(), "to nobody needs no notice"
    homes = [own, make.household(east, "陈大山", worker=worker)]
    assert {told[:2] for told in give(homes, new, by=new)} == {("li", "household_handed_on")}
    assert give(homes, worker, by=new) == {("li", "households_assigned", "[('count', 2)]")}


def test_what_was_given_is_on_record(own, east, worker, new, supervisor):
    closed = make.household(east, "陈大山", worker=worker)
    end(closed)
    closed.refresh_from_db()
    version = own.version
    assert assign_households(by=supervisor, households=[own, closed], worker=new, note="她住得近") == 1
    own.refresh_from_db()
    assert (own.worker, own.version) == (new, version + 1)
    held, former = Assignment.objects.filter(household=own)
    assert (held.worker, held.former, held.note, held.by, held.valid_to) == (new, worker, "她住得近", supervisor, None)
    assert (former.worker, former.valid_to) == (worker, TODAY())
    assign_households(by=supervisor, households=[own], worker=None)
    assert not Assignment.objects.filter(household=own, valid_to=None).exists()


def test_a_handover_is_taken_back_once(own, worker, new, supervisor):
    handover, moved = give_together(by=supervisor, households=[own], worker=new)
    assert (moved, handover.worker, handover.by) == (1, new, supervisor)
    assert (take_back(by=supervisor, handover=handover), take_back(by=supervisor, handover=handover)) == (1, 0)
    assert Household.objects.get().worker == worker


def test_what_is_with_somebody_is_said_with_its_place(own, worker, supervisor):
    found = held_by(worker)
    assert "1" in found.words and found.url.endswith(f"?worker={worker.pk}")
    assert held_by(supervisor) is None
    end(own)
    assert held_by(worker) is None


@pytest.mark.parametrize(("names", "words"), [("甲乙丙", "甲、乙、丙"), ("甲乙丙丁", "甲、乙、丙… (4)"), ("甲", "甲")])
def test_up_to_three_are_named(names, words):
    assert named(list(names)) == words


# --- what draws attention; addresses; search ---


@pytest.mark.parametrize(
    ("facts", "n"),
    [
        ({}, 0),
        ({"risks": ["因病"]}, 1),
        ({"house_grade": "C"}, 1),
        ({"house_grade": "D", "unsafe_house": True}, 1),
        ({"house_grade": "B"}, 0),
        ({"unsafe_house": True}, 1),
        ({"safe_water": False}, 1),
        ({"safe_water": None}, 0),
        ({"elder_in_old_house": True, "hollow_house": True}, 2),
        ({"compliant_self_pay": Decimal(10_000)}, 1),
        ({"compliant_self_pay": Decimal("9999.99")}, 0),
    ],
)
def test_what_draws_attention(facts, n):
    found = reasons(Household(**facts))
    assert len(found) == n and all(found)


@pytest.mark.parametrize(("language", "said"), [("en", "Illness, Lack of labour"), ("zh-hans", "因病、缺劳动力")])
def test_risks_are_told_in_the_readers_language(language, said):
    with translation.override(language):
        assert said in reasons(Household(risks=["因病", "缺劳动力"]))[0]


def test_the_first_phone_is_the_one_to_call():
    assert [Household(phones=phones).phone for phones in (["13812346207", "8812345"], [])] == ["13812346207", ""]


def test_addresses_as_one_walks_them():
    assert building("幸福里 3号楼2单元401") == "幸福里3号楼" and building("东关街 12 号") == "东关街12号"
    assert building("东关村") == ""
    assert sorted(["10号", "2号", "2号楼"], key=address_key) == ["2号", "2号楼", "10号"]


def test_exactly_found_is_by_whole_number_the_open_file_first(east, worker):
    home = make.household(east, id_number=WANG, number="a-7")
    assert (
        find_exact(Household.objects.all(), "A-7", by=worker)
        == home
        == find_exact(Household.objects.all(), WANG.lower(), by=worker)
    )
    assert (
        find_exact(Household.objects.all(), "A-", by=worker) is None
        and find_exact(Household.objects.all(), GIRL, by=worker) is None
    )
    end(home)
    now = make.household(east, id_number=WANG)
    assert find_exact(Household.objects.all(), WANG, by=worker) == now
    assert find_exact(Household.objects.filter(pk=home.pk), WANG, by=worker) == home


def test_what_is_typed_is_read_to_its_longest():
    assert readable("　王\u200b建华\0 ") == "王建华" and len(readable("甲" * 99)) == 60
    assert words_of("138 1234 6207") == ["13812346207"] == words_of("+86 138-1234-6207")
    assert words_of("王 建华 a b c d") == ["王", "建华", "a", "b", "c"]


# --- recounted ---


@pytest.mark.parametrize(
    ("column", "wrong"),
    [("member_count", 7), ("head_name", "x"), ("categories", ["dibao"]), ("visit_rule", "high_risk")],
)
def test_a_wrong_fact_is_told_and_put_right_only_when_asked(own, column, wrong):
    assert not list(recount(fix=False))
    right = getattr(own, column)
    Household.objects.update(**{column: wrong})
    for fix in (False, True):
        (found,) = [row for row in recount(fix=fix) if row.column == column]
        assert (found.what, found.kept, found.counted) == (own.number, wrong, right)
        assert getattr(Household.objects.get(), column) == (right if fix else wrong)
    assert not list(recount(fix=False))


def test_each_of_many_is_recounted(own, foreign, monkeypatch):
    monkeypatch.setattr("households.services.recounting.BATCH", 1)
    Household.objects.update(member_count=7)
    assert {row.what for row in recount(fix=True)} == {own.number, foreign.number}
    assert set(Household.objects.values_list("member_count", flat=True)) == {1}
