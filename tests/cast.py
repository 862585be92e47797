"""The standing cast: one street, two communities, and the people who work there.

Li (worker) and Zhao (supervisor) belong to the east community, Han (worker) to the west one; Sun is the street
office, Gao the administrator. "Own" is the east, "foreign" the west.
"""

import pytest

from caseload.core.permissions import Role
from tests import make


@pytest.fixture
def committed(transactional_db):
    """Rows that other connections see: for threads and browsers."""


@pytest.fixture
def street(db):
    return make.area(None, "370799001", "青禾街道", level_name="街道")


@pytest.fixture
def east(street):
    return make.area(street, "370799001001", "柳泉社区", level_name="一级网格", service_centre="柳泉社区党群服务中心")


@pytest.fixture
def west(street):
    return make.area(street, "370799001002", "望湖社区", level_name="一级网格", service_centre="望湖社区党群服务中心")


@pytest.fixture
def worker(east):
    """Sees only the households assigned to her."""
    return make.person("li", "李秀兰", Role.WORKER, post=east)


@pytest.fixture
def colleague(west):
    return make.person("han", "韩雪梅", Role.WORKER, post=west)


@pytest.fixture
def supervisor(east):
    return make.person("zhao", "赵国庆", Role.SUPERVISOR, post=east, areas=[east])


@pytest.fixture
def office(street):
    return make.person("sun", "孙德福", Role.OFFICE, post=street, areas=[street])


@pytest.fixture
def admin(street):
    return make.person("gao", "高明", Role.ADMIN, post=street, areas=[street])


@pytest.fixture
def own(east, worker):
    """A household of the worker's."""
    return make.household(east, "王建华", worker=worker)


@pytest.fixture
def foreign(west, colleague):
    """A household that neither the worker nor the supervisor may know of."""
    return make.household(west, "马志强", worker=colleague)


@pytest.fixture
def enter(client):
    """``enter(user)``: the test client, logged in."""

    def enter(user):
        return make.enter(client, user)

    return enter
