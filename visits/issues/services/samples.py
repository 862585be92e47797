"""Samples of call-backs are kept here; they hold for issues solved from then on."""

from django.db import transaction

from caseload.core import catalogues
from visits.issues.models import CallBackRule


@transaction.atomic
def set_samples(*, by, percents):
    """Of every hundred solved issues of a kind the households of so many are asked: {kind: so many}."""
    for kind, percent in percents.items():
        CallBackRule.objects.update_or_create(kind=kind, defaults={"percent": percent})
    catalogues.forget()
    transaction.on_commit(catalogues.forget)
