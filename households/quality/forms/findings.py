"""What the findings of the check-up can be narrowed by, and why a rule does not apply."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caseload.core import catalogues
from caseload.core.models import Area
from caseload.core.models.area import within
from households.quality.rules import RULES

OPEN, WAIVED = "open", "waived"


class FindingFilter(forms.Form):
    """From the address; what it does not know is no filter."""

    rule = forms.ChoiceField(label=_("Rule"), required=False)
    area = forms.ChoiceField(label=_("Area"), required=False)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("To settle")), (WAIVED, _("Does not apply"))]
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        reached = [area for path, area in catalogues.by(Area, "path").items() if path.startswith(tuple(user.reach))]
        self.areas = {area.code: area for area in reached}
        self.fields["area"].choices = [("", _("All")), *((code, area) for code, area in self.areas.items())]
        self.fields["rule"].choices = [("", _("All")), *((code, rule.words) for code, rule in RULES.items())]
        self.is_valid()

    @property
    def chosen(self):
        return self.cleaned_data.get("rule", "")

    @property
    def chosen_rule(self):
        return {"rule": self.chosen} if self.chosen else {"rule__in": list(RULES)}

    @property
    def shows(self):
        return self.cleaned_data.get("state") or OPEN

    @property
    def area_condition(self):
        area = self.areas.get(self.cleaned_data.get("area"))
        return within("household__area__path", area.path) if area else Q()

    def with_counts(self, counts):
        """The rules that were broken, each with how often."""
        words = [(code, f"{RULES[code].words} ({counts.get(code, 0)})") for code in RULES]
        chosen = [(code, text) for code, text in words if counts.get(code) or code == self.chosen]
        self.fields["rule"].choices = [("", _("All")), *chosen]
        return self


class WaiverForm(forms.Form):
    reason = forms.CharField(
        label=_("Does not apply because"),
        max_length=200,
        min_length=2,
        help_text=_("It stays, with your name and the day, also when the registry is checked again."),
    )
