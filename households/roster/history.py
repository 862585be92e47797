"""What the history calls the columns that only rosters fill in: by their usual heading."""

from caseload.core.audit import PARTS
from households.roster.reading.columns import COLUMNS

PARTS["roster"] = {column.id: column.captions[0] for column in COLUMNS if column.is_kept and not column.field}
