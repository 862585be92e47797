"""Which period and which area a page of the desk looks at."""

from datetime import date, timedelta

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from caseload.core import catalogues
from caseload.core.forms.fields import DateInput
from caseload.core.models import Area
from caseload.desk.figures.scope import DEFAULT_DAYS

BEYOND = _("Choose a day between 2000 and 2100.")
WITHIN = [MinValueValidator(date(2000, 1, 1), BEYOND), MaxValueValidator(date(2100, 12, 31), BEYOND)]
"""The figures are listed month by month, so their days have bounds."""


class Period:
    MONTH, YEAR, DAYS, CUSTOM = "month", "year", "days", "custom"


def areas_to_choose(user):
    """The areas granted to ``user`` and those right below them, in the order of codes."""
    areas = catalogues.by(Area, "path")
    roots = [areas[path] for path in sorted(user.reach) if path in areas]
    keys = {root.pk for root in roots}
    return roots, [area for area in areas.values() if area.pk in keys or area.parent_id in keys]


def _consistent(data):
    """Days given without a period are a period of their own; a period chosen by name leaves no days behind."""
    data = data.copy()
    if data.get("period") in (Period.MONTH, Period.YEAR):
        data["from"] = data["to"] = ""
    elif data.get("from") or data.get("to"):
        data["period"] = Period.CUSTOM
    return data


class AreaForm(forms.Form):
    area = forms.ChoiceField(label=_("Area"), required=False)

    def __init__(self, data, *, user, area=None):
        """``area``: the one asked for, offered even where it lies deeper than the others."""
        super().__init__(data)
        roots, areas = areas_to_choose(user)
        alone = roots[0] if len(roots) == 1 else None
        whole = ("", alone.name if alone else _("All my areas"))
        offered = {row.code: row.name for row in [*areas, *([area] if area else [])] if row != alone or row == area}
        self.fields["area"].choices = [whole, *offered.items()]


class FiguresForm(AreaForm):
    """``from`` and ``to`` count only with the custom period; the other periods end today."""

    period = forms.ChoiceField(
        label=_("Period"),
        required=False,
        choices=[
            (Period.DAYS, _("Last 338 days")),
            (Period.MONTH, _("This month")),
            (Period.YEAR, _("This year")),
            (Period.CUSTOM, _("From … to …")),
        ],
    )
    field_order = ["area", "period", "from", "to"]

    def __init__(self, data, *, user, area=None):
        super().__init__(_consistent(data), user=user, area=area)
        self.fields["from"] = forms.DateField(label=_("From"), required=False, widget=DateInput, validators=WITHIN)
        self.fields["to"] = forms.DateField(label=_("To"), required=False, widget=DateInput, validators=WITHIN)
        self.order_fields(self.field_order)

    def clean(self):
        given = super().clean()
        first, last = given.get("from"), given.get("to")
        if first and last and first > last:
            self.add_error("to", _("The period ends before it begins."))
        return given

    def days(self):
        """(first, last) day of the period chosen; of what cannot be read, the usual one."""
        today = timezone.localdate()
        given = self.cleaned_data if self.is_valid() else {}
        if given.get("period") == Period.MONTH:
            return today.replace(day=1), today
        if given.get("period") == Period.YEAR:
            return today.replace(month=1, day=1), today
        if given.get("period") == Period.CUSTOM:
            last = given.get("to") or today
            return given.get("from") or last.replace(day=1), last
        return today - timedelta(days=DEFAULT_DAYS - 1), today
