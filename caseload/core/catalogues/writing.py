"""Whatever changes a table of codes goes through here: from the page of a row, or from a workbook."""

from django.db import transaction

from caseload.core import catalogues
from caseload.core.audit import acting


@transaction.atomic
def write(*, by, catalogue, rows):
    """Change or add all ``rows``, or none: pairs of the row (None: a new one) and its facts.

    Returns the rows as they are now, and what followed from it, in lines of words.
    """
    before = catalogue.before()
    with acting(by):
        written = [_change(row, facts) if row else catalogue.add(**facts) for row, facts in rows]
    catalogues.forget()
    transaction.on_commit(catalogues.forget)
    return written, catalogue.after(before)


def _change(row, facts):
    for field, value in facts.items():
        setattr(row, field, value)
    row.save(update_fields=list(facts))
    return row
