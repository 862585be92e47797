"""What the tables of codes begin with: brought in without touching what administrators made of it."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import call_command
from django.utils.module_loading import module_has_submodule

from households.models import Category
from households.support.leaflets.models import Leaflet
from visits.activities.models import ActivityKind
from visits.issues.models import TimeLimit

pytestmark = pytest.mark.django_db
SEEDED = [
    model
    for room in apps.get_app_configs()
    if module_has_submodule(room.module, "seed")
    for model in room.get_models()
    if not model._meta.label.endswith("Event")
]


def contents():
    return {model: list(model.objects.order_by("pk").values()) for model in SEEDED}


def test_a_new_database_has_them_all_already():
    """The rows frozen in the migrations are those that the rooms say today."""
    before = contents()
    assert len([model for model in SEEDED if before[model]]) >= 11
    call_command("load_catalogues")
    assert contents() == before


def test_twice_is_as_once():
    Leaflet.objects.all().delete()
    call_command("load_catalogues")
    once = contents()
    call_command("load_catalogues")
    assert contents() == once and once[Leaflet]


def test_a_code_that_is_missing_is_added():
    before = contents()
    ActivityKind.objects.filter(pk=ActivityKind.objects.first().pk).delete()
    Category.objects.filter(pk="sudden_hardship").delete()
    call_command("load_catalogues")
    assert contents() == before


def test_a_code_that_a_later_version_brings_is_added(monkeypatch):
    seed = import_module("households.support.leaflets.seed")
    monkeypatch.setattr(seed, "LEAFLETS", [*seed.LEAFLETS, ("fire", "防火", "Fire", "2027")])
    call_command("load_catalogues")
    assert Leaflet.objects.get(pk="fire").name == "防火"


def test_what_was_edited_stays_as_it_is():
    Category.objects.filter(pk="dibao").update(name="最低生活保障", rule="key", order=99)
    TimeLimit.objects.filter(category="water").update(working_days=9)
    Leaflet.objects.filter(pk="fraud").update(name="防诈骗", valid_to="2026-01-01")
    before = contents()
    call_command("load_catalogues")
    assert contents() == before
