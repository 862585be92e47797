"""Which run of history the database belongs to. A restored backup begins a new one, and phones then know that
what the server once acknowledged may be gone."""

import uuid

from django.db import models
from django.db.models import Q


class Epoch(models.Model):
    """One row. ``restore`` writes a new value into it."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    value = models.UUIDField(default=uuid.uuid4)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="epoch_is_one_row")]

    @classmethod
    def current(cls):
        """The present epoch as text; the first question of an empty database makes it."""
        found = cls.objects.values_list("value", flat=True).first()
        if found is None:
            cls.objects.bulk_create([cls()], ignore_conflicts=True)
            found = cls.objects.values_list("value", flat=True).get()
        return str(found)
