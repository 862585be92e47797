"""Leaflets handed out: how many in all, which ones, and whether these were gone through together."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from caseload.core import catalogues
from visits.doorstep.models import Leaflet, VisitLeaflet
from visits.doorstep.parts.base import Part
from visits.doorstep.parts.words import Line, words_of

PREFIX = "leaflet_"


class Leaflets(Part):
    """How many in all is the visit's own number, and what a correction corrects."""

    name = "leaflets"
    heading = gettext_lazy("Leaflets")
    is_corrected = True
    fields = {
        "explained": forms.MultipleChoiceField(
            label=gettext_lazy("Gone through together"), required=False, widget=forms.CheckboxSelectMultiple
        )
    }

    def begin(self, form):
        leaflets = catalogues.current(Leaflet)
        for leaflet in leaflets:
            label = f"{leaflet} {leaflet.version}".strip()
            form.fields[PREFIX + leaflet.code] = forms.IntegerField(
                label=label, min_value=0, max_value=100, required=False
            )
        form.fields["explained"].choices = [(leaflet.code, leaflet) for leaflet in leaflets]
        return leaflets

    def entry(self, form):
        """(leaflet, its number's field, whether it is ticked as explained) of each."""
        ticked = form["explained"].value() or []
        return {"leaflets": [(row, form[PREFIX + row.code], row.code in ticked) for row in form.known[self.name]]}

    def rows(self, form):
        """Dicts of ``leaflet``, ``count``, ``explained``."""
        entered = form.cleaned_data
        counts = [(leaflet, entered.get(PREFIX + leaflet.code) or 0) for leaflet in form.known[self.name]]
        return [
            {"leaflet": leaflet, "count": count, "explained": leaflet.code in entered["explained"]}
            for leaflet, count in counts
            if count
        ]

    def mark(self, visit, rows):
        visit.leaflets = max(visit.leaflets, sum(row["count"] for row in rows))

    def write(self, *, by, visit, rows):
        handed = (VisitLeaflet(visit=visit, version=row["leaflet"].version, **row) for row in rows)
        VisitLeaflet.objects.bulk_create(handed)

    def written(self, visit):
        if visit.leaflets:
            yield ngettext("leaflet %(n)s", "leaflets %(n)s", visit.leaflets) % {"n": visit.leaflets}

    def shown(self, visit, user):
        handed = list(visit.handed.select_related("leaflet"))
        return {"handed": handed} if handed else {}

    def lines(self, answers, to):
        for name, listed in answers.items():
            if name.startswith(PREFIX):
                leaflet = catalogues.by_code(Leaflet, name.removeprefix(PREFIX))
                yield Line(name, _("Leaflet"), f"{leaflet} × {listed[0]}")
        yield from super().lines(answers, to)

    def words(self, name, listed, to):
        return words_of(listed, catalogues.rows(Leaflet))
