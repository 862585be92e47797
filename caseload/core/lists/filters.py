"""What a list can be narrowed by, read from the address: a word that a filter does not know is no filter."""

import django_filters
from django import forms

from caseload.core.keys import read_key
from caseload.core.services.areas import area_named, areas_to_choose
from caseload.core.services.people import workers_to_choose


class AreaFilter(django_filters.ChoiceFilter):
    """The rows of a subtree. Areas are named by their code, so that an address can be read and passed on."""

    def filter(self, rows, value):
        return rows.in_area(area_named(value)) if value else rows


class KeyFilter(django_filters.Filter):
    """The rows of one row of another table, by its key."""

    field_class = forms.IntegerField


class ListFilter(django_filters.FilterSet):
    """``read`` and ``prepare`` are what a list adds: other words of addresses, and choices that depend on the user."""

    def __init__(self, data, queryset, *, user):
        self.user = user
        data = data.copy()
        if "area" in self.base_filters:
            area = area_named(data.get("area"))
            data["area"] = area.code if area else ""
        self.read(data)
        super().__init__(data, queryset)
        if "area" in self.filters:
            self.offer("area", areas_to_choose(user))
        self.prepare()

    def read(self, data):
        """Put other words that links may say it in into ours."""

    def prepare(self):
        """``offer`` what depends on the user."""

    def offer(self, name, choices):
        """The choices of a filter; one with nothing to choose from is left out."""
        if choices:
            self.filters[name].extra["choices"] = choices
        else:
            del self.filters[name]

    def people(self, name, *, first=(), with_self=False):
        """The workers within reach, and whoever the address names; none for somebody who would choose among none."""
        given = read_key(self.data.get(name, ""))
        if given is None and with_self:
            given = self.user.pk
        if given is None and not self.user.reach:
            return []
        return [*first, *((str(pk), called) for pk, called in workers_to_choose(self.user, also=given))]

    @property
    def is_narrowed(self):
        return any(self.data.get(name) for name in self.filters)
