"""Form fields for pictures: what they clean to is made anew already (``core.pictures``)."""

from django.utils.translation import ngettext

from caseload.core.forms.files import FilesField, FilesInput
from caseload.core.pictures import PictureRefused, read_picture


class PicturesInput(FilesInput):
    """From the camera or the album; ``js/pictures.js`` makes them small before they are sent."""

    def __init__(self, attrs=None):
        super().__init__({"accept": "image/*", **(attrs or {})})


class PicturesField(FilesField):
    """Cleans to a list of ``Picture``, none when none was chosen. Show it with ``ui/_pictures.html``."""

    widget = PicturesInput
    refused = PictureRefused
    read = staticmethod(read_picture)

    def __init__(self, *, at_most=9, **kwargs):
        super().__init__(at_most=at_most, **kwargs)

    def too_many(self):
        return ngettext("At most %(n)s picture.", "At most %(n)s pictures.", self.at_most)


class SignatureField(PicturesField):
    """A signature: drawn with a finger, or a picture of one on paper. Cleans to a list of one, or of none."""

    def __init__(self, **kwargs):
        super().__init__(at_most=1, **kwargs)
