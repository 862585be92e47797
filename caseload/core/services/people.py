"""People are added, changed, deactivated and given one-time passwords here."""

import secrets
from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils import timezone

from caseload.core.models import AreaGrant, User
from caseload.core.pinyin import sort_key

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that nobody mistakes for one another on paper."""


def one_time_password():
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(3))


@transaction.atomic
def create_person(*, by, username, name, role, areas=(), password=None, **facts):
    """A new person with the ``areas`` granted from today. Returns (user, one-time password or None)."""
    user = User(username=username, name=name, sort_key=sort_key(name), role=role, **facts)
    given = None if password else one_time_password()
    user.must_change_password = password is None
    user.set_password(password or given)
    user.save()
    set_grants(by=by, user=user, areas=areas)
    return user, given


@transaction.atomic
def update_person(*, by, user, areas=None, **changes):
    for field, value in changes.items():
        setattr(user, field, value)
    user.sort_key = sort_key(user.name)
    user.version += 1
    user.save(update_fields=[*changes, "sort_key", "version"])
    if areas is not None:
        set_grants(by=by, user=user, areas=areas)
    return user


@transaction.atomic
def set_grants(*, by, user, areas):
    """Grant exactly ``areas`` from today on; what was granted otherwise ended yesterday."""
    today, wanted = timezone.localdate(), {area.path for area in areas}
    held = {grant.area_id: grant for grant in user.grants.current()}
    for path in held.keys() - wanted:
        end_grant(held[path], today)
    AreaGrant.objects.bulk_create(AreaGrant(user=user, area_id=path) for path in wanted - held.keys())
    user.__dict__.pop("reach", None)


def end_grant(grant, today):
    if grant.valid_from >= today:
        grant.delete()
    else:
        grant.valid_to = today - timedelta(days=1)
        grant.save(update_fields=["valid_to"])


@transaction.atomic
def set_active(*, by, user, active):
    """Deactivating ends all sessions at once."""
    user.is_active = active
    user.version += 1
    user.save(update_fields=["is_active", "version"])
    if not active:
        end_sessions(user)
    return user


@transaction.atomic
def reset_password(*, by, user):
    """A one-time password, told or printed once; the person must choose their own with it."""
    given = one_time_password()
    user.set_password(given)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    end_sessions(user)
    return given


def end_sessions(user):
    for session in UserSession.objects.filter(user=user):
        session.end()
