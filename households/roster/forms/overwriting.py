"""The form of the rules by which rosters of one source overwrite."""

from django import forms

from households.roster.checking.report import label
from households.roster.checking.stored import WHO
from households.roster.models import OverwriteRule
from households.roster.reading.columns import COLUMNS
from households.roster.services.overwriting import DEFAULT, rules_of

HOUSEHOLD = ["household_no", "village", "head_name"]
MEMBER = ["name", "cert_no", "relation_to_head", "member_status"]
"""Columns that say who somebody is, first."""


def columns_of(scope, first):
    return [*first, *(c.id for c in COLUMNS if c.scope == scope and c.is_kept and c.id not in WHO)]


class OverwriteForm(forms.Form):
    """One choice for each column of the rosters, in the order of households and members."""

    def __init__(self, *args, source, **kwargs):
        super().__init__(*args, **kwargs)
        rules = rules_of(source)
        for column in [*columns_of("H", HOUSEHOLD), *columns_of("P", MEMBER)]:
            self.fields[column] = forms.ChoiceField(
                label=label(column), choices=OverwriteRule.May.choices, initial=rules.get(column, DEFAULT)
            )

    def parts(self):
        """The bound fields of households, and of members."""
        count = len(columns_of("H", HOUSEHOLD))
        fields = list(self)
        return [fields[:count], fields[count:]]
