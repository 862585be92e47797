"""Scripts are ES modules in static/js. A page names one, its entry, and needs all that this leads to."""

import re
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = re.compile(r'^(?:import|export)\b[^"\n]*"\./([^"\n]+)";$|\bimport\("\./([^"\n]+)"\)', re.MULTILINE)


class NamedByContent(CompressedManifestStaticFilesStorage):
    """Collected files carry a mark of their content in their names, in the imports of scripts too."""

    support_js_module_import_aggregation = True
    max_post_process_passes = 20
    """A change of a module renames those that import it, and these again others."""


@cache
def modules_of(entry):
    """The names of ``entry`` and of every module that it leads to, each once, nearest first."""
    names = {entry: None}
    waiting = [entry]
    while waiting:
        name = waiting.pop(0)
        found = [one for one in imports_of(name) if one not in names]
        names |= dict.fromkeys(found)
        waiting += found
    return list(names)


def imports_of(name):
    text = Path(finders.find(name)).read_text(encoding="utf-8")
    return [f"{Path(name).parent}/{once or later}" for once, later in IMPORT.findall(text)]
