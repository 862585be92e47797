"""The compiled catalogue of translations: not in git, made at the start where it is missing or older than its text."""

import os
import tempfile

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

CATALOGUE = settings.BASE_DIR / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
COMPILED = CATALOGUE.with_suffix(".mo")


def ensure():
    """Raises ImproperlyConfigured where it is needed and cannot be written."""
    if COMPILED.exists() and COMPILED.stat().st_mtime >= CATALOGUE.stat().st_mtime:
        return
    try:
        call_command("compile_catalogue")
    except OSError as problem:
        raise ImproperlyConfigured(
            f"The Chinese catalogue cannot be compiled: {problem}. Run `manage.py compile_catalogue` as the owner of "
            f"{COMPILED.parent}."
        ) from None


def write(content):
    """Complete or not at all: others may be starting too."""
    handle, scratch = tempfile.mkstemp(dir=COMPILED.parent, prefix=".django-", suffix=".mo")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(scratch, 0o644)
        os.replace(scratch, COMPILED)
    except OSError:
        os.unlink(scratch)
        raise
