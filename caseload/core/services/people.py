"""People are added, changed, deactivated and given one-time passwords here."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.db import connection, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from caseload.core import wall_clock
from caseload.core.events import person_holds, person_left
from caseload.core.models import Area, AreaGrant, Notice, User
from caseload.core.permissions import Role
from caseload.core.pinyin import sort_key
from caseload.core.services.areas import create_area
from caseload.core.services.notices import notify
from caseload.core.services.ranks import supervisors_of

ROOT_LEVEL = "街道"
"""What the first area is called: the name of its level, as data."""

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that nobody mistakes for one another on paper."""


@dataclass(frozen=True)
class Held:
    """What is with a person: in words, and where it is handed over."""

    words: str
    url: str


FIRST_SLIP, NEW_SLIP = timedelta(days=14), timedelta(days=1)
"""So long a one-time password opens the door: of somebody new, and of somebody who was given another one."""


class AlreadyFounded(Exception):
    """There are people in this database."""


def one_time_password():
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(3))


@transaction.atomic
def create_person(*, by, username, name, role, areas=(), until=None, password=None, **facts):
    """A new person with the ``areas`` granted from today. Returns (user, one-time password or None)."""
    user = User(username=username, name=name, sort_key=sort_key(name), role=role, **facts)
    given = None if password else one_time_password()
    if given:
        user.must_change_password, user.password_until = True, wall_clock.now() + FIRST_SLIP
    user.set_password(password or given)
    user.save()
    set_grants(by=by, user=user, areas=areas, until=until)
    return user, given


def held_by(user):
    """What is with ``user`` and would be with nobody if they left the work: a list of Held."""
    return person_holds.ask(user=user)


@transaction.atomic
def update_person(*, by, user, areas=None, until=None, **changes):
    """``user`` has the form's values put on it already, or not: what they did before is asked of the database."""
    former = User.objects.get(pk=user.pk)
    for field, value in changes.items():
        setattr(user, field, value)
    user.sort_key = sort_key(user.name)
    user.version += 1
    user.save(update_fields=[*changes, "sort_key", "version"])
    if areas is not None:
        set_grants(by=by, user=user, areas=areas, until=until)
    if user.role != former.role and not user.is_worker:
        person_left.tell(by=by, user=user)
    return user


@transaction.atomic
def set_grants(*, by, user, areas, until=None):
    """Grant exactly ``areas`` from today on, the new ones up to ``until``; what was granted otherwise ended yesterday.

    Areas outside the reach of ``by`` are neither granted nor taken away (None: the system, which reaches all).
    """
    today, wanted = wall_clock.today(), {area.path for area in areas if by is None or reaches(by, area.path)}
    held = {grant.area_id: grant for grant in user.grants.not_ended(today)}
    for path in held.keys() - wanted:
        if by is None or reaches(by, path):
            end_grant(held[path], today)
    AreaGrant.objects.bulk_create(AreaGrant(user=user, area_id=path, valid_to=until) for path in wanted - held.keys())
    user.__dict__.pop("reach", None)


def reaches(user, path):
    return any(path.startswith(granted) for granted in user.reach)


def may_manage(by, user):
    """Whether ``by`` may change ``user``: only those who reach no further than they do themselves."""
    return all(reaches(by, path) for path in [*user.reach, *([user.area_id] if user.area_id else [])])


def end_grant(grant, today):
    if grant.valid_from >= today:
        grant.delete()
    else:
        grant.valid_to = today - timedelta(days=1)
        grant.save(update_fields=["valid_to"])


@transaction.atomic
def set_active(*, by, user, active):
    """Deactivating ends all sessions at once; what was theirs goes to others."""
    user.is_active = active
    user.version += 1
    user.save(update_fields=["is_active", "version"])
    if not active:
        end_sessions(user)
        person_left.tell(by=by, user=user)
    return user


@transaction.atomic
def reset_password(*, by, user):
    """A one-time password, told or printed once; the person must choose their own with it, within a day.

    Whoever has it can log in as the person: they are told who gave it out, and so are the supervisors of their area."""
    given = one_time_password()
    user.set_password(given)
    user.must_change_password, user.password_until = True, wall_clock.now() + NEW_SLIP
    user.save(update_fields=["password", "must_change_password", "password_until"])
    end_sessions(user)
    told = {one.pk: one for one in [user, *(supervisors_of(user.area_id) if user.area_id else [])] if one != by}
    facts = {"by": by.name if by else _("the system"), "name": user.name}
    notify(users=told.values(), kind=Notice.Kind.PASSWORD_RESET, facts=facts, url=reverse("me"))
    return given


def end_sessions(user, *, but=""):
    """End the sessions of ``user``, all or all ``but`` the one with this key."""
    for session in UserSession.objects.filter(user=user).exclude(session_key=but):
        session.end()


@transaction.atomic
def found(*, name, username, password, phone="", area_name="", area_code=""):
    """The first administrator of an empty database, with its root area. Raises AlreadyFounded for who comes second."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE core_user IN SHARE ROW EXCLUSIVE MODE")
    if User.objects.exists():
        raise AlreadyFounded
    if area_code:
        create_area(by=None, parent=None, code=area_code, name=area_name, level_name=ROOT_LEVEL)
    roots = list(Area.objects.filter(parent=None))
    facts = {"name": name, "username": username, "phone": phone, "area": roots[0]}
    return create_person(by=None, role=Role.ADMIN, areas=roots, password=password, **facts)[0]


def save_preferences(*, user, **chosen):
    """The language and type size that a person reads with."""
    for field, value in chosen.items():
        setattr(user, field, value)
    user.save(update_fields=list(chosen))
