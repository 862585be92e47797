"""A picture that belongs to a row of some room: kept privately, shown only through that room's own scope."""

import uuid
from pathlib import PurePosixPath

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def private_name(instance, filename):
    """Where the file lies. The name is the row's key: what a phone called the file tells about people."""
    return f"attachments/{instance.pk.hex[:2]}/{instance.pk.hex}.jpg"


class Attachment(models.Model):
    """What every kind of attachment has. A room adds its own foreign key and its own ``visible_to``.

    Written once by ``services.attachments.attach``, never changed. Always a JPEG of ours, whatever was sent.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.FileField(_("file"), upload_to=private_name, max_length=100)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    """Bytes of the file."""
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey("core.User", models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True
        ordering = ["created_at", "pk"]

    @property
    def small_name(self):
        """The file of the small picture that pages with several show."""
        path = PurePosixPath(self.file.name)
        return str(path.with_name(f"{path.stem}-small{path.suffix}"))
