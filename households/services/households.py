"""Registering, correcting, assigning, closing and reopening a household."""

from django.db import connection, transaction

from caseload.core.pinyin import sort_key
from households.models import Assignment, CategoryPeriod, Household, Member
from households.services.members import build_member
from households.services.rhythm import set_rhythm


def reserve_ids(model, count):
    """``count`` primary keys taken from the model's sequence: a household and its head refer to each other."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return [row[0] for row in cursor.fetchall()]


@transaction.atomic
def register_household(*, by, area, head, number, categories=(), worker=None, **facts):
    """A new open household. ``head``: the fields of its head (``name``, ``id_number``, …)."""
    household_id, head_id = reserve_ids(Household, 1)[0], reserve_ids(Member, 1)[0]
    household = Household(
        pk=household_id,
        number=number,
        area=area,
        head_id=head_id,
        head_name=head["name"],
        sort_key=sort_key(head["name"]),
        search_text=f"{head['name']} {facts.get('address', '')}",
        member_count=1,
        categories=sorted(categories),
        worker=worker,
        **facts,
    )
    set_rhythm(household)
    household.save(force_insert=True)
    build_member(household=household, pk=head_id, relation="户主", is_head=True, **head).save(force_insert=True)
    CategoryPeriod.objects.bulk_create(
        CategoryPeriod(household=household, category_id=code) for code in household.categories
    )
    if worker:
        Assignment.objects.create(household=household, worker=worker, by=by)
    return household
