"""A database of before the migrations began anew is refused in a sentence, before anything is changed."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from caseload.core.checks import the_database_is_of_this_version

pytestmark = pytest.mark.django_db


def test_this_versions_own_is_taken():
    assert the_database_is_of_this_version(None, databases=["default"]) == []


def test_one_of_before_is_refused_by_migrate():
    MigrationRecorder(connection).record_applied("visits", "0002_areas_are_followed_and_first_catalogues")
    (problem,) = the_database_is_of_this_version(None, databases=["default"])
    assert "from before its migrations began anew" in problem.msg and "\n" not in problem.msg
    with pytest.raises(CommandError, match="from before its migrations began anew"):
        call_command("migrate", verbosity=0, skip_checks=False)


def test_one_of_a_later_version_is_not_called_one_of_before():
    MigrationRecorder(connection).record_applied("visits", "0999_from_the_future")
    assert the_database_is_of_this_version(None, databases=["default"]) == []
