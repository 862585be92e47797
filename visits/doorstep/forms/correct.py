"""The form of a correction: what the visit says, with what its parts wrote that a correction reaches."""

from django import forms
from django.utils.translation import gettext as _

from caseload.core.forms.stored import keep_stored
from caseload.core.forms.versioned import VersionedForm
from visits.doorstep.forms.asking import FormWithParts, fields_of
from visits.doorstep.parts import CORRECTED
from visits.forms.visits import NOBODY, called, stored

PART_FIELDS = {name: field for part in CORRECTED for name, field in (part.fields | part.asked_again).items()}


class CorrectionForm(VersionedForm, fields_of(PART_FIELDS), FormWithParts):
    asked = CORRECTED

    def __init__(self, *args, visit, **kwargs):
        self.instance = visit
        said = {name: value for part in CORRECTED for name, value in part.said(visit).items()}
        initial = {**said, **stored(visit)}
        super().__init__(*args, household=visit.household, visit=visit, initial=initial, **kwargs)
        gone = visit.household.members.filter(pk__in=visit.met, is_active=False)
        keep_stored(self, met={str(member.pk): called(member) for member in gone})

    def clean_met(self):
        """Where nobody was met after all, nothing of people was found: unless others have built on it."""
        met = super().clean_met()
        held = [why for part in CORRECTED if part.only_met for why in part.held(self.visit).values()]
        if NOBODY in met and held:
            raise forms.ValidationError([*held, _("So somebody was met.")])
        return met

    def to_correct(self):
        """What ``correcting.correct`` takes."""
        return {**self.facts(), "beside": {part.name: part.rows_again(self) for part in CORRECTED}}
