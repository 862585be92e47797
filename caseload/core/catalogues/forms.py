"""The forms of tables of codes: of one row, of a new one, and of a workbook with many."""

from django import forms
from django.utils.translation import gettext_lazy as _

from caseload.core.forms.fields import DateField

DAYS = {"valid_from": DateField, "valid_to": DateField}
LETTERS = _("Latin letters, digits, hyphens; it stays.")
SEVERAL = "、，,;；\n"
LARGEST = 5 * 1024 * 1024


class DatedForm(forms.ModelForm):
    """A row with dates, which end after they begin."""

    def clean(self):
        data = super().clean()
        if data.get("valid_from") and data.get("valid_to") and data["valid_to"] < data["valid_from"]:
            self.add_error("valid_to", _("It ends before it begins."))
        return data


class NewCode(forms.ModelForm):
    """To be mixed into the form of a row: the code of a new one, which stands in addresses and stays."""

    code = forms.SlugField(label=_("Code"), max_length=40, help_text=LETTERS, error_messages={"invalid": LETTERS})

    def clean_code(self):
        code = self.cleaned_data["code"]
        if self._meta.model.objects.filter(pk__iexact=code).exists():
            raise forms.ValidationError(_("There is an entry with this code."))
        return code


class SeveralWords(forms.CharField):
    """Several words in one line, parted by whatever people part them by."""

    def __init__(self, *, longest, **kwargs):
        self.longest = longest
        super().__init__(**{"required": False, "help_text": _("Separate several with commas."), **kwargs})

    def prepare_value(self, value):
        return "、".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        if isinstance(value, list):
            return value
        text = super().to_python(value)
        for sign in SEVERAL:
            text = text.replace(sign, SEVERAL[0])
        return [word.strip() for word in text.split(SEVERAL[0]) if word.strip()]

    def validate(self, value):
        super().validate(value)
        long = [word for word in value if len(word) > self.longest]
        if long:
            words = _("“%(word)s” is too long: up to %(n)s characters each.")
            raise forms.ValidationError(words, params={"word": long[0], "n": self.longest})

    def run_validators(self, value):
        super().run_validators("".join(value))

    def has_changed(self, initial, data):
        return (initial or []) != self.to_python(data)


class WorkbookForm(forms.Form):
    file = forms.FileField(
        label=_("The workbook as it was downloaded, with your changes"),
        help_text=_("Nothing is written before you have seen what will happen."),
    )

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if upload.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 5 MB."))
        return upload
