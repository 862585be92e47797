import pytest

from caseload.core import catalogue

pytest_plugins = ["tests.cast"]


@pytest.fixture(autouse=True)
def fresh_catalogues():
    """What is kept in memory must not outlive a test's rows."""
    catalogue.forget()
    yield
    catalogue.forget()
