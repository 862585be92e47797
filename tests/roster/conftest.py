"""For the tests of rosters: the street that the sample files speak of, and who imports into it."""

import pytest

from tests import make
from tests.roster.rosters import COMMUNITIES


@pytest.fixture
def areas(db):
    street = make.area(None, "370781006", "云门山街道", level_name="街道")
    return [make.area(street, f"370781006{n:03}", name, level_name="一级网格") for n, name in enumerate(COMMUNITIES, 1)]


@pytest.fixture
def importer(areas):
    return make.person("gao", "高明", "admin", post=areas[0].parent, areas=[areas[0].parent])


@pytest.fixture
def wizard(client, importer, en):
    """The browser of the importer."""
    make.enter(client, importer)
    return client
