"""Has anything changed at home: said on the visit, then entered in the file by a person."""

from django import forms
from django.utils.translation import gettext_lazy, ngettext

from visits.doorstep.models import HouseholdChange
from visits.doorstep.parts.base import Part, Place


class Changes(Part):
    name = "changes"
    place = Place.HOME
    only_met = True
    heading = gettext_lazy("Changes at home")
    fields = {
        "changes": forms.MultipleChoiceField(
            label=gettext_lazy("Has anything changed at home"),
            help_text=gettext_lazy("Nothing to tap if not."),
            choices=HouseholdChange.Kind.choices,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
    }

    def rows(self, form):
        """Kinds of HouseholdChange."""
        return form.cleaned_data["changes"]

    def write(self, *, by, visit, rows):
        HouseholdChange.objects.bulk_create(
            HouseholdChange(visit=visit, household=visit.household, kind=kind) for kind in rows
        )

    def written(self, visit):
        if changes := visit.changes.count():
            yield ngettext("change at home %(n)s", "changes at home %(n)s", changes) % {"n": changes}

    def shown(self, visit, user):
        changes = list(visit.changes.select_related("household", "visit"))
        return {"changes": changes} if changes else {}
