"""What is written of a row is put right."""

from django.db import transaction

from caseload.core.text import visible_facts


@transaction.atomic
def correct(*, by, row, **changes):
    """Change what is written of a donor, a donation or a need. Of a donation of which less would be left than was
    given, the database takes nothing."""
    for field, value in visible_facts(changes).items():
        setattr(row, field, value)
    row.version += 1
    row.save(update_fields=[*changes, "version"])
    return row
