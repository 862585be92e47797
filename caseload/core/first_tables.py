"""The first migration of a room: many tables at once, without drawing every model of the house anew for each.

After each operation Django makes the classes of all models that lead to each other again, so a migration costs the
square of the number of tables: nine tenths of the time that an empty database took. A new table needs of the others
no more than the type of the key it refers to.
"""

from django.db import migrations
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ModelState, ProjectState, StateApps
from django.db.migrations.utils import resolve_relation
from pgtrigger.migrations import AddTrigger


def draw(state, app_label, model_name):
    """The class of one model, as the state has it, beside sketches of what it refers to."""
    key = app_label, model_name.lower()
    drawn = {key: state.models[key]}
    unseen = [drawn[key]]
    while unseen:
        for other in _referred_to(unseen.pop()) - drawn.keys():
            drawn[other] = _sketch(state.models[other])
            unseen.append(drawn[other])
    return StateApps([], drawn).get_model(*key)


def _referred_to(model):
    relations = [field.remote_field for field in model.fields.values() if field.is_relation]
    names = [relation.model for relation in relations]
    names += [relation.through for relation in relations if getattr(relation, "through", None)]
    return {resolve_relation(name, model.app_label, model.name_lower) for name in names}


def _sketch(model):
    """Its table and its own columns."""
    fields = [(name, field) for name, field in model.fields.items() if field.primary_key or not field.is_relation]
    options = {name: model.options[name] for name in ("db_table",) if name in model.options}
    return ModelState(model.app_label, model.name, fields, options)


class _Drawings(ProjectState):
    """A state that draws the models it is asked for, and only those."""

    @property
    def apps(self):
        return self

    def get_model(self, app_label, model_name):
        return draw(self, app_label, model_name)

    def clone(self):
        return _Drawings({key: model.clone() for key, model in self.models.items()}, self.real_apps)


class Derived(Operation):
    """Stands for the ordinary operations that follow from the state before it."""

    def __init__(self, model_name):
        self.model_name = model_name

    def operations(self, app_label, state):
        raise NotImplementedError

    def state_forwards(self, app_label, state):
        for operation in self.operations(app_label, state):
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for operation in self.operations(app_label, from_state):
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for operation in reversed(self.operations(app_label, to_state)):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)


MAKING = (
    migrations.CreateModel,
    migrations.AddField,
    migrations.AddIndex,
    migrations.AddConstraint,
    migrations.RunSQL,
    AddTrigger,
    Derived,
)


class FirstTables(migrations.Migration):
    """To be the base of a ``Migration`` that makes tables and what belongs to them, and changes none."""

    def apply(self, project_state, schema_editor, collect_sql=False):
        strange = [operation for operation in self.operations if not isinstance(operation, MAKING)]
        if strange:
            raise TypeError(f"{self} makes tables only; another migration does this: {strange}")
        drawings = _Drawings(project_state.models, project_state.real_apps)
        super().apply(drawings, schema_editor, collect_sql)
        return ProjectState(drawings.models, drawings.real_apps)
