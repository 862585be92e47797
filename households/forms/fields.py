"""Inputs for words of the national lists, for telephones, and for "yes, no, not known"."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from caseload.core.personal import phone_fits, split_phones
from households.glosses import gloss_lazy


class Chips(forms.RadioSelect):
    says_optional = True
    offers_none = True
    """What is not known can be chosen too, also after something else was."""


class Ticks(forms.CheckboxSelectMultiple):
    says_optional = True


class YesNo(forms.TypedChoiceField):
    """Yes, no, or not known yet (None)."""

    def __init__(self, **kwargs):
        choices = [("True", _("Yes")), ("False", _("No")), ("", _("Not known"))]
        super().__init__(
            choices=choices,
            coerce=lambda value: str(value) == "True",
            empty_value=None,
            required=False,
            widget=Chips,
            **kwargs,
        )


class Word(forms.ChoiceField):
    """One word of a list."""

    def __init__(self, words, **kwargs):
        super().__init__(
            choices=[("", "—"), *((word, gloss_lazy(word)) for word in words)], **{"required": False, **kwargs}
        )


class Words(forms.MultipleChoiceField):
    """Several words of a list, as ticks."""

    widget = Ticks

    def __init__(self, words, **kwargs):
        super().__init__(choices=[(word, gloss_lazy(word)) for word in words], **{"required": False, **kwargs})


class Phones(list):
    def __str__(self):
        return "、".join(self)


class PhonesField(forms.CharField):
    """Several telephones in one line, parted by whatever people part them by."""

    def __init__(self, **kwargs):
        widget = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"})
        super().__init__(**{"required": False, "max_length": 200, "widget": widget, **kwargs})

    def prepare_value(self, value):
        return "、".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        return Phones(value if isinstance(value, list) else split_phones(value))

    def validate(self, value):
        super().validate(value)
        wrong = [phone for phone in value if not phone_fits(phone)]
        if wrong:
            raise forms.ValidationError(
                _("%(phone)s is no telephone number: a mobile has 11 digits, a landline 7 or 8 after its area code."),
                params={"phone": wrong[0]},
            )

    def run_validators(self, value):
        """The length of the line was never the matter; each telephone was looked at in ``validate``."""


@dataclass
class Section:
    """A part of a long form; one of the later ones is open where something stands in it or is to be put right."""

    title: str
    fields: list
    open: bool


def in_sections(form, sections):
    """The sections that ``form`` has fields for; the first ``form.unfolded`` of them are always open."""
    found = [(title, [form[name] for name in names if name in form.fields]) for title, names in sections]
    found = [(title, fields) for title, fields in found if fields]
    return [
        Section(title, fields, number < form.unfolded or any(_is_looked_at(field) for field in fields))
        for number, (title, fields) in enumerate(found)
    ]


def _is_looked_at(field):
    is_stored = field.form.instance.pk and field.value() not in (None, "", [], False)
    return bool(field.errors or is_stored)
