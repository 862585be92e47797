"""What is wrong with a form, in sentences that name the field: beside it, and in the one summary of the page."""

from dataclasses import dataclass

from django import forms
from django.core import validators
from django.db.models import Field
from django.utils.translation import gettext_lazy

CHOSEN = (forms.ChoiceField, forms.ModelChoiceField, forms.FileField)
AGAIN = gettext_lazy("Please choose again: %(label)s")
NUMBER = gettext_lazy("%(label)s: enter a number")
DAY = gettext_lazy("%(label)s: enter a valid date")
OURS = {
    id(said): ours
    for said, ours in (
        (forms.Field.default_error_messages["required"], gettext_lazy("Please fill in: %(label)s")),
        (forms.ChoiceField.default_error_messages["invalid_choice"], AGAIN),
        (forms.ModelChoiceField.default_error_messages["invalid_choice"], AGAIN),
        (forms.IntegerField.default_error_messages["invalid"], gettext_lazy("%(label)s: enter a whole number")),
        (forms.DecimalField.default_error_messages["invalid"], NUMBER),
        (forms.DateField.default_error_messages["invalid"], DAY),
        (forms.DateTimeField.default_error_messages["invalid"], DAY),
        (Field.default_error_messages["unique"], gettext_lazy("%(label)s: taken already")),
        (validators.MaxLengthValidator.message, gettext_lazy("%(label)s: at most %(limit_value)s characters")),
        (validators.MinLengthValidator.message, gettext_lazy("%(label)s: at least %(limit_value)s characters")),
        (validators.MaxValueValidator.message, gettext_lazy("%(label)s: not above %(limit_value)s")),
        (validators.MinValueValidator.message, gettext_lazy("%(label)s: not below %(limit_value)s")),
    )
}
"""Ours in the place of the framework's own words, which name nothing. What a form says itself stays."""
CHOOSE = gettext_lazy("Please choose: %(label)s")


@dataclass(frozen=True)
class Complaint:
    """``target``: the id that the summary leads to. ``is_named``: the sentence says which field it is about."""

    words: str
    label: str = ""
    target: str = ""
    is_named: bool = False


def complaints_of(field, number=""):
    """What is wrong with a bound field; ``number``: of the row it stands in, where there are several."""
    label, target = str(field.label).rstrip("？?：: "), field.id_for_label or f"div_{field.auto_id}"
    for error in field.errors.as_data() if hasattr(field.errors, "as_data") else ():
        sentence = _named(error, field.field)
        for words in error.messages:
            said = str(sentence) % {"label": label, **(error.params or {})} if sentence else words
            yield Complaint(said, f"{number}{label}", target, bool(sentence))


def _named(error, field):
    ours = OURS.get(id(error.message))
    return CHOOSE if ours and error.code == "required" and isinstance(field, CHOSEN) else ours


def rows_complaints(form):
    """What is wrong with the form of a pasted row: (label, words), no label where the words name it."""
    yield from (("", words) for words in form.non_field_errors())
    for complaint in (said for field in form for said in complaints_of(field)):
        yield "" if complaint.is_named else complaint.label, complaint.words


def complaints_of_all(given):
    """All that is wrong with several forms and formsets of one page, in their order."""
    for form in filter(None, given):
        rows = getattr(form, "forms", None)
        if rows is not None and form.is_bound:
            yield from (Complaint(words) for words in form.non_form_errors())
        for number, one in enumerate([form] if rows is None else rows, start=1):
            if one.is_bound and one.errors:
                yield from (Complaint(words) for words in one.non_field_errors())
                yield from (said for field in one for said in complaints_of(field, f"{number}. " if rows else ""))
