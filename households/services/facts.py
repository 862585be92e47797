"""What stands on a household's row of its members: kept by the services, recounted by ``manage.py recount``."""

from django.db import connection

from caseload.core.pinyin import fold_words, full, initials, sort_key
from households.events import households_changed
from households.models import Household, Member

INCOMES = ["inc_wage", "inc_business", "inc_property", "inc_transfer"]
PARTS = [*INCOMES, "exp_business"]
INCOME_FACTS = ["net_income", "net_income_per_capita"]
FACTS = ["head_name", "sort_key", "search_text", "member_count", *INCOME_FACTS]
FILLED = "_filled"
"""Key in ``Household.roster`` and ``Member.roster``: the columns that rosters filled in."""


def name_keys(name):
    """The columns by which a member is sorted and found."""
    return {"sort_key": sort_key(name), "initials": initials(name), "pinyin": full(name)}


def search_text(*, names, address="", number=""):
    """Folded words, parted by spaces, whose pairs of characters the search looks for."""
    return " ".join(filter(None, (fold_words(word) for word in (*names, address, number))))


def set_facts(household, members):
    """Put the facts that ``members`` (all of the household's) give on ``household``, not saved. Returns the fields.

    The one place where what follows from the members is worked out. An income per head that a roster states holds for
    the members it was stated of: it stays until they become more or fewer.
    """
    before = household.member_count
    living = [member for member in members if member.status == Member.Status.PRESENT]
    head = next((member for member in members if member.pk == household.head_id), None)
    if head:
        household.head_name, household.sort_key = head.name, sort_key(head.name)
    names = dict.fromkeys([household.head_name, *(member.name for member in living)])
    household.search_text = search_text(names=names, address=household.address, number=household.number)
    household.member_count = len(living)
    if household.member_count != before or "net_income_per_capita" not in household.roster.get(FILLED, ()):
        set_income(household)
    return FACTS


def set_income(household):
    """Net income from its parts, in yuan a year, when any part is known, and by head, where it is known; not saved.

    Returns the fields.
    """
    if knows_parts(household):
        household.net_income = net_of(household)
    if household.net_income is not None:
        household.net_income_per_capita = round(household.net_income / max(household.member_count, 1), 2)
    return INCOME_FACTS


def net_of(row):
    """Yuan: the parts of an income less what business costs, of a household or of how it was once."""
    return sum(getattr(row, field) or 0 for field in INCOMES) - (row.exp_business or 0)


def knows_parts(household):
    """Whether any part of its income is known."""
    return any(getattr(household, field) is not None for field in PARTS)


def forget_income(household):
    """Of a household whose parts were taken back and of which none is left: the sum of them is nothing that anybody
    said; not saved."""
    if not knows_parts(household):
        household.net_income = household.net_income_per_capita = None


def refresh_facts(household):
    """Work the facts out again from the rows and save them."""
    household.save(update_fields=set_facts(household, Member.objects.filter(household=household)))
    households_changed.tell(households=[household.pk])


class HouseholdClosed(Exception):
    """A closed household is left as it is: no member, visit or case is added to it."""


def area_of(household):
    """The path of the area it lies in; until the transaction ends nobody moves it, so that a copy stays right."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT area_path FROM households_household WHERE id = %s FOR KEY SHARE", [household.pk])
        return cursor.fetchone()[0]


def locked(household):
    """The same household as it stands now, kept from others until the transaction ends."""
    return Household.objects.select_for_update(no_key=True).get(pk=household.pk)
