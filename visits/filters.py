"""What the list of visits can be narrowed by. Review and figures link to it with the same parameters."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import catalogues
from caseload.core.forms.areas import indented
from caseload.core.forms.fields import DateInput
from caseload.core.keys import read_key
from caseload.core.models import Area
from caseload.core.services.people import workers_to_choose
from visits.models import Visit


class VisitFilter(forms.Form):
    """Areas are named by their code, so that an address can be read and passed on."""

    area = forms.ChoiceField(label=_("Area"), required=False)
    worker = forms.TypedChoiceField(label=_("Visited by"), required=False, coerce=int, empty_value=None)
    visited_from = forms.DateField(label=pgettext_lazy("a day", "From"), required=False, widget=DateInput)
    visited_to = forms.DateField(label=pgettext_lazy("a day", "To"), required=False, widget=DateInput)
    outcome = forms.ChoiceField(
        label=_("Outcome"), required=False, choices=[("", _("Met or not")), *Visit.Outcome.choices]
    )
    kind = forms.ChoiceField(label=_("How"), required=False, choices=[("", _("All kinds")), *Visit.Kind.choices])
    household = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data, *, by):
        super().__init__(data)
        areas = catalogues.rows(Area).values()
        areas = [area for area in areas if any(area.path.startswith(path) for path in by.reach)]
        self.fields["area"].choices = [("", _("All areas")), *((area.code, indented(area)) for area in areas)]
        also = read_key(self.data.get("worker", ""))
        names = workers_to_choose(by, also=by.pk if also is None else also)
        self.fields["worker"].choices = [("", _("All workers")), *names]

    def apply(self, visits):
        self.is_valid()
        plain = {"worker": "worker", "visited_from": "visited_on__gte", "visited_to": "visited_on__lte"}
        plain |= {"outcome": "outcome", "kind": "kind", "household": "household"}
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        visits = visits.filter(**{lookup: asked[name] for name, lookup in plain.items() if name in asked})
        area = catalogues.by(Area, "code").get(asked.get("area"))
        return visits.in_area(area) if area else visits
