"""Which leaflets were handed out at an activity."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caseload.core import catalogues
from households.support.leaflets.models import LeafletVersion
from households.support.leaflets.services.versions import handed_out_on, offered

PREFIX = "leaflet_"
MOST = 10_000


class LeafletsForm(forms.Form):
    in_all = forms.IntegerField(
        label=gettext_lazy("Leaflets handed out"), min_value=0, max_value=MOST, required=False, initial=0
    )

    def __init__(self, *args, activity, **kwargs):
        super().__init__(*args, **kwargs)
        handed = {row.leaflet_id: row for row in activity.handed.all()}
        self.leaflets, then = offered(held=handed), handed_out_on(activity.day)
        self.initial["in_all"] = activity.leaflets
        for leaflet in self.leaflets:
            kept = handed.get(leaflet.pk)
            version = catalogues.rows(LeafletVersion)[kept.version_id] if kept else then[leaflet.pk]
            self.fields[PREFIX + leaflet.pk] = forms.IntegerField(
                label=f"{leaflet} {version.number}",
                min_value=0,
                max_value=MOST,
                required=False,
                initial=kept.count if kept else 0,
            )

    def lines(self):
        return [self[PREFIX + leaflet.pk] for leaflet in self.leaflets]

    def clean(self):
        said = super().clean()
        counts = {leaflet: said.get(PREFIX + leaflet.pk) or 0 for leaflet in self.leaflets}
        named, in_all = sum(counts.values()), said.get("in_all") or 0
        if in_all < named and "in_all" in self.changed_data:
            words = _("%(n)s leaflets are named below: that many, or more, were handed out in all.")
            self.add_error("in_all", words % {"n": named})
        if named > MOST:
            self.add_error("in_all", _("At most %(n)s leaflets in all.") % {"n": MOST})
        return {"in_all": in_all, "named": {leaflet: count for leaflet, count in counts.items() if count}}
