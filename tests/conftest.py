import pytest

from caseload.core import catalogue
from tests.house import unknown

pytest_plugins = ["tests.cast"]


@pytest.fixture(autouse=True, scope="session")
def watch_templates():
    """Every page that any test renders is checked for variables that do not exist."""
    unknown.watch()


@pytest.fixture(autouse=True)
def fresh_catalogues():
    """What is kept in memory must not outlive a test's rows."""
    catalogue.forget()
    yield
    catalogue.forget()
