"""A line of the chain promised → delivered → the household confirms → effect: something of it that is missing.

It is no table and no view: its rows are those of the query sets of many rooms, put together in one statement, so that
each room alone says what is late of its own.
"""

from django.db import models
from django.db.models.sql.datastructures import BaseTable
from django.utils.translation import gettext_lazy as _

from caseload.core.models import ScopedQuerySet, User
from households.models import Household


class United(BaseTable):
    """What a query reads from, where that is the rows of another query."""

    def __init__(self, table_name, alias, query=None):
        super().__init__(table_name, alias)
        self.query = query

    def as_sql(self, compiler, connection):
        sql, params = self.query.get_compiler(connection=connection).as_sql()
        return f"({sql}) {compiler.quote_name_unless_alias(self.table_alias)}", params

    def relabeled_clone(self, change_map):
        return self.__class__(self.table_name, change_map.get(self.table_alias, self.table_alias), self.query)


class ChainLineQuerySet(ScopedQuerySet):
    area_field = "household__area__path"

    def for_list(self):
        """With what a line says of the household and of who sees to it."""
        heavy = ("roster", "search_text", "note", "bank_account")
        return self.select_related("household", "worker").defer(*(f"household__{name}" for name in heavy))

    def of(self, parts):
        """The lines that these query sets have, each with all ``COLUMNS`` by their names."""
        united = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
        rows = self.all()
        rows.query.join(United(self.model._meta.db_table, None, united.query))
        return rows


class ChainLine(models.Model):
    """``what``: in the words of its room; where a table of codes says it, ``code`` is the key. ``since``: from this
    day on it is late, or waits. ``target``: the key of what it is about."""

    class Stage(models.TextChoices):
        PROMISED = "promised", _("Promise not kept")
        DELIVERED = "delivered", _("Delivered, not confirmed")
        NO_EFFECT = "no_effect", _("Support without effect")

    class Source(models.TextChoices):
        PROMISE = "promise", _("Promised on a visit")
        ERRAND = "errand", _("Errand")
        ISSUE = "issue", _("Issue")
        ACTION = "action", _("Action of a plan")
        FOLLOW_UP = "follow_up", _("Follow-up of a closed case")
        BENEFIT = "benefit", _("Benefit")
        GIFT = "gift", _("Gift")
        JOB = "job", _("Job")

    key = models.CharField(max_length=60, primary_key=True, db_column="line_key")
    stage = models.CharField(max_length=10, choices=Stage.choices, db_column="line_stage")
    source = models.CharField(max_length=10, choices=Source.choices, db_column="line_source")
    household = models.ForeignKey(Household, models.DO_NOTHING, related_name="+", db_column="line_household")
    worker = models.ForeignKey(User, models.DO_NOTHING, null=True, related_name="+", db_column="line_worker")
    """Who is to see to it."""
    what = models.CharField(max_length=300, db_column="line_what")
    code = models.CharField(max_length=40, db_column="line_code")
    since = models.DateField(db_column="line_since")
    target = models.BigIntegerField(db_column="line_target")

    is_worked_out = True
    """It stands on other rows: nothing is built upon it."""

    objects = ChainLineQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "desk_chain"
        ordering = ["since", "key"]

    def __str__(self):
        return self.what


COLUMNS = [field.column for field in ChainLine._meta.concrete_fields]
