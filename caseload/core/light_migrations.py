"""Migrations that do not draw every model of the house anew after each of their operations.

Django makes the classes of all models that lead to each other again whenever one of them changes, so that a migration
costs the square of the number of tables: nine tenths of the time that an empty database took. To make or change a
table no more is needed of the others than the type of the key that it refers to.
"""

from django.db import migrations, models
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ModelState, ProjectState, StateApps
from django.db.migrations.utils import resolve_relation
from django.utils.functional import SimpleLazyObject
from pgtrigger.migrations import AddTrigger, RemoveTrigger


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
    """Its table and its columns; those of relations without where they lead."""
    fields = [(name, _bare(name, field)) for name, field in model.fields.items() if not field.many_to_many]
    options = {name: model.options[name] for name in ("db_table",) if name in model.options}
    return ModelState(model.app_label, model.name, fields, options)


def _bare(name, field):
    """The key itself stays what it is: the type of what refers to the model."""
    if field.primary_key or not field.is_relation:
        return field
    return models.Field(db_column=field.db_column or f"{name}_id")


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


ALLOWED = (
    migrations.CreateModel,
    migrations.AlterModelOptions,
    migrations.DeleteModel,
    migrations.AddField,
    migrations.AlterField,
    migrations.RenameField,
    migrations.RemoveField,
    migrations.AddIndex,
    migrations.RemoveIndex,
    migrations.AddConstraint,
    migrations.RemoveConstraint,
    migrations.RunSQL,
    AddTrigger,
    RemoveTrigger,
    Derived,
)


class LightMigration(migrations.Migration):
    """To be the base of every ``Migration`` that runs no code over the models.

    Raises TypeError for an operation that needs more of the other tables: ``RunPython``, another type of a key.
    """

    def apply(self, project_state, schema_editor, collect_sql=False):
        heavy = [operation for operation in self.operations if not _is_light(operation)]
        if heavy:
            raise TypeError(f"{self} needs the models of other tables and cannot be light: {heavy}")
        drawings = _Drawings(project_state.models, project_state.real_apps)
        super().apply(drawings, schema_editor, collect_sql)
        after = ProjectState(drawings.models, drawings.real_apps)
        # The executor draws all models before each migration, unless that is done. It is, for whoever asks for one.
        after.apps = SimpleLazyObject(lambda: StateApps(after.real_apps, after.models))
        return after


def _is_light(operation):
    changes_key = isinstance(operation, migrations.AlterField) and operation.field.primary_key
    return isinstance(operation, ALLOWED) and not changes_key
