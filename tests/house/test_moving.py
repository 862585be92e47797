"""A household moves to another area: everything of it is read there from then on, whatever table it stands in, and what
happened before stays counted where it happened."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from pghistory.models import Event

from caseload.core.models import Area, Copied, ScopedQuerySet, User
from caseload.core.services.areas import move_area
from caseload.desk.figures.counting import figures_of
from caseload.desk.figures.scope import Scope
from caseload.desk.models import ChainLine
from households.models import Household
from households.quality.models import QualityFinding
from households.roster.models import RosterBatch
from households.services.households import update_household
from households.support.eligibility.services.standing import judge
from households.support.employment.models import Course, Opening
from households.support.giving.models import Donation, Donor
from households.support.leaflets.models import Handout, Stock
from tests import make
from tests.employment import making as employment
from tests.giving import making as giving
from tests.plans import making
from tests.policies import making as policies
from visits.activities.models import Activity
from visits.doorstep.models import CorrectionRequest, HouseholdChange
from visits.doorstep.services.correcting import history_of
from visits.issues.models import Issue
from visits.issues.services.issues import move_issue
from visits.models import Visit, VisitDay
from visits.services.recounting import recount
from visits.services.visits import correct_visit

pytestmark = pytest.mark.django_db

OF_NO_HOUSEHOLD = {Area, User, RosterBatch, Activity, Donor, Donation, Opening, Course, Handout, Stock}
NO_TABLES = {ChainLine}
"""Its rows are those of tables that stand here."""


def scoped_models():
    return {model for model in apps.get_models() if isinstance(model._default_manager.all(), ScopedQuerySet)}


def copying_models():
    """Every table with an area beside a household."""
    for model in apps.get_models():
        if issubclass(model, Event) or not model._meta.managed:
            continue
        leads_to = {field.related_model for field in model._meta.concrete_fields if field.many_to_one}
        if {Area, Household} <= leads_to:
            yield model


@pytest.fixture
def chen(west):
    return make.person("chen", "陈立", "supervisor", post=west, areas=[west])


@pytest.fixture
def everything(own, worker, supervisor):
    """A row of ``own`` in each table of things that are read by area; an issue has ended."""
    visit = make.visit(own, worker, leaflets=3)
    make.photo(visit.pk, worker)
    HouseholdChange.objects.create(visit=visit, household=own, kind="birth")
    CorrectionRequest.objects.create(visit=visit, by=worker)
    issue = make.issue(worker, own)
    make.step_picture(issue, worker)
    make.step_document(issue, worker)
    move_issue(by=supervisor, issue=issue, verb="reject", reason="重复")
    make.issue(worker, own, title="屋顶漏雨", category="housing")
    errand = make.receipt(worker, own).errand
    make.errand_step_files(errand, worker)
    make.held(own, worker)
    QualityFinding.objects.create(household=own, rule="R1")
    policies.paid(policies.received(own, worker), worker)
    judge([own.pk])
    making.at_stage(own, worker, supervisor, "intervention")
    giving.gift(own, worker)
    employment.wish(employment.recommended(own, worker).member, worker)
    employment.trainee(own.head, worker)
    return own


def seen(model, user):
    return set(model.objects.visible_to(user).values_list("pk", flat=True))


def test_whoever_copies_an_area_of_a_household_is_held_by_the_database():
    copying = list(copying_models())
    assert len(copying) >= 3
    for model in copying:
        held = [one.fields for one in model._meta.constraints if isinstance(one, Copied)]
        assert held == [("household", "area")], f"{model.__name__} says where its household lies: add Copied"


def test_reading_follows_the_household(everything, supervisor, chen, west):
    models = scoped_models() - OF_NO_HOUSEHOLD - NO_TABLES
    before = {model: seen(model, supervisor) for model in models}
    assert not [model.__name__ for model, keys in before.items() if not keys], "make one of these in ``everything``"
    assert not any(seen(model, chen) for model in models)
    update_household(by=supervisor, household=everything, area=west)
    assert {model: seen(model, chen) for model in models} == before
    assert not any(seen(model, supervisor) for model in models)


def test_it_follows_whoever_moves_it_by_whatever_statement(everything, chen, west):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE households_household SET area_path = %s WHERE id = %s", [west.path, everything.pk])
    assert seen(Visit, chen) and len(seen(Issue, chen)) == 3


def test_a_copy_that_says_something_else_is_refused(everything, west):
    for model in copying_models():
        with pytest.raises(IntegrityError, match="lies_where_its_household_lies"), transaction.atomic():
            model.objects.filter(household=everything).update(area=west)
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_figures_count_where_it_happened(everything, supervisor, east, west):
    today = timezone.localdate()
    there, elsewhere = (Scope((area.path,), today - timedelta(days=30), today) for area in (east, west))
    keys = ("visits", "leaflets", "issues_found")
    before = [figures_of(there)[key] for key in keys]
    assert before == [1, 3, 2]
    update_household(by=supervisor, household=everything, area=west)
    assert [figures_of(there)[key] for key in keys] == before
    assert [figures_of(elsewhere)[key] for key in keys] == [0, 0, 0]
    assert not list(recount(fix=False))


def test_the_rows_behind_a_figure_say_what_has_moved_away(enter, everything, supervisor, west):
    update_household(by=supervisor, household=everything, area=west)
    page = enter(supervisor).get("/figures/visits/").content.decode()
    assert "1 more happened here" in page or "另有 1" in page


def test_what_is_corrected_after_the_move_is_counted_where_it_was_made(everything, supervisor, east, west):
    update_household(by=supervisor, household=everything, area=west)
    correct_visit(by=supervisor, visit=Visit.objects.get(household=everything), leaflets=5)
    assert list(VisitDay.objects.values_list("area_id", "leaflets")) == [(east.path, 5)]


def test_an_area_that_moves_takes_all_along_and_corrects_no_visit(everything, supervisor, street, east, west):
    move_area(by=None, area=east, parent=west)
    east.refresh_from_db()
    visit = Visit.objects.get(household=everything)
    assert (visit.area_id, visit.happened_in_id) == (east.path, east.path)
    assert set(Issue.objects.values_list("area_id", "happened_in_id")) == {(east.path, east.path)}
    assert history_of(visit, to=supervisor) == []
