"""Forms of the visit screen that ask, beside the visit's own words, what its parts ask."""

from django import forms

from visits.doorstep.parts import ASKING, PARTS
from visits.doorstep.parts.base import Place
from visits.forms.visits import VisitForm

DERIVED = {"outcome", "met_other"}


def fields_of(fields):
    """A form of nothing but ``fields``."""
    return type("FieldsOfParts", (forms.Form,), fields)


class FormWithParts(VisitForm):
    asked = ()
    """Its parts."""

    def __init__(self, *args, by, **kwargs):
        """``by``: who says it. ``known``: what each part had to know, by its name."""
        super().__init__(*args, **kwargs)
        self.by = by
        self.known = {part.name: part.begin(self) for part in self.asked}

    def clean(self):
        cleaned = super().clean()
        for part in self.asked:
            part.clean(self, cleaned)
        return cleaned

    def facts(self):
        """Of the visit's own row."""
        own = VisitForm.base_fields.keys() | {"promise_kept"} | DERIVED
        return {name: value for name, value in super().facts().items() if name in own}

    def parts(self):
        """What the screen shows of each part that is offered: before the visit's own words, after them, folded away."""
        shown = {"before": [], "after": [], "folded": []}
        for part in (part for part in ASKING if part in self.asked):
            entry = part.entry(self)
            if entry is not None:
                group = "before" if part.place < Place.CASE else "folded" if part.place == Place.FOLDED else "after"
                shown[group].append({"template": part.template(), "order": PARTS.index(part), **entry})
        return shown
