"""A light migration makes and changes what any migration does; it only spares the drawing of the other models."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ModelState, ProjectState

from caseload.core.light_migrations import LightMigration
from caseload.core.models import Area, User

pytestmark = pytest.mark.django_db

KEY = ("id", models.BigAutoField(primary_key=True))
OPERATIONS = [
    migrations.CreateModel(
        "Shed",
        [
            KEY,
            ("area", models.ForeignKey("core.Area", models.PROTECT, to_field="path", db_column="area_path")),
            ("behind", models.ForeignKey("self", models.SET_NULL, null=True, related_name="before")),
            ("keepers", models.ManyToManyField("core.User", related_name="+")),
        ],
        {"constraints": [models.CheckConstraint(condition=~models.Q(id=0), name="shed_is_not_nothing")]},
    ),
    migrations.CreateModel(
        "Tool",
        [
            ("shed", models.OneToOneField("core.Shed", models.CASCADE, primary_key=True)),
            ("name", models.CharField(max_length=10, unique=True)),
        ],
        {"db_table": "core_shed_tool", "indexes": [models.Index(fields=["name"], name="shed_tool_name")]},
    ),
    migrations.CreateModel("Loan", [KEY, ("tool", models.ForeignKey("core.Tool", models.CASCADE))]),
    migrations.AddField("Loan", "to", models.ForeignKey("core.User", models.PROTECT, related_name="+")),
    migrations.AddField("Tool", "lent", models.ManyToManyField("core.User", through="core.Loan", related_name="+")),
    migrations.AddConstraint("Loan", models.UniqueConstraint(fields=["tool", "to"], name="loan_stands_once")),
    migrations.RunSQL("COMMENT ON TABLE core_shed IS 'Sheds'", migrations.RunSQL.noop),
    migrations.AlterField("Tool", "name", models.CharField(max_length=20, db_index=True, null=True)),
    migrations.AlterField("Loan", "tool", models.ForeignKey("core.Tool", models.SET_NULL, null=True)),
    migrations.RenameField("Loan", "to", "borrower"),
    migrations.RemoveConstraint("Loan", "loan_stands_once"),
    migrations.RemoveIndex("Tool", "shed_tool_name"),
    migrations.RemoveField("Shed", "behind"),
    migrations.AlterModelOptions("Shed", {"ordering": ["pk"]}),
    migrations.RemoveField("Tool", "lent"),
    migrations.DeleteModel("Loan"),
]


def sql_of(base, operations=OPERATIONS):
    """The state before, untouched, the state after and the statements."""
    known = [ModelState.from_model(model) for model in (Area, User)]
    state = ProjectState({(model.app_label, model.name_lower): model for model in known})
    migration = type("Migration", (base,), {"operations": operations})("0001_sheds", "core")
    with connection.schema_editor(collect_sql=True) as editor:
        after = migration.apply(state, editor, collect_sql=True)
    return after, editor.collected_sql


def test_it_makes_what_any_migration_makes():
    plain, light = sql_of(migrations.Migration), sql_of(LightMigration)
    assert light == plain
    assert len([line for line in light[1] if line.startswith("CREATE TABLE")]) == 4
    assert len([line for line in light[1] if line.startswith("ALTER TABLE")]) >= 10


def test_what_comes_after_has_all_models_again():
    after, _sql = sql_of(LightMigration, OPERATIONS[:-1])
    assert after.apps.get_model("core", "Loan")._meta.get_field("tool").related_model._meta.db_table == "core_shed_tool"


@pytest.mark.parametrize(
    "heavy",
    [
        migrations.RunPython(migrations.RunPython.noop),
        migrations.AlterField("Shed", "id", models.UUIDField(primary_key=True)),
    ],
    ids=["code", "key"],
)
def test_it_refuses_what_needs_the_other_models(heavy):
    with pytest.raises(TypeError, match=type(heavy).__name__):
        sql_of(LightMigration, [*OPERATIONS, heavy])
