"""What the findings of the check-up can be narrowed by."""

import django_filters
from django.utils.translation import gettext_lazy as _

from caseload.core.lists.filters import AreaFilter, ListFilter
from households.quality.models import QualityFinding
from households.quality.rules import RULES

WAIVED = "waived"


class FindingFilter(ListFilter):
    """``qs`` has the findings of every rule, so that they can be counted rule by rule."""

    rule = django_filters.ChoiceFilter(label=_("Rule"), method="keep", empty_label=_("All"))
    area = AreaFilter(label=_("Area"), empty_label=_("All"))
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=[(WAIVED, _("Does not apply"))], method="keep", empty_label=_("To settle")
    )

    class Meta:
        model = QualityFinding
        fields = []

    def prepare(self):
        self.offer("rule", [(code, rule.words) for code, rule in RULES.items()])

    def filter_queryset(self, findings):
        found = super().filter_queryset(findings)
        return found.to_settle() if self.is_open else found.set_aside()

    def keep(self, findings, name, value):
        return findings

    @property
    def is_open(self):
        return self.data.get("state") != WAIVED

    @property
    def chosen(self):
        return self.data.get("rule") if self.data.get("rule") in RULES else ""

    @property
    def chosen_rule(self):
        return {"rule": self.chosen} if self.chosen else {"rule__in": list(RULES)}

    def say(self, counts):
        """The rules that were broken, each with how often."""
        words = [(code, f"{RULES[code].words} ({counts.get(code, 0)})") for code in RULES]
        self.form.fields["rule"].choices = [one for one in words if counts.get(one[0]) or one[0] == self.chosen]
