"""No form drops what is stored because it is no longer offered: every edit form is filled in, whatever it offered is
ended, and then it is opened and saved as it stands. Nothing has changed."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from caseload.core import catalogues
from caseload.core.models import CatalogueItem, SentForm, User
from caseload.core.services.sent_forms import where_to
from caseload.desk.models import ChainLine
from households.models import Household, Member
from households.services.members import remove_member
from tests import make
from tests.house.test_access import elsewhere, people, sides  # noqa: F401 - fixtures
from tests.house.test_forms import is_page, pages, that_write  # noqa: F401 - a fixture
from tests.undone import undone

pytestmark = pytest.mark.django_db

EDITS = {
    *("households:edit", "households:member_edit", "doorstep:correct", "person_edit", "area_edit"),
    *("plans:assess", "plans:intake", "plans:goal", "plans:action", "plans:note", "plans:template"),
    *("issues:close_case", "plans:satisfaction", "errands:edit", "issues:view_edit", "calendar_day"),
    *("households:category_edit", "households:rule_edit", "plans:level_edit", "plans:follow_up_rule_edit"),
    *("issues:category_edit", "issues:department_edit", "issues:limit_edit", "errands:kind_edit"),
    *(
        "activities:edit",
        "activities:kind_edit",
        "leaflets:leaflet_edit",
        "leaflets:leaflet_version_edit",
        "roster:overwrite_edit",
    ),
    *("eligibility:conditions", "eligibility:source", "eligibility:case"),
    *("giving:donation_edit", "giving:donor_edit", "giving:need_edit"),
    *("employment:opening_edit", "employment:course_edit", "employment:wish"),
}
"""Forms that show what is stored. Not among them: those that ask for something new each time."""
MOVES_ON = {"version", "day", "last_login", "expected_on"}
OF_THE_HOUSE = [
    model
    for model in apps.get_models()
    if model.__module__.startswith(("caseload", "households", "visits")) and model is not ChainLine  # no table
]
KEPT = [model for model in OF_THE_HOUSE if model is not SentForm and model._meta.pk.name != "pgh_id"]


WRITTEN_ANEW = {"plans.Problem": {"id"}, "plans.Settlement": {"id"}, "issues.SettledIssue": {"id", "settlement_id"}}
WRITTEN_ANEW["activities.Contribution"] = {"id"}
"""Rows that a save replaces by others like them: they are known by all they say but this."""


def stored():
    """All rows of all tables but the histories, without what a save moves on by itself."""
    found = {}
    for model in KEPT:
        label = model._meta.label
        for row in model._base_manager.values(*[field.attname for field in model._meta.concrete_fields]):
            key = row[model._meta.pk.attname]
            said = {name: value for name, value in row.items() if not moves_on(name)}
            if label in WRITTEN_ANEW:
                key = str({name: value for name, value in said.items() if name not in WRITTEN_ANEW[label]})
                said = {}
            found[label, key] = said
    return found


def moves_on(name):
    return name in MOVES_ON or name.endswith("_at")


def change_all(client, url):
    """Something is chosen wherever something may be, as far as the form takes it."""
    form = editing(client.get(url))
    boxes = [one for one in form.visible if one.kind == "checkbox"]
    ticks = {one.name: [box.value for box in boxes if box.name == one.name][:2][-1] for one in boxes}
    picks = {
        one.name: one.options[-1][0] if one.options else ""
        for one in form.visible
        if one.kind == "select" and not any(form.as_it_stands().get(one.name, ()))
    }
    words = {one.name: "词" for one in form.visible if one.kind in ("text", "textarea") and not one.value}
    for chosen in (ticks | picks | words, picks | words, picks, ticks, words):
        pairs = form.filled() | {name: [value] for name, value in chosen.items()}
        with undone():
            fits = where_to(client.post(url, pairs))
        if fits:
            client.post(url, pairs)
            return


def end_all(people):  # noqa: F811
    """Whatever is offered is offered no longer: members have left, tables have ended, others are deactivated."""
    today = timezone.localdate()
    yesterday = today - timedelta(days=1)
    for member in Member.objects.exclude(pk__in=Household.objects.values("head")).filter(is_active=True):
        remove_member(by=member.household.worker, member=member, status="moved", on=today, note="")
    for model in apps.get_models():
        if issubclass(model, CatalogueItem):
            model.objects.update(valid_to=yesterday, valid_from=None)
    User.objects.exclude(pk__in=[user.pk for user in people.values()]).update(is_active=False)
    catalogues.forget()


def editing(answer):
    return next(form for form in that_write(answer) if "once" in form.names)


def differences(before, after):
    return {
        (*key, name): (row[name], after[key][name])
        for key, row in before.items()
        if key in after
        for name in row
        if row[name] != after[key][name]
    } | {(*key, "row"): ("there", "gone") for key in before.keys() - after.keys()}


def test_saving_a_form_as_it_stands_changes_nothing_whatever_has_ended_meanwhile(pages, people, own):  # noqa: F811
    make.member(own, "王晓雨", relation="之女")
    saved, changed = set(), {}
    for name, client, url, answer in pages(EDITS.__contains__):
        if not is_page(answer):
            continue
        change_all(client, url)
        end_all(people)
        before = stored()
        form = editing(client.get(url))
        saved |= {name} if where_to(client.post(url, form.filled())) else set()
        if found := differences(before, stored()):
            changed[name] = found
    assert changed == {}
    assert EDITS - saved == set()
