"""A meeting: other households of the worker, each with a visit of its own that says what is common to all."""

import uuid

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from caseload.core.keys import read_keys
from households.models import Household
from households.services.nearby import address_key, building
from visits.doorstep.parts.base import Locks, Part
from visits.doorstep.parts.words import COMMA
from visits.forms.visits import NOBODY
from visits.models import Visit
from visits.services.planning import refresh_facts
from visits.services.visits import store

NEIGHBOURS_SHOWN, NEIGHBOURS_COMPARED = 60, 500
MOST_NAMED = 60
COMMON = [
    *["outcome", "visited_at", "ended_at", "kind", "entered_at", "condition", "purposes", "note", "companions"],
    "late_reason",
]
"""What a meeting says of each household. Leaflets, issues and promises are told of the first one alone."""


class Neighbours(Part):
    name = "neighbours"
    locks = Locks.OTHER_HOUSEHOLDS
    stays = gettext_lazy("The visits of the other households are corrected on their own pages.")
    fields = {
        "also": forms.MultipleChoiceField(
            label=gettext_lazy("A meeting: also with"), required=False, widget=forms.CheckboxSelectMultiple
        )
    }

    def begin(self, form):
        found = {str(row.pk): row for row in neighbours_of(form.household)}
        form.fields["also"].choices = [(key, _name_and_address(row)) for key, row in found.items()]
        return found

    def entry(self, form):
        return {} if form.known[self.name] else None

    def clean(self, form, cleaned):
        if cleaned.get("also") and NOBODY in cleaned.get("met", []):
            form.add_error("also", _("Where nobody was met there was no meeting."))

    def rows(self, form):
        return [form.known[self.name][key] for key in form.cleaned_data["also"]]

    def mark(self, visit, rows):
        visit.group = visit.pk

    def write(self, *, by, visit, rows):
        """Their undo is that of the visit itself: ``services.saving`` takes back all of one group."""
        common = {name: getattr(visit, name) for name in COMMON}
        for other in rows:
            store(Visit(id=key_for(visit.pk, other), household=other, worker=by, group=visit.pk, **common))
            refresh_facts(other.pk)

    def written(self, visit):
        others = together(visit).count() - 1
        if others:
            words = ngettext("visit of another household %(n)s", "visits of other households %(n)s", others)
            yield words % {"n": others}

    def words(self, name, listed, to):
        """By name where ``to`` may see them: the keys may be of anybody."""
        rows = Household.objects.visible_to(to).filter(pk__in=read_keys(listed[:MOST_NAMED]))
        return COMMA.join(rows.values_list("head_name", flat=True)) or str(len(listed))


def neighbours_of(own):
    """Others of the same worker in the same area, those of the same building first."""
    if not own.worker_id:
        return []
    rows = Household.objects.open().filter(worker=own.worker_id, area=own.area_id).exclude(pk=own.pk)
    rows = list(rows.only("head_name", "address", "area_id", "status", "worker_id")[:NEIGHBOURS_COMPARED])
    house = building(own.address)
    rows.sort(key=lambda row: (not house or building(row.address) != house, address_key(row.address)))
    return rows[:NEIGHBOURS_SHOWN]


def key_for(visit_key, household):
    """The key of the same visit for another household: sent again, it is the same again."""
    return uuid.uuid5(visit_key, str(household.pk))


def together(visit):
    """The visits that one save wrote with ``visit``, itself included."""
    if visit.group is None:
        return Visit.objects.filter(pk=visit.pk)
    return Visit.objects.filter(group=visit.group, worker_id=visit.worker_id)


def _name_and_address(household):
    words = '<span lang="zh">{}</span> <span class="quiet" lang="zh">{}</span>'
    return format_html(words, household.head_name, household.address)
