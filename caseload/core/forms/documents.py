"""Form fields for documents: what they clean to was judged by its content (``core.documents``)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from caseload.core.documents import DocumentRefused, read_document
from caseload.core.forms.files import FilesField, FilesInput
from caseload.core.models import AttachedDocument


class DocumentsInput(FilesInput):
    def __init__(self, attrs=None):
        kinds = ",".join(f".{kind}" for kind in AttachedDocument.Kind.values)
        super().__init__({"accept": kinds, **(attrs or {})})


class DocumentsField(FilesField):
    """Cleans to a list of ``Document``, none when none was chosen."""

    widget = DocumentsInput
    refused = DocumentRefused
    read = staticmethod(read_document)

    def __init__(self, *, at_most=5, **kwargs):
        words = _("PDF, Word or Excel, up to 10 MB each")
        super().__init__(at_most=at_most, **{"label": _("Documents"), "help_text": words, **kwargs})

    def too_many(self):
        return ngettext("At most %(n)s document.", "At most %(n)s documents.", self.at_most)
