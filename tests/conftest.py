import pytest
from django.db import connection
from django.test import TransactionTestCase, override_settings
from whitenoise.middleware import WhiteNoiseMiddleware

from caseload.core import catalogues
from tests import databases
from tests.house import unknown
from tests.original import Original

pytest_plugins = ["tests.cast", "tests.chromium"]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Long ones first, or one process ends late. ``xdist_group`` gives those to one that share what is made once."""
    items.sort(key=lambda item: item.get_closest_marker("xdist_group") is None)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment):
    """A database for this process; as at the beginning after each test that wrote to it for others to see, and whenever
    this is called."""
    name = connection.settings_dict["NAME"] = databases.mine()
    with databases.server() as held:
        databases.renew(held, name)
        original = Original(name)

        def put_back(test=None):
            connection.close()
            databases.send_away(held, name)
            if not original.put_back():
                databases.renew(held, name)

        TransactionTestCase._fixture_teardown = put_back
        yield put_back
        connection.close()


@pytest.fixture(scope="session", autouse=True)
def static_files_listed_once():
    """Each client of a test builds the middleware anew, which would look at every static file again: an eighth of the
    time of a test that asks for a page."""
    listed, read = {}, WhiteNoiseMiddleware.add_files_from_finders

    def add_files(self):
        if not listed:
            read(self)
            listed.update(self.files)
        self.files |= listed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", add_files)
        yield


@pytest.fixture(autouse=True)
def watch_templates():
    """Every page that any test renders is checked for variables that do not exist. Anew for each test: one that
    changes settings leaves new template engines behind."""
    unknown.watch()


@pytest.fixture(autouse=True)
def fresh_catalogues(monkeypatch):
    """What is kept in memory must not outlive a test's rows, nor grow old in the middle of a slow test."""
    monkeypatch.setattr(catalogues, "SECONDS", 3600)
    catalogues.forget()
    yield
    catalogues.forget()


@pytest.fixture(autouse=True, scope="session")
def quick_passwords():
    """A real hash takes a tenth of a second, times every person of every test, and of what many tests share."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture
def en(client):
    """Pages in English, so that a test can read them in the language of the source."""
    client.cookies["caseload_language"] = "en"
