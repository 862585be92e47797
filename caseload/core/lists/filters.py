"""What a list can be narrowed by, read from the address: a word that a filter does not know is no filter."""

from dataclasses import dataclass, field

import django_filters
from django import forms
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django_filters.fields import ChoiceField

from caseload.core.keys import read_key
from caseload.core.models import User
from caseload.core.picking.fields import LooksUp, PickInput
from caseload.core.picking.pickers import AREAS, WORKERS
from caseload.core.services.areas import area_named, areas_to_choose


class PickChoice(LooksUp, ChoiceField):
    """One of the choices of a filter; of many, what somebody typed is looked up among all that the picker offers."""

    widget = PickInput

    def __init__(self, *, picker, user=None, key="pk", fixed=(), **kwargs):
        super().__init__(**kwargs)
        self.picker, self.user, self.found = picker, user, None
        self.widget.picker, self.widget.key, self.widget.fixed = picker, key, ("", *fixed)

    def pickable(self):
        return self.picker.offered(self.user)

    def meant(self, text):
        named = [key for key, words in self.choices if str(words) == text and str(key) in self.widget.fixed]
        self.found = named[0] if named else super().meant(text)
        return self.found

    def valid_value(self, value):
        return value == self.found or super().valid_value(value)


class PickFilter(django_filters.ChoiceFilter):
    field_class = PickChoice


class AreaFilter(PickFilter):
    """The rows of a subtree. Areas are named by their code, so that an address can be read and passed on."""

    def __init__(self, **kwargs):
        super().__init__(picker=AREAS, key="code", **kwargs)

    def filter(self, rows, value):
        return rows.in_area(area_named(value)) if value else rows


class PersonFilter(PickFilter):
    """The rows of a worker."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, picker=WORKERS, **kwargs)


class KeyFilter(django_filters.Filter):
    """The rows of one row of another table, by its key: links say it, nobody types it."""

    field_class = forms.IntegerField

    def __init__(self, *args, **kwargs):
        super().__init__(*args, widget=forms.HiddenInput, **kwargs)


@dataclass(frozen=True)
class Sort:
    """An order of a list. ``order``: columns that are never empty, the last one unique; ``fills``: those of them that
    the table has not, as expressions."""

    label: str
    order: tuple
    fills: dict = field(default_factory=dict)


class SortFilter(django_filters.ChoiceFilter):
    """In which order the rows stand: it leaves all of them. ``usual``: what the order without it is called."""

    def __init__(self, sorts, usual, **kwargs):
        self.sorts = sorts
        choices = [(word, sort.label) for word, sort in sorts.items()]
        super().__init__(label=_("Sorted by"), choices=choices, empty_label=usual, **kwargs)

    def filter(self, rows, value):
        return rows


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
        for one in self.filters.values():
            if isinstance(one, PickFilter):
                one.extra["user"] = user
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
        people = WORKERS.some(self.user, also=given)
        if given is not None and str(given) not in dict(people):
            people = [*people, (str(given), self._name_of_stranger(name, given))]
        return [*first, *people]

    def _name_of_stranger(self, name, key):
        """Keys are guessed: it is told only where rows of this list are theirs."""
        is_here = self.queryset.filter(**{self.filters[name].field_name: key}).exists()
        found = User.objects.filter(pk=key).first() if is_here else None
        return found.name if found else _("somebody elsewhere")

    def settled(self):
        """The query that says by key what was typed without a script; None where nothing was, or it is not clear."""
        typed = [name for name in self.form.fields if f"{name}-said" in self.form.data]
        if not typed or self.form.errors.keys() & {*typed}:
            return None
        query = {name: value for name, value in self.form.data.items() if value and name.partition("-")[0] not in typed}
        return urlencode(query | {name: self.form.cleaned_data[name] for name in typed if self.form.cleaned_data[name]})

    @property
    def sort(self):
        """The ``Sort`` that the address asks for; None of the usual order."""
        return next((one.sorts.get(self.data.get(name)) for name, one in self._sorting()), None)

    def sorted(self, rows, order):
        """(``rows`` with what the order asked for reads, that order); else ``order``, the usual one."""
        return (rows.annotate(**self.sort.fills), self.sort.order) if self.sort else (rows, order)

    def _sorting(self):
        return [(name, one) for name, one in self.filters.items() if isinstance(one, SortFilter)]

    @property
    def is_narrowed(self):
        return any(self.data.get(name) for name in self.filters.keys() - dict(self._sorting()).keys())
