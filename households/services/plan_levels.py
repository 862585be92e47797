"""The levels of cases and the looks after a closing are kept here."""

from django.db import transaction

from caseload.core import catalogue


@transaction.atomic
def keep_row(*, by, row, **changes):
    """Change a CaseLevel or a FollowUpRule. What was timed by it already stays as it is."""
    for field, value in changes.items():
        setattr(row, field, value)
    row.save(update_fields=list(changes))
    transaction.on_commit(catalogue.forget)
    return row
