"""Scripts are ES modules in static/js. A page names one, its entry, and needs all that this leads to."""

import re
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = r'(?P<matched>(?P<how>\bfrom |\bimport |\bimport\()"(?P<url>\./[^"]+)")'


class NamedByContent(CompressedManifestStaticFilesStorage):
    """Collected files carry a mark of their content in their names, and our scripts import each other by these."""

    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("js/*.js", ((IMPORT, '%(how)s"%(url)s"'),)))
    max_post_process_passes = 20
    """A change of a module renames those that import it, and these again others."""


@cache
def modules_of(entry):
    """The names of ``entry`` and of every module that it leads to, at once or later; each once, nearest first."""
    names = [entry]
    for name in names:
        names += [one for one in imports_of(name) if one not in names]
    return names


def imports_of(name):
    folder, text = Path(name).parent, Path(finders.find(name)).read_text(encoding="utf-8")
    return [str(folder / found["url"]) for found in re.finditer(IMPORT, text)]
