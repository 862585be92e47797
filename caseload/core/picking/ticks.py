"""Several areas: a few are a tree of ticks; of many those that are ticked, with a box that finds others to add."""

from django import forms

from caseload.core.keys import read_keys
from caseload.core.models import Area
from caseload.core.picking.fields import FewRows, address_of
from caseload.core.picking.pickers import FEW
from caseload.core.services.areas import indented


class Ticked(list):
    """The keys that are ticked, and what was ``typed`` to find one more."""

    typed = ""


class PickTicks(forms.CheckboxSelectMultiple):
    picker = None
    typed = ""
    hits = ()
    """Rows that fit what was typed, to be ticked."""
    is_many = False

    def value_from_datadict(self, data, files, name):
        ticked = Ticked(super().value_from_datadict(data, files, name) or [])
        ticked.typed = data.get(f"{name}-said", "").strip()
        return ticked

    def optgroups(self, name, value, attrs=None):
        offered = [*self.choices]
        self.is_many = len(offered) > FEW
        if self.is_many:
            ticked = self.choices.queryset.filter(pk__in=read_keys(value))
            shown = {row.pk: row for row in [*ticked, *self.hits]}
            offered = [(row.pk, indented(row)) for row in sorted(shown.values(), key=lambda row: row.path)]
        self.choices = offered
        return super().optgroups(name, value, attrs)

    def address(self):
        return address_of(self.picker, "pk")


class AreasField(forms.ModelMultipleChoiceField):
    """Some of the areas that its picker offers."""

    widget, iterator = PickTicks, FewRows

    def __init__(self, picker, **kwargs):
        super().__init__(Area.objects.none(), **kwargs)
        self.picker = self.widget.picker = picker

    label_from_instance = staticmethod(indented)

    def offer(self, user):
        self.queryset = self.picker.offered(user)

    def said(self, value):
        """The areas with these keys, as a person reads them."""
        rows = self.queryset.filter(pk__in=read_keys([str(key) for key in value or []]))
        return "、".join(indented(row) for row in rows)

    def clean(self, value):
        typed = getattr(value, "typed", "")
        if typed:
            row, self.widget.hits = self.picker.one(self.queryset, typed)
            if row is None:
                self.widget.typed = typed
                raise forms.ValidationError(self.picker.several if self.widget.hits else self.picker.none)
            value = [*value, str(row.pk)]
        return super().clean(value)
