"""Leaflets handed out: how many in all, which ones, and whether these were gone through together."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from caseload.core import catalogues
from visits.doorstep.models import Leaflet, VisitLeaflet
from visits.doorstep.parts.base import Part
from visits.doorstep.parts.words import Line, words_of

PREFIX = "leaflet_"
MOST_IN_ALL = 1000


class Leaflets(Part):
    """How many in all is the visit's own number: those of each kind, and those that nobody named."""

    name = "leaflets"
    heading = gettext_lazy("Leaflets")
    fields = {
        "explained": forms.MultipleChoiceField(
            label=gettext_lazy("Gone through together"), required=False, widget=forms.CheckboxSelectMultiple
        )
    }

    def begin(self, form):
        """Those of today, and those that the visit handed out."""
        handed = {row.leaflet_id: row for row in form.visit.handed.select_related("leaflet")} if form.visit else {}
        leaflets = catalogues.current(Leaflet, held=handed)
        for leaflet in leaflets:
            version = handed[leaflet.pk].version if leaflet.pk in handed else leaflet.version
            form.fields[PREFIX + leaflet.code] = forms.IntegerField(
                label=f"{leaflet} {version}".strip(), min_value=0, max_value=100, required=False, initial=0
            )
        form.fields["explained"].choices = [(leaflet.code, leaflet) for leaflet in leaflets]
        return leaflets

    def entry(self, form):
        """(leaflet, its number's field, whether it is ticked as explained) of each."""
        ticked = form["explained"].value() or []
        return {"leaflets": [(row, form[PREFIX + row.code], row.code in ticked) for row in form.known[self.name]]}

    def clean(self, form, cleaned):
        """On a correction those that nobody named stay what they are, unless the number in all is said anew."""
        named = sum(cleaned.get(PREFIX + leaflet.code) or 0 for leaflet in form.known[self.name])
        in_all = cleaned.get("leaflets", 0)
        if form.visit and "leaflets" not in form.changed_data:
            in_all = cleaned["leaflets"] = in_all + named - sum(row.count for row in form.visit.handed.all())
        elif form.visit and in_all < named:
            words = _("%(n)s leaflets are named below: that many, or more, were handed out in all.")
            form.add_error("leaflets", words % {"n": named})
        if max(in_all, named) > MOST_IN_ALL:
            form.add_error("leaflets", _("At most %(n)s leaflets in all.") % {"n": MOST_IN_ALL})

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

    def said(self, visit):
        handed = {row.leaflet.code: row for row in visit.handed.select_related("leaflet")}
        explained = [code for code, row in handed.items() if row.explained]
        return {**{PREFIX + code: row.count for code, row in handed.items()}, "explained": explained}

    def correct(self, *, by, visit, rows):
        """What was handed out keeps the version it was."""
        stored, new = {row.leaflet_id: row for row in visit.handed.all()}, []
        for row in rows:
            handed = stored.pop(row["leaflet"].pk, None)
            if handed:
                handed.count, handed.explained = row["count"], row["explained"]
                handed.save(update_fields=["count", "explained"])
            else:
                new.append(row)
        visit.handed.filter(pk__in=[row.pk for row in stored.values()]).delete()
        self.write(by=by, visit=visit, rows=new)

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
