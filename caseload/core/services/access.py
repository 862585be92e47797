from caseload.core.models import AccessRecord


def record_reveal(*, by, subject, reason):
    """Somebody saw a full number of ``subject`` (a person's name and household number, never the number itself)."""
    return AccessRecord.objects.create(user=by, kind=AccessRecord.Kind.REVEAL, subject=subject[:200], reason=reason)


def record_export(*, by, subject, rows, reason=""):
    return AccessRecord.objects.create(
        user=by, kind=AccessRecord.Kind.EXPORT, subject=subject[:200], reason=reason, rows=rows
    )
