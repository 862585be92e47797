import pytest
from django.core.management import CommandError, call_command


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_no_string_is_untranslated():
    try:
        call_command("messages", check=True)
    except CommandError as problem:
        pytest.fail(str(problem))
