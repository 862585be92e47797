"""Leaflets handed out: how many in all, which ones, whether these were gone through together, and understood."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from caseload.core import catalogues
from households.support.leaflets.models import Leaflet, LeafletVersion
from households.support.leaflets.services.stocks import draw, drawn_anew, put_back
from households.support.leaflets.services.versions import handed_out_on, in_force, offered
from visits.doorstep.models import VisitLeaflet
from visits.doorstep.parts.base import Part
from visits.doorstep.parts.gaps import leaflets_left
from visits.doorstep.parts.words import Line, words_of
from visits.doorstep.services.replaced import held_by

PREFIX = "leaflet_"
MOST_IN_ALL = 1000


def ticks(label):
    return forms.MultipleChoiceField(label=label, required=False, widget=forms.CheckboxSelectMultiple)


class Leaflets(Part):
    """How many in all is the visit's own number: those of each kind, and those that nobody named."""

    name = "leaflets"
    heading = gettext_lazy("Leaflets")
    fields = {
        "explained": ticks(gettext_lazy("Gone through together")),
        "understood": ticks(gettext_lazy("Understood")),
    }

    def begin(self, form):
        """Those of today, and those that the visit handed out."""
        handed = {row.leaflet_id: row.version_id for row in form.visit.handed.all()} if form.visit else {}
        versions, now = catalogues.rows(LeafletVersion), in_force()
        leaflets = offered(held=handed)
        for leaflet in leaflets:
            version = versions[handed[leaflet.pk]] if leaflet.pk in handed else now[leaflet.pk]
            form.fields[PREFIX + leaflet.code] = forms.IntegerField(
                label=f"{leaflet} {version.number}", min_value=0, max_value=100, required=False, initial=0
            )
        for name in self.fields:
            form.fields[name].choices = [(leaflet.code, leaflet) for leaflet in leaflets]
        return leaflets

    def entry(self, form):
        """(leaflet, its number's field, which ticks it has, which old version the household holds) of each."""
        ticked = {name: form[name].value() or [] for name in self.fields}
        held = held_by([form.household]).get(form.household.pk, ())
        old, rows = {version.leaflet_id: version for version in held}, form.known[self.name]
        lines = [(row, form[PREFIX + row.code], self._ticked(ticked, row.code), old.get(row.pk)) for row in rows]
        return {"leaflets": lines, "old": len(held)}

    def _ticked(self, ticked, code):
        """(name, label, whether it is ticked) of each."""
        return [(name, field.label, code in ticked[name]) for name, field in self.fields.items()]

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
        """Dicts of ``leaflet``, ``count``, ``explained``, ``understood``. What was understood was explained; what was
        left with a policy is one copy, explained, unless it is counted here."""
        entered, left = form.cleaned_data, leaflets_left(form)
        counts = [
            (leaflet, entered.get(PREFIX + leaflet.code) or int(leaflet.pk in left))
            for leaflet in form.known[self.name]
        ]
        understood = entered["understood"]
        explained = {*entered["explained"], *understood, *left}
        return [
            {
                "leaflet": leaflet,
                "count": count,
                "explained": leaflet.code in explained,
                "understood": leaflet.code in understood,
            }
            for leaflet, count in counts
            if count
        ]

    def mark(self, visit, rows):
        visit.leaflets = max(visit.leaflets, sum(row["count"] for row in rows))

    def write(self, *, by, visit, rows):
        """Each in the version that was in force on the visit's day, from the stock that is nearest."""
        handed = handed_on(visit, rows)
        draw(by=by, path=visit.happened_in_id, at=visit.visited_at, handed=handed)
        VisitLeaflet.objects.bulk_create(handed)

    def take_back(self, *, by, visit):
        put_back(by=by, at=visit.visited_at, handed=visit.handed.all())

    def said(self, visit):
        handed = {row.leaflet_id: row for row in visit.handed.all()}
        ticked = {name: [code for code, row in handed.items() if getattr(row, name)] for name in self.fields}
        return {**{PREFIX + code: row.count for code, row in handed.items()}, **ticked}

    def correct(self, *, by, visit, rows):
        """What was handed out keeps the version it was."""
        stored, new = {row.leaflet_id: row for row in visit.handed.all()}, []
        for row in rows:
            handed = stored.pop(row["leaflet"].pk, None)
            if handed:
                drawn_anew(by=by, at=visit.visited_at, row=handed, to=row["count"])
                for name in ("count", *self.fields):
                    setattr(handed, name, row[name])
                handed.save(update_fields=["count", *self.fields])
            else:
                new.append(row)
        put_back(by=by, at=visit.visited_at, handed=stored.values())
        visit.handed.filter(pk__in=[row.pk for row in stored.values()]).delete()
        self.write(by=by, visit=visit, rows=new)

    def written(self, visit):
        if visit.leaflets:
            yield ngettext("leaflet %(n)s", "leaflets %(n)s", visit.leaflets) % {"n": visit.leaflets}

    def shown(self, visit, user):
        handed = list(visit.handed.select_related("leaflet", "version"))
        return {"handed": handed} if handed else {}

    def lines(self, answers, to):
        for name, listed in answers.items():
            if name.startswith(PREFIX):
                leaflet = catalogues.by_code(Leaflet, name.removeprefix(PREFIX))
                yield Line(name, _("Leaflet"), f"{leaflet} × {listed[0]}")
        yield from super().lines(answers, to)

    def words(self, name, listed, to):
        return words_of(listed, catalogues.rows(Leaflet))


def handed_on(visit, rows):
    """``rows`` as those of the visit, each in the version of its day."""
    versions = handed_out_on(timezone.localdate(visit.visited_at))
    return [VisitLeaflet(visit=visit, version=versions[row["leaflet"].pk], **row) for row in rows]
