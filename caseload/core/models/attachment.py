"""A file that belongs to a row of some room: kept privately, shown only through that room's own scope."""

import uuid
from pathlib import PurePosixPath

from django.db import models
from django.utils.translation import gettext_lazy as _

from caseload.core import wall_clock


def private_name(instance, filename):
    """Where the file lies. The name is the row's key: what a phone called the file tells about people."""
    return f"attachments/{instance.pk.hex[:2]}/{instance.pk.hex}.{instance.extension}"


class AttachedFile(models.Model):
    """What every kind of attachment has. A room adds its own foreign key and its own ``visible_to``.

    Written once by ``services.attachments``, never changed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.FileField(_("file"), upload_to=private_name, max_length=100)
    size = models.PositiveIntegerField()
    """Bytes of the file."""
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey("core.User", models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=wall_clock.now, editable=False)

    class Meta:
        abstract = True
        ordering = ["created_at", "pk"]

    @property
    def names(self):
        """The files that belong to the row, as the storage names them."""
        return [self.file.name]


class Attachment(AttachedFile):
    """A picture. Always a JPEG of ours, whatever was sent."""

    extension = "jpg"
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()

    class Meta(AttachedFile.Meta):
        abstract = True

    @property
    def small_name(self):
        """The file of the small picture that pages with several show."""
        path = PurePosixPath(self.file.name)
        return str(path.with_name(f"{path.stem}-small{path.suffix}"))

    @property
    def names(self):
        return [self.file.name, self.small_name]


class AttachedDocument(AttachedFile):
    """A document as it was sent: judged by its content, never opened by us, only handed out to be saved."""

    class Kind(models.TextChoices):
        PDF = "pdf", "PDF"
        WORD = "docx", "Word"
        EXCEL = "xlsx", "Excel"

    kind = models.CharField(max_length=4, choices=Kind.choices)
    name = models.CharField(_("name of the file"), max_length=120)
    """As it is called by people, with its extension."""

    class Meta(AttachedFile.Meta):
        abstract = True

    @property
    def extension(self):
        return self.kind


def kinds_of_files(base=AttachedFile):
    """Every model of attachments that has a table."""
    found = []
    for kind in base.__subclasses__():
        found += kinds_of_files(kind) if kind._meta.abstract else [kind]
    return found
