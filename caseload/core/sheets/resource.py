"""How a list leaves the house: a resource of django-import-export that names its columns, each once and in their order.

    class ToolResource(SheetResource):
        title = "工具"
        name = Column("名称", "name")
        owner = Column("负责人", "owner__name")
        phone = Column("电话", "owner__phone", whole=True)
        phone_masked = Column("电话(已隐去)", masked=True)

        def dehydrate_phone_masked(self, tool):
            return mask_phone(tool.owner.phone)

What a row has in a column is its attribute, shown by the column's widget, or what ``dehydrate_<column>`` says.
``caseload.core.services.exports.export_workbook`` makes the workbook of one or more of them, and records it.
"""

from datetime import date
from decimal import Decimal
from functools import cached_property

from import_export import resources
from import_export.fields import Field
from import_export.widgets import Widget


class Cell(Widget):
    """A value as a cell that a person reads and the roster import too: numbers as numbers, whole where they are."""

    def render(self, value, obj=None, **kwargs):
        if isinstance(value, bool):
            return "是" if value else "否"
        if isinstance(value, list):
            return "、".join(value)
        if isinstance(value, Decimal):
            return number(value)
        if isinstance(value, date):
            return value.isoformat()
        return value if isinstance(value, int) or value is None else str(value)


def number(value):
    """A Decimal as a number of a workbook; what is none (NaN) stays a text."""
    if not value.is_finite():
        return str(value)
    return int(value) if value == value.to_integral_value() else float(value)


class Column(Field):
    """``whole``: holds whole numbers of persons (ID, telephone, account), so it stands only in a list that goes out
    with them; ``masked``: stands in their place in a list that goes out without."""

    def __init__(self, caption, attribute=None, *, widget=None, whole=False, masked=False):
        super().__init__(attribute=attribute, column_name=caption, widget=widget or Cell())
        self.whole, self.masked = whole, masked


class SheetResource(resources.Resource):
    """One sheet. ``numbers``: with whole numbers of persons."""

    title = ""

    def __init__(self, *, numbers=False):
        super().__init__()
        self.numbers = numbers
        self.fields = {name: column for name, column in self.fields.items() if self._stands(column)}

    def _stands(self, column):
        return not (column.masked if self.numbers else column.whole)

    def table(self, rows):
        """The captions, and a line for each of ``rows``."""
        dataset = self.export(rows)
        return [dataset.headers, *map(list, dataset)]

    def get_export_order(self):
        return tuple(self.fields)

    def export_resource(self, instance, selected_fields=None, **kwargs):
        """As the library does it, but how a column is filled is found once and not for each cell."""
        return [give(instance) for give in self._givers]

    @cached_property
    def _givers(self):
        return [getattr(self, f"dehydrate_{name}", column.export) for name, column in self.fields.items()]
