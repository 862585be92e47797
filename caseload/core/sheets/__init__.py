"""Tables as offices send them, read by content and not by name, and workbooks written safely."""

from caseload.core.sheets.errors import SheetError
from caseload.core.sheets.read import read
from caseload.core.sheets.write import write_xlsx
from caseload.core.unpack import Sheet

__all__ = ["Sheet", "SheetError", "read", "write_xlsx"]
