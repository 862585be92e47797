"""What `makemigrations` would write out, migrations may name in one line: table, triggers and state are the same."""

import sys
from contextlib import contextmanager

import pghistory
import pgtrigger
import pytest
from django.core.management.commands.makemigrations import MigrationAutodetector
from django.db import DatabaseError, connection, migrations, models, transaction
from django.db.migrations.state import ModelState, ProjectState
from django.test.utils import isolate_apps
from pghistory.models import Context

from caseload.core.history_tables import Protected, Tracked
from caseload.core.light_migrations import LightMigration
from caseload.core.models import Area, User

pytestmark = pytest.mark.django_db

EXCLUDING = {"exclude": ["version"]}


@contextmanager
def shed(*events, track=EXCLUDING, triggers=(), **more):
    """A model of today, tracked as ours are, that no room has; the states of it and of its events."""
    fields = {
        "area": models.ForeignKey(Area, models.PROTECT, to_field="path", db_column="area_path", related_name="+"),
        "keeper": models.ForeignKey(User, models.PROTECT, null=True, related_name="+"),
        "number": models.CharField(max_length=10, unique=True),
        "version": models.PositiveIntegerField(default=1),
    }
    meta = type("Meta", (), {"app_label": "core", "triggers": list(triggers)})
    before = set(pgtrigger.registered())
    with isolate_apps("caseload.core"):
        body = {"__module__": __name__, "Meta": meta, **fields, **more}
        model = pghistory.track(*events, **track)(type("Shed", (models.Model,), body))
    event_model = model.pgh_event_model
    try:
        yield [ModelState.from_model(event_model), ModelState.from_model(model)]
    finally:
        for _model, trigger in set(pgtrigger.registered()) - before:
            pgtrigger.registry.delete(trigger.get_uri(model))
        delattr(sys.modules["caseload.core.models"], event_model.__name__)


def state_of(*models):
    """Beside what every tracked model refers to."""
    others = [ModelState.from_model(model) for model in (Area, User, Context)]
    for other in others:
        other.options.pop("triggers", None)
    return ProjectState({(model.app_label, model.name_lower): model for model in [*others, *models]})


def created(model):
    options = {name: value for name, value in model.options.items() if name != "triggers"}
    return migrations.CreateModel(model.name, list(model.fields.items()), options)


def asked(before, today):
    """What makemigrations would still do to come from a state to the models of today."""
    found = MigrationAutodetector(before, state_of(*today))._detect_changes()
    return [operation for migration in found.get("core", []) for operation in migration.operations]


def migrate(operations, state, base=LightMigration):
    migration = type("Migration", (base,), {"operations": operations})("0001_sheds", "core")
    with connection.schema_editor() as editor:
        return migration.apply(state, editor)


def tables():
    return {name for name in connection.introspection.table_names() if "shed" in name}


def triggers():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid WHERE c.relname = 'core_shed'")
        return sorted(name for (name,) in cursor.fetchall() if name.startswith("pgtrigger"))


def one_shed(state, **more):
    area = Area.objects.create(code="370799001", name="Street", level_no=1, level_name="street", path="370799001/")
    return state.apps.get_model("core", "Shed").objects.create(area_id=area.path, number="1", **more)


ALL = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
KEPT_OLD = (pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())


@pytest.mark.parametrize(
    ("events", "track"),
    [
        ((), EXCLUDING),
        ((), {}),
        (ALL, {"level": pghistory.Statement}),
        (KEPT_OLD, {"fields": ["number", "keeper"]}),
        ((pghistory.UpdateEvent("numbered", condition=pgtrigger.AnyChange("number")),), {}),
    ],
)
def test_nothing_is_left_to_makemigrations(events, track):
    with shed(*events, track=track) as today:
        state = migrate([created(today[1]), Tracked("Shed", *events, **track)], state_of())
        assert asked(state, today) == []
        assert len(tables()) == 2
        assert len(triggers()) == len(events or (1, 2))


def test_a_field_that_comes_later_goes_on_top():
    with shed() as today:
        first = migrate([created(today[1]), Tracked("Shed", **EXCLUDING)], state_of())
    with shed(colour=models.CharField(max_length=9, default="red")) as today:
        later = asked(first, today)
        assert sorted(type(operation).__name__ for operation in later) == [
            *["AddField"] * 2,
            *["AddTrigger"] * 2,
            *["RemoveTrigger"] * 2,
        ]
        state = migrate(later, first, base=migrations.Migration)
        assert asked(state, today) == []
    one = one_shed(state, colour="blue")
    events = state.apps.get_model("core", "ShedEvent").objects
    type(one).objects.update(version=2)
    assert list(events.values_list("pgh_label", "colour", "pgh_obj_id")) == [("insert", "blue", one.pk)]
    type(one).objects.update(colour="green")
    assert list(events.order_by("pgh_id").values_list("pgh_label", "colour")) == [
        ("insert", "blue"),
        ("update", "green"),
    ]


@pytest.mark.parametrize(
    ("operation", "condition", "refused"),
    [
        (pgtrigger.Update | pgtrigger.Delete, None, True),
        (pgtrigger.Update, pgtrigger.AnyChange(exclude=["number"]), False),
        (pgtrigger.Update, pgtrigger.Q(new__number="2"), True),
    ],
)
def test_what_is_protected_is_refused_by_the_database(operation, condition, refused):
    written_once = pgtrigger.Protect(name="written_once", operation=operation, condition=condition)
    with shed(triggers=[written_once]) as today:
        made = [created(today[1]), Tracked("Shed", **EXCLUDING)]
        state = migrate([*made, Protected("Shed", "written_once", operation, condition)], state_of())
        assert asked(state, today) == []
    one = one_shed(state)
    one.number = "2"
    if refused:
        with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
            one.save()
    else:
        one.save()


def test_backwards_takes_away_what_was_made():
    with shed() as today:
        before = migrate([created(today[1])], state_of())
        operations = [Tracked("Shed", **EXCLUDING), Protected("Shed", "is_kept", pgtrigger.Delete)]
        migration = type("Migration", (migrations.Migration,), {"operations": operations})("0002_sheds", "core")
        with connection.schema_editor() as editor:
            migration.apply(before.clone(), editor)
        assert (len(tables()), len(triggers())) == (2, 3)
        with connection.schema_editor() as editor:
            migration.unapply(before.clone(), editor)
    assert (tables(), triggers()) == ({"core_shed"}, [])


def test_what_it_makes_is_written_down():
    """Databases in use have these triggers. When a new pghistory or pgtrigger, or a setting of theirs, makes others,
    let a migration install them anew before this is changed."""
    with shed() as today:
        state = state_of()
        created(today[1]).state_forwards("core", state)
        operations = Tracked("Shed", **EXCLUDING).operations("core", state)
    after = state.clone()
    for operation in operations:
        operation.state_forwards("core", after)
    with connection.schema_editor(collect_sql=True) as editor:
        operations[0].database_forwards("core", editor, state, after)
    assert editor.collected_sql[0] == (
        'CREATE TABLE "core_shedevent" ("pgh_id" integer NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, '
        '"pgh_created_at" timestamp with time zone NOT NULL, "pgh_label" text NOT NULL, "pgh_obj_id" bigint NOT NULL, '
        '"pgh_context_id" uuid NULL, "id" bigint NOT NULL, "area_path" varchar(255) COLLATE "C" NOT NULL, '
        '"keeper_id" bigint NULL, "number" varchar(10) NOT NULL);'
    )
    assert {operation.trigger.name: operation.trigger.hash for operation in operations[1:]} == {
        "insert_insert": "2158847d47bef6075ff3681accdb38a93af9446b",
        "update_update": "e8a65ac5d6d66bc1e63ef88672b65d30b6e30f31",
    }
