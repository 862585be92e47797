from caseload.desk.models.chain_line import ChainLine
from caseload.desk.models.ledger import LedgerLine

__all__ = ["ChainLine", "LedgerLine"]
