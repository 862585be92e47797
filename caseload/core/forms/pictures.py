"""Form fields for pictures: what they clean to is made anew already (``core.pictures``)."""

from django import forms
from django.utils.translation import ngettext

from caseload.core.pictures import PictureRefused, read_picture


class PicturesInput(forms.FileInput):
    """Several at once, from the camera or the album; ``js/pictures.js`` makes them small before they are sent."""

    allow_multiple_selected = True
    needs_multipart_form = True

    def __init__(self, attrs=None):
        super().__init__({"accept": "image/*", "multiple": True, **(attrs or {})})

    def value_from_datadict(self, data, files, name):
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class PicturesField(forms.FileField):
    """Cleans to a list of ``Picture``, none when none was chosen. Show it with ``ui/_pictures.html``."""

    widget = PicturesInput

    def __init__(self, *, at_most=9, **kwargs):
        self.at_most = at_most
        super().__init__(required=False, **kwargs)

    def clean(self, data, initial=None):
        sent = data if isinstance(data, list | tuple) else [data]
        files = [forms.FileField.clean(self, file) for file in sent if file]
        if len(files) > self.at_most:
            words = ngettext("At most %(n)s picture.", "At most %(n)s pictures.", self.at_most)
            raise forms.ValidationError(words % {"n": self.at_most})
        return [self._read(file) for file in files]

    def _read(self, file):
        try:
            return read_picture(file)
        except PictureRefused as refused:
            raise forms.ValidationError(f"{file.name}: {refused}") from None
