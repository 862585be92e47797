"""Template variables that do not exist, caught wherever a test renders one of our own templates."""

import sys
from pathlib import Path

from django.template import engines

OURS = str(Path(__file__).resolve().parents[2] / "templates")
PARTIALS = f"{OURS}/ui/"
"""Components take parameters that may be left out."""


class Unknown(str):
    """Django asks an invalid variable's stand-in whether it holds "%s" and then formats it with the name."""

    __slots__ = ()

    def __contains__(self, item):
        return True

    def __mod__(self, name):
        template = _template_of(sys._getframe(1))
        if template.startswith(OURS) and not template.startswith(PARTIALS):
            raise AssertionError(f"unknown variable “{name}” in {template}")
        return ""


def _template_of(frame):
    context = frame.f_locals.get("context")
    template = getattr(getattr(context, "render_context", None), "template", None)
    return getattr(getattr(template, "origin", None), "name", "") or ""


def watch():
    engines["django"].engine.string_if_invalid = Unknown("unknown")
