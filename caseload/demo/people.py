"""The demo's staff: four log-ins whose password is told, a supervisor per community, and the social workers."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from caseload.core.models import AreaGrant, User
from caseload.core.permissions import Role
from caseload.core.pinyin import sort_key
from caseload.demo import names

PASSWORD = "caseload-demo"  # noqa: S105 - shown on the log-in page of a demo
WORKERS = 50
HOUSEHOLDS_PER_WORKER = 20
"""More workers than ``WORKERS`` are hired only where each would look after more than so many households."""
SINCE = timedelta(days=800)
SUPERVISED = 3
"""Communities that the log-in ``supervisor`` reads."""


@dataclass
class Staff:
    admin: User
    office: User
    supervisors: list
    workers: list
    """In the order of their grids; the first is the log-in ``worker``."""


def make_logins(street, communities, grids):
    """admin, office, supervisor and worker, with the areas they read."""
    since = timezone.localdate() - SINCE
    password = make_password(PASSWORD)
    admin = _person("admin", "高明", Role.ADMIN, street, 0, password, is_demo=True)
    office = _person("office", "孙德福", Role.OFFICE, street, 1, password, is_demo=True)
    supervisor = _person("supervisor", "赵国庆", Role.SUPERVISOR, communities[0], 2, password, is_demo=True)
    worker = _person("worker", "李秀兰", Role.WORKER, grids[0], 3, password, is_demo=True)
    people = User.objects.bulk_create([admin, office, supervisor, worker])
    granted = [(admin, street), (office, street), *((supervisor, place) for place in communities[:SUPERVISED])]
    AreaGrant.objects.bulk_create(AreaGrant(user=user, area=area, valid_from=since) for user, area in granted)
    return Staff(admin, office, [supervisor], [people[-1]])


def make_staff(rng, street, communities, grids, households):
    """The log-ins, and everybody else, who cannot log in until somebody gives them a password."""
    staff = make_logins(street, communities, grids)
    count = max(WORKERS, households // HOUSEHOLDS_PER_WORKER)
    locked = make_password(None)
    others = [
        _person(f"D{n + 1:03}", _staff_name(rng, 1966), Role.SUPERVISOR, place, 10 + n, locked)
        for n, place in enumerate(communities)
    ]
    workers = [
        _person(f"S{n + 1:04}", _worker_name(rng, n), Role.WORKER, _post(grids, n, count), 100 + n, locked)
        for n in range(1, count)
    ]
    User.objects.bulk_create(others + workers, batch_size=1000)
    since = timezone.localdate() - SINCE
    AreaGrant.objects.bulk_create(AreaGrant(user=user, area=user.area, valid_from=since) for user in others)
    staff.supervisors += others
    staff.workers += workers
    return staff


def grids_of(grids, n, count):
    """The grids that the ``n``-th of ``count`` workers looks after, one at least."""
    first, last = n * len(grids) // count, (n + 1) * len(grids) // count
    return grids[first : max(last, first + 1)]


def _post(grids, n, count):
    return grids_of(grids, n, count)[0]


def _worker_name(rng, n):
    given = {3: "买买提·吐尔逊", 6: "曾凡荣", 8: "哈斯额尔敦·宝音德力格尔", 11: "单玉洁", 17: "欧阳文静"}
    return given.get(n) or _staff_name(rng, rng.choice([1970, 1985]))


def _staff_name(rng, year):
    return names.surname(rng) + names.given(rng, "F" if rng.random() < 0.7 else "M", year)


def _person(username, name, role, post, n, password, **facts):
    return User(
        username=username,
        name=name,
        sort_key=sort_key(name),
        role=role,
        area=post,
        phone=f"1990536{n:04}",
        password=password,
        date_joined=timezone.now() - SINCE,
        **facts,
    )
