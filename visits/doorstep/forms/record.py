"""The form of a new visit, on the page and in the phone's outbox."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from visits.doorstep.forms.beside import DoorstepForm
from visits.doorstep.forms.spot_issues import IssueBlocks
from visits.forms.visits import NOBODY, VisitForm
from visits.models import Visit


class RecordForm(DoorstepForm, VisitForm):
    """A new visit under a key made with the page, with all that one save writes beside it.

    The page and the phone's outbox send the same: ``record_visit(by=…, household=…, id=…, **form.asked())``.
    """

    id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data=None, files=None, *, by, **kwargs):
        """``by``: whose visit it is."""
        super().__init__(data, files, initial={"id": uuid.uuid4()}, **kwargs)
        self.add_parts(by)
        self.blocks = IssueBlocks(data, household=self.household, by=by, entered_at=self.entered_at)

    def clean(self):
        cleaned = super().clean()
        for block in self.blocks:
            for errors in block.errors.values():
                self.add_error(None, errors.data)
        self.clean_parts(cleaned)
        if cleaned.get("also") and NOBODY in cleaned.get("met", []):
            self.add_error("also", _("Where nobody was met there was no meeting."))
        return cleaned

    def issues(self):
        return [block.facts() for block in self.blocks.filled()]

    def facts(self):
        own = VisitForm.base_fields.keys() | {"promise_kept"}
        said = {name: value for name, value in super().facts().items() if name in own | DERIVED}
        parts = self.parts()
        said["leaflets"] = max(said["leaflets"], sum(row["count"] for row in parts["handed"]))
        if said["outcome"] == Visit.Outcome.NOT_HOME:
            parts |= {name: [] for name in ("findings", "changes", "signature", "follow_up")} | {"signed": ""}
        return {**said, **parts, "entered_at": self.entered_at}

    def asked(self):
        return {"issues": self.issues(), **self.facts()}


DERIVED = {"outcome", "met_other"}
