"""What the history calls the columns that only rosters fill in: by their usual heading."""

from caseload.core.audit import PARTS
from households.roster.reading.columns import COLUMNS
from households.roster.reading.columns.in_english import heading_lazy

PARTS["roster"] = {column.id: heading_lazy(column) for column in COLUMNS if column.is_kept and not column.field}
