"""The form of a new visit, on the page and in the phone's outbox."""

import uuid

from django import forms

from visits.doorstep.parts import ASKING, PARTS
from visits.doorstep.parts.base import Place
from visits.forms.visits import VisitForm

PART_FIELDS = {name: field for part in PARTS for name, field in part.fields.items()}
PartsForm = type("PartsForm", (forms.Form,), PART_FIELDS)
DERIVED = {"outcome", "met_other"}


class RecordForm(PartsForm, VisitForm):
    """A new visit under a key made with the page, with all that one save writes beside it.

    The page and the phone's outbox send the same: ``record_visit(by=…, household=…, id=…, **form.to_record())``.
    """

    id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data=None, files=None, *, by, **kwargs):
        """``by``: whose visit it is. ``known``: what each part had to know, by its name."""
        super().__init__(data, files, initial={"id": uuid.uuid4()}, **kwargs)
        self.by = by
        self.known = {part.name: part.begin(self) for part in PARTS}

    def clean(self):
        cleaned = super().clean()
        for part in PARTS:
            part.clean(self, cleaned)
        return cleaned

    def facts(self):
        own = VisitForm.base_fields.keys() | {"promise_kept"} | DERIVED
        facts = {name: value for name, value in super().facts().items() if name in own}
        return {**facts, "entered_at": self.entered_at}

    def to_record(self):
        """What ``record_visit`` takes."""
        return {**self.facts(), "beside": {part.name: part.rows(self) for part in PARTS}}

    def parts(self):
        """What the screen shows of each part that is offered: before the visit's own words, after them, folded away."""
        shown = {"before": [], "after": [], "folded": []}
        for part in ASKING:
            entry = part.entry(self)
            if entry is not None:
                group = "before" if part.place < Place.CASE else "folded" if part.place == Place.FOLDED else "after"
                shown[group].append({"template": part.template(), "order": PARTS.index(part), **entry})
        return shown
