"""Migration operations for what pghistory and pgtrigger add to a model: a table of events and triggers.

`makemigrations` writes them out: every field of the model once more, and the whole text of every trigger. Here they are
worked out from the state of the migrations before them, by pghistory's and pgtrigger's own rules, and never from the
models of today: what a migration makes stays as it was. What `makemigrations` writes later goes on top as usual.
"""

import copy

import pghistory
from django.db import migrations
from pghistory.trigger import Event
from pgtrigger import Protect
from pgtrigger.migrations import AddTrigger

from caseload.core.light_migrations import Derived, draw

DEFAULT_EVENTS = (pghistory.InsertEvent(), pghistory.UpdateEvent())
FACTS_OF_AN_EVENT = ("label", "row", "operation", "condition", "level")


class Tracked(Derived):
    """The table of a model's events and the triggers that fill it: takes what the model's ``pghistory.track`` takes.

    Comes after all that the migration says of the model's fields.
    """

    def __init__(self, model_name, *events, fields=None, exclude=None, level=None):
        super().__init__(model_name)
        self.events, self.fields, self.exclude, self.level = events or DEFAULT_EVENTS, fields, exclude, level

    def operations(self, app_label, state):
        tracked = draw(state, app_label, self.model_name)
        events = [copy.copy(event) for event in self.events]
        table = pghistory.create_event_model(
            tracked, *events, fields=self.fields, exclude=self.exclude, level=self.level
        )
        fields = [(field.name, field.clone()) for field in table._meta.local_fields]
        return [
            migrations.CreateModel(table.__name__, fields, options={"abstract": False}),
            *(AddTrigger(self.model_name.lower(), _trigger(event, table).compile(tracked)) for event in events),
        ]

    def describe(self):
        return f"Keep the history of {self.model_name}"


class Protected(Derived):
    """A trigger by which the database refuses an operation on a model: takes what ``pgtrigger.Protect`` takes."""

    def __init__(self, model_name, name, operation, condition=None):
        super().__init__(model_name)
        self.trigger = Protect(name=name, operation=operation, condition=condition)

    def operations(self, app_label, state):
        tracked = draw(state, app_label, self.model_name)
        return [AddTrigger(self.model_name.lower(), self.trigger.compile(tracked))]

    def describe(self):
        return f"Protect {self.model_name}: {self.trigger.name}"


def _trigger(event, table):
    """As pghistory makes it, but for its last step: that enters it among the triggers of today's models."""
    event.add_event_trigger = lambda table: None
    event.setup(table)
    facts = {name: getattr(event, name) for name in FACTS_OF_AN_EVENT}
    return Event(event_model=table, name=event.trigger_name, **facts)
