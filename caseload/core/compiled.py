"""The compiled catalogue of translations: not in git, made at the start where it is missing or older than its text."""

import os
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

CATALOGUE = Path(settings.LOCALE_PATHS[0]) / "zh_Hans" / "LC_MESSAGES" / "django.po"
COMPILED = CATALOGUE.with_suffix(".mo")


def ensure():
    """Comes before any model is imported: Django keeps a catalogue that it found empty as long as the process lives.

    Raises ImproperlyConfigured where the file is needed and cannot be written.
    """
    if COMPILED.exists() and COMPILED.stat().st_mtime >= CATALOGUE.stat().st_mtime:
        return
    try:
        compile_anew()
    except OSError as problem:
        raise ImproperlyConfigured(
            f"The Chinese catalogue cannot be compiled: {problem}. Run `manage.py compile_catalogue` as the owner of "
            f"{COMPILED.parent}."
        ) from None


def compile_anew():
    """Written complete or not at all: others may be starting too. What compiles is loaded only where it is needed."""
    content = import_string("caseload.core.translations.compiled")(CATALOGUE)
    handle, scratch = tempfile.mkstemp(dir=COMPILED.parent, prefix=".django-", suffix=".mo")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(scratch, 0o644)
        os.replace(scratch, COMPILED)
    except OSError:
        os.unlink(scratch)
        raise
