"""Form fields for several files at once: what they clean to was judged by its content already."""

from django import forms


class FilesInput(forms.FileInput):
    allow_multiple_selected = True
    needs_multipart_form = True

    def __init__(self, attrs=None):
        super().__init__({"multiple": True, **(attrs or {})})

    def value_from_datadict(self, data, files, name):
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class FilesField(forms.FileField):
    """Cleans to a list of what ``read`` makes of each file; those that it refuses are named with the reason."""

    widget = FilesInput
    refused = ()
    """What ``read`` raises with the reason in words."""

    def __init__(self, *, at_most, **kwargs):
        self.at_most = at_most
        super().__init__(required=False, **kwargs)

    def clean(self, data, initial=None):
        sent = data if isinstance(data, list | tuple) else [data]
        files = [super(FilesField, self).clean(file) for file in sent if file]
        if len(files) > self.at_most:
            raise forms.ValidationError(self.too_many() % {"n": self.at_most})
        return [self._read(file) for file in files]

    def has_changed(self, initial, data):
        return bool(data)

    def _read(self, file):
        try:
            return self.read(file)
        except self.refused as refused:
            raise forms.ValidationError(f"{file.name}: {refused}") from None
