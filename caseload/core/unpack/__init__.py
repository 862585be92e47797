"""From bytes to sheets: the only code that touches what a stranger sent, run in a process of its own.

``core.sheets.read`` starts ``python -m caseload.core.unpack``, which limits its memory and time before it reads a byte.
So nothing here may import Django, the settings or their keys; it also makes the start quick.
"""

from caseload.core.unpack.content import unpack
from caseload.core.unpack.refused import Refused
from caseload.core.unpack.table import Sheet

__all__ = ["Refused", "Sheet", "unpack"]
