"""What `manage.py migrate` says about a database of another version, and `manage.py check --deploy` about a server that
real people's data shall go to."""

from django.conf import settings
from django.core import checks
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder

from caseload.core.models import User
from caseload.core.versions import FROM_BEFORE, is_from_before, unknown_migrations


@checks.register(checks.Tags.security, deploy=True)
def nobody_enters_with_a_known_password(app_configs, **kwargs):
    try:
        people = list(User.objects.active().filter(is_demo=True).values_list("username", flat=True)[:5])
    except DatabaseError as problem:
        return [checks.Error(f"The database cannot be asked: {problem}", id="caseload.E003")]
    if not people:
        return []
    return [
        checks.Error(
            f"The people of the demo are here, with a password that everybody knows: {', '.join(people)}.",
            hint="Begin with an empty database, or deactivate everybody of the demo.",
            id="caseload.E001",
        )
    ]


@checks.register(checks.Tags.security, deploy=True)
def errors_show_nothing(app_configs, **kwargs):
    if not settings.DEBUG:
        return []
    return [
        checks.Error(
            "Error pages show the source and the data of the request.",
            hint="Leave CASELOAD_DEBUG unset.",
            id="caseload.E002",
        )
    ]


@checks.register(checks.Tags.security, deploy=True)
def the_server_has_a_name(app_configs, **kwargs):
    if set(settings.ALLOWED_HOSTS) - {"localhost", "127.0.0.1", "[::1]"}:
        return []
    return [
        checks.Warning(
            "Only this machine itself can open the pages.",
            hint="Set CASELOAD_HOSTS to the names under which people reach the server.",
            id="caseload.W001",
        )
    ]


@checks.register(checks.Tags.database)
def the_database_is_of_this_version(app_configs, databases=None, **kwargs):
    """Asked by `migrate` before it changes anything."""
    if not databases:
        return []
    seen = unknown_migrations(MigrationRecorder(connection).applied_migrations())
    if not is_from_before(seen):
        return []
    return [checks.Error(f"This database was made by a Caseload {FROM_BEFORE}", id="caseload.E004")]
