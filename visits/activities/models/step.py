"""What happened to an activity, and what it looked like."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caseload.core.casework.steps import Step
from caseload.core.models import Attachment
from visits.activities.models.activity import Activity


class ActivityStep(Step):
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="steps")


class PhotoQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(activity__in=Activity.objects.visible_to(user))


@pghistory.track(pghistory.DeleteEvent())
class ActivityPhoto(Attachment):
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="photos")
    consented = models.BooleanField(_("those who can be seen agreed to it"), default=False)

    objects = PhotoQuerySet.as_manager()

    class Meta(Attachment.Meta):
        verbose_name = _("photo")
        constraints = [
            models.CheckConstraint(
                condition=Q(consented=True), name="activity_photo_has_the_consent_of_those_who_can_be_seen"
            ),
        ]
