"""A person of a household. The ID number is stored encrypted, and found by a keyed hash."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import wall_clock
from caseload.core.models import ScopedQuerySet
from caseload.core.personal import age_on, decrypt_id
from households import vocab
from households.models.household import Household


class MemberQuerySet(ScopedQuerySet):
    area_field = "household__area__path"
    worker_fields = ("household__worker",)

    def active(self):
        return self.filter(is_active=True)


@pghistory.track(exclude=["sort_key", "initials", "pinyin", "version"], level=pghistory.Statement)
class Member(models.Model):
    """A member; ``is_active`` while living in an open household."""

    class Sex(models.TextChoices):
        MALE = "M", _("Male")
        FEMALE = "F", _("Female")
        UNKNOWN = "", _("Unknown")

    class Status(models.TextChoices):
        PRESENT = "present", _("Lives here")
        DEAD = "dead", _("Died")
        MOVED = "moved", _("Moved away")
        MARRIED = "married", _("Married out")
        PRISON = "prison", _("In prison")
        LOST = "lost", _("Lost contact")
        OTHER = "other", _("Gone for another reason")

    class IdStatus(models.TextChoices):
        KNOWN = "known", _("Has an ID number")
        NONE = "none", _("Has no ID number yet")

    household = models.ForeignKey(Household, models.CASCADE, related_name="members", verbose_name=_("household"))
    person_no = models.CharField(_("person number"), max_length=40, blank=True)
    name = models.CharField(pgettext_lazy("of a person", "name"), max_length=100)
    sort_key = models.CharField(max_length=200, editable=False, default="", db_collation="C")
    initials = models.CharField(max_length=60, editable=False, default="", db_collation="C", db_index=True)
    pinyin = models.CharField(max_length=200, editable=False, default="", db_collation="C", db_index=True)
    relation = models.CharField(_("relation to the head"), max_length=40)
    is_head = models.BooleanField(default=False, editable=False)

    id_cipher = models.BinaryField(_("ID number"), null=True, editable=False)
    id_index = models.BinaryField(null=True, editable=False, max_length=32)
    id_status = models.CharField(_("ID number"), max_length=8, choices=IdStatus.choices, default=IdStatus.KNOWN)
    id_none_reason = models.CharField(_("why there is no ID number"), max_length=100, blank=True)
    cert_type = models.CharField(_("kind of certificate"), max_length=40, blank=True)
    sex = models.CharField(_("sex"), max_length=1, choices=Sex.choices, blank=True, default="")
    birth_date = models.DateField(_("birth date"), null=True, blank=True)

    ethnicity = models.CharField(_("ethnicity"), max_length=40, blank=True)
    marital_status = models.CharField(_("marital status"), max_length=40, blank=True)
    political_status = models.CharField(_("political status"), max_length=40, blank=True)
    education = models.CharField(_("education"), max_length=40, blank=True)
    school_status = models.CharField(_("school"), max_length=40, blank=True)
    dropout_reason = models.CharField(_("reason for not attending school"), max_length=60, blank=True)
    health = ArrayField(models.CharField(max_length=40), verbose_name=_("health"), default=list, blank=True)
    disability_type = models.CharField(_("disability"), max_length=40, blank=True)
    disability_level = models.CharField(_("level of disability"), max_length=20, blank=True)
    labour_skill = models.CharField(_("ability to work"), max_length=40, blank=True)
    work_place = models.CharField(_("place of work"), max_length=120, blank=True)
    work_employer = models.CharField(_("employer"), max_length=120, blank=True)
    work_months = models.DecimalField(
        _("months worked in the year"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    welfare_post = models.CharField(_("public-welfare post"), max_length=40, blank=True)
    phones = ArrayField(models.CharField(max_length=20), verbose_name=_("phones"), default=list, blank=True)
    medical_insurance = models.BooleanField(_("resident medical insurance"), null=True, blank=True)
    employee_medical_insurance = models.BooleanField(_("employee medical insurance"), null=True, blank=True)
    major_illness_insurance = models.BooleanField(_("major illness insurance"), null=True, blank=True)
    pension_insurance = models.BooleanField(_("resident pension insurance"), null=True, blank=True)
    employee_pension_insurance = models.BooleanField(_("employee pension insurance"), null=True, blank=True)
    dibao = models.CharField(_("own minimum living allowance"), max_length=40, blank=True)
    tekun = models.CharField(_("own destitute support"), max_length=40, blank=True)

    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.PRESENT)
    left_on = models.DateField(_("since"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    roster = models.JSONField(default=dict, editable=False)
    """Person-scope roster columns without a field of their own: {column id: value}."""
    is_active = models.BooleanField(default=True, editable=False)
    created_at = models.DateTimeField(default=wall_clock.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = MemberQuerySet.as_manager()

    class Meta:
        ordering = ["-is_head", "pk"]
        verbose_name = _("member")
        constraints = [
            models.UniqueConstraint(
                fields=["id_index"],
                condition=Q(is_active=True),
                name="member_id_number_lives_on_one_active_member",
            ),
            models.UniqueConstraint(
                fields=["household"], condition=Q(is_head=True, is_active=True), name="household_has_one_head"
            ),
            models.CheckConstraint(
                condition=Q(id_cipher__isnull=True, id_index__isnull=True)
                | Q(id_cipher__isnull=False, id_index__isnull=False),
                name="member_id_number_is_stored_with_its_index",
            ),
            models.CheckConstraint(condition=Q(is_active=False) | Q(status="present"), name="member_active_lives_here"),
            models.CheckConstraint(
                condition=Q(work_months__isnull=True) | Q(work_months__gte=0, work_months__lte=12),
                name="member_works_at_most_twelve_months",
            ),
        ]
        indexes = [
            models.Index(fields=["id_index"], name="member_id_index"),
            GinIndex(fields=["phones"], name="member_phones"),
        ]

    def __str__(self):
        return self.name

    @property
    def id_number(self):
        """The full number; show it only through ``services.members.reveal``."""
        return decrypt_id(bytes(self.id_cipher)) if self.id_cipher else ""

    @property
    def id_tail(self):
        return self.id_number[-4:]

    @property
    def paper(self):
        """What it is the number of, where that is no ID card: 护照, 军官证 …"""
        return self.cert_type if self.cert_type in vocab.PAPERS else ""

    def age(self, day=None):
        """Full years on ``day`` (today), or None."""
        return age_on(self.birth_date, day or wall_clock.today()) if self.birth_date else None
