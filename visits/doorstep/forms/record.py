"""The form of a new visit, on the page and in the phone's outbox."""

import uuid

from django import forms

from visits.doorstep.forms.asking import FormWithParts, fields_of
from visits.doorstep.parts import PARTS

PART_FIELDS = {name: field for part in PARTS for name, field in part.fields.items()}


class RecordForm(fields_of(PART_FIELDS), FormWithParts):
    """A new visit under a key made with the page, with all that one save writes beside it.

    The page and the phone's outbox send the same: ``record_visit(by=…, household=…, id=…, **form.to_record())``.
    """

    asked = PARTS
    id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data=None, files=None, **kwargs):
        super().__init__(data, files, initial={"id": uuid.uuid4()}, **kwargs)

    def to_record(self):
        """What ``record_visit`` takes."""
        beside = {part.name: part.rows(self) for part in PARTS}
        return {**self.facts(), "entered_at": self.entered_at, "beside": beside}
