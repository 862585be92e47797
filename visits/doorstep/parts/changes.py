"""Has anything changed at home: said on the visit, then entered in the file by a person."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from caseload.core.casework.moves import Overtaken
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

    def begin(self, form):
        """What stands in the file already, where a visit is corrected."""
        return self.held(form.visit) if form.visit else {}

    def entry(self, form):
        held = form.known[self.name]
        return {"options": [option for option in form["changes"] if option.data["value"] not in held], "held": held}

    def clean(self, form, cleaned):
        for kind, why in form.known[self.name].items():
            if kind not in cleaned.get("changes", [kind]):
                form.add_error("changes", why)

    def rows(self, form):
        """Kinds of HouseholdChange."""
        return form.cleaned_data["changes"]

    def write(self, *, by, visit, rows):
        HouseholdChange.objects.bulk_create(
            HouseholdChange(visit=visit, household=visit.household, kind=kind) for kind in rows
        )

    def said(self, visit):
        return {"changes": list(visit.changes.values_list("kind", flat=True))}

    def held(self, visit):
        return {
            row.kind: _("%(what)s: in the file already, so it stays. Put it right in the file.")
            % {"what": row.get_kind_display()}
            for row in visit.changes.filter(entered_at__isnull=False)
        }

    def correct(self, *, by, visit, rows):
        stored = {row.kind: row for row in visit.changes.select_for_update()}
        for row in (row for kind, row in stored.items() if kind not in rows):
            if row.entered_at:
                raise Overtaken
            row.delete()
        self.write(by=by, visit=visit, rows=[kind for kind in rows if kind not in stored])

    def written(self, visit):
        if changes := visit.changes.count():
            yield ngettext("change at home %(n)s", "changes at home %(n)s", changes) % {"n": changes}

    def shown(self, visit, user):
        changes = list(visit.changes.select_related("household", "visit"))
        return {"changes": changes} if changes else {}
