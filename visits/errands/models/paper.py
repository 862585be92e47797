"""Papers and money in hand, and where each of them is.

Papers move by receipts. A movement is written once; a trigger of the database adds it to the paper's row and to the
issue's ``papers_out``, and nothing else may change those: what left the household is always somewhere.
"""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core.models import ScopedQuerySet, User
from visits.errands.models.errand import Errand

COPIES = ("复印", "影印", "副本", "copy")


class PaperQuerySet(ScopedQuerySet):
    area_field = "errand__issue__area__path"
    worker_fields = ("errand__issue__owner", "errand__issue__household__worker", "holder")

    def in_hand(self):
        """What a worker carries now: papers and money, copies too."""
        return self.filter(in_hand__gt=0)

    def for_list(self):
        return self.select_related("errand__what", "errand__issue__household", "holder")


class Paper(models.Model):
    """Papers of one name, or a sum of money, that came from the household or from the office.

    Quantities are pieces, of money yuan. ``brought`` is all that came; the other four say where it is now. They are
    written by the trigger of ``PaperMovement`` only.
    """

    class Kind(models.TextChoices):
        ORIGINAL = "original", _("Original")
        COPY = "copy", _("Copy")
        MONEY = "money", pgettext_lazy("paper", "Money")

        @classmethod
        def named(cls, name):
            """The kind of what is called so, unless it is said: “身份证复印件” is no original."""
            return cls.COPY if any(word in name.lower() for word in COPIES) else cls.ORIGINAL

    OWED_KINDS = [Kind.ORIGINAL, Kind.MONEY]
    IS_OWED = Q(kind__in=["original", "money"]) & (Q(in_hand__gt=0) | Q(at_office__gt=0))

    errand = models.ForeignKey(Errand, models.PROTECT, related_name="papers")
    name = models.CharField(_("paper"), max_length=60)
    kind = models.CharField(_("original or copy"), max_length=10, choices=Kind.choices)
    holder = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", editable=False)
    brought = models.DecimalField(max_digits=10, decimal_places=2, default=0, editable=False)
    in_hand = models.DecimalField(max_digits=10, decimal_places=2, default=0, editable=False)
    at_office = models.DecimalField(max_digits=10, decimal_places=2, default=0, editable=False)
    at_home = models.DecimalField(max_digits=10, decimal_places=2, default=0, editable=False)
    used = models.DecimalField(max_digits=10, decimal_places=2, default=0, editable=False)
    """Spent or kept by the office for good, as its receipt says."""

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("paper")
        constraints = [
            models.CheckConstraint(
                condition=Q(brought=F("in_hand") + F("at_office") + F("at_home") + F("used")),
                name="paper_is_always_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(in_hand__gte=0, at_office__gte=0, at_home__gte=0, used__gte=0),
                name="paper_is_nowhere_less_than_none",
            ),
            models.CheckConstraint(
                condition=Q(in_hand=0) | Q(holder__isnull=False), name="paper_in_hand_is_in_somebodys_hand"
            ),
        ]
        indexes = [
            models.Index(fields=["holder", "id"], condition=Q(in_hand__gt=0), name="paper_in_hand"),
            models.Index(fields=["id"], condition=Q(in_hand__gt=0), name="paper_in_any_hand"),
        ]
        triggers = [
            pgtrigger.Protect(name="is_not_deleted", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="comes_by_a_receipt", operation=pgtrigger.Insert, condition=pgtrigger.Q(new__brought__gt=0)
            ),
            pgtrigger.Protect(
                name="moves_by_receipts_only",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.* IS DISTINCT FROM NEW.* AND pg_trigger_depth() = 0"),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_owed(self):
        return self.kind in self.OWED_KINDS and bool(self.in_hand or self.at_office)
