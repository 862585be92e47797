"""What a room does in the same transaction when something happens in a room below it, and what it adds there.

The lower room declares an ``Event`` in its ``events.py`` and tells or asks; ``settings.CASELOAD_HOOKS`` says, in dotted
names, who follows or answers. These are plain calls, for what a plain import may not reach: nothing else listens, what
fails undoes the whole, and a name that leads nowhere ends the start of the program. `manage.py hooks` prints them.
"""

import inspect
from dataclasses import dataclass, field

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

_events = {}


@dataclass
class Event:
    """``facts``: the names of what it is told or asked with, each given by keyword."""

    name: str
    facts: tuple
    listeners: list = field(default_factory=list, repr=False)

    def __post_init__(self):
        _events[self.name] = self

    def tell(self, **facts):
        """It happened: the rooms above do what follows from it."""
        for listener in self.listeners:
            listener(**facts)

    def ask(self, **facts):
        """What the rooms above have to say: their answers in the order of the settings, without the empty ones."""
        return [answer for listener in self.listeners if (answer := listener(**facts)) is not None]


def wire():
    """Let listen who is named in the settings. Raises ImproperlyConfigured for a name that leads nowhere."""
    unknown = settings.CASELOAD_HOOKS.keys() - _events.keys()
    if unknown:
        raise ImproperlyConfigured(f"CASELOAD_HOOKS names events that no room declares: {', '.join(sorted(unknown))}.")
    for event in _events.values():
        event.listeners = [_listener(event, name) for name in settings.CASELOAD_HOOKS.get(event.name, ())]


def _listener(event, name):
    try:
        listener = import_string(name)
        inspect.signature(listener).bind(**dict.fromkeys(event.facts))
    except ImportError as problem:
        raise ImproperlyConfigured(f"CASELOAD_HOOKS, {event.name}: {problem}") from None
    except TypeError as problem:
        wanted = ", ".join(event.facts)
        raise ImproperlyConfigured(f"CASELOAD_HOOKS, {event.name}: {name} must take {wanted}; {problem}.") from None
    return listener


def events():
    """All events that rooms declare, by name."""
    return [event for _name, event in sorted(_events.items())]
