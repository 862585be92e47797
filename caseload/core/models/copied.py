"""Columns that repeat what stands on another row, held by the database."""

from django.db import models

SQL = """CONSTRAINT {name} FOREIGN KEY ({own}) REFERENCES {table} ({others})
ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED"""


class Copied(models.BaseConstraint):
    """``fields``: a foreign key, and columns that say the same as those of that name on the row it leads to.

    A change there is carried on to all copies, whoever makes it and by whatever statement; another value is refused.
    The row it leads to needs a unique constraint on its key and these columns. Without a row nothing is held.
    """

    def __init__(self, *, name, fields):
        super().__init__(name=name)
        self.fields = tuple(fields)

    def constraint_sql(self, model, schema_editor):
        key, *copies = (model._meta.get_field(field) for field in self.fields)
        quote, other = schema_editor.quote_name, key.related_model._meta
        own = [key.column, *(copy.column for copy in copies)]
        others = [other.pk.column, *(other.get_field(copy.name).column for copy in copies)]
        return SQL.format(
            name=quote(self.name),
            own=", ".join(map(quote, own)),
            table=quote(other.db_table),
            others=", ".join(map(quote, others)),
        )

    def create_sql(self, model, schema_editor):
        table = schema_editor.quote_name(model._meta.db_table)
        return f"ALTER TABLE {table} ADD {self.constraint_sql(model, schema_editor)}"

    def remove_sql(self, model, schema_editor):
        table, name = schema_editor.quote_name(model._meta.db_table), schema_editor.quote_name(self.name)
        return f"ALTER TABLE {table} DROP CONSTRAINT {name}"

    def validate(self, model, instance, exclude=None, using="default"):
        """Nobody types a copy, so that no form has anything to say of it."""

    def deconstruct(self):
        path, args, kwargs = super().deconstruct()
        return path, args, {**kwargs, "fields": self.fields}

    def __eq__(self, other):
        return isinstance(other, Copied) and self.deconstruct() == other.deconstruct()
