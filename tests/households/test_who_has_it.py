"""Whoever cannot look after households has none, whatever way they came to it; and what follows for their issues."""

import pytest
from django.urls import reverse

from caseload.core.models import User
from caseload.core.permissions import Role
from caseload.core.services.people import set_active, update_person
from households.models import Household
from households.plans.models import CasePlan
from households.plans.models.plan import is_to_agree
from households.services.assigning import assign_households
from tests import make
from tests.core.test_people_pages import asked
from tests.plans import making
from visits.issues.services.issues import move_issue

pytestmark = pytest.mark.django_db
OTHER_WORK = [Role.OFFICE, Role.ADMIN]


def nobody_has(household):
    return Household.objects.without_worker().filter(pk=household.pk).exists()


@pytest.mark.parametrize("role", OTHER_WORK)
def test_households_are_handed_over_before_a_worker_does_other_work(enter, admin, worker, own, east, role, en):
    client, address = enter(admin), reverse("person_edit", args=[worker.pk])
    changes = {"role": role, "areas": [east.pk]}
    refused = client.post(address, asked(worker, **changes))
    assert refused.context["form"].errors.keys() == {"role"}
    assert "1 household is with them." in refused.content.decode()
    assert f"/households/?worker={worker.pk}" in refused.content.decode()
    own.refresh_from_db()
    assert own.worker.role == Role.WORKER
    assign_households(by=admin, households=[own], worker=make.person("wu", "吴丽", "worker", post=east))
    assert client.post(address, asked(worker, **changes)).status_code == 302
    worker.refresh_from_db()
    assert worker.role == role


def test_who_goes_on_looking_after_households_is_not_asked(enter, admin, worker, own, east):
    sent = asked(worker, role=Role.SUPERVISOR, areas=[east.pk])
    assert enter(admin).post(reverse("person_edit", args=[worker.pk]), sent).status_code == 302


def test_before_somebody_is_deactivated_the_page_says_what_is_with_them(enter, admin, worker, own, colleague, en):
    client = enter(admin)
    assert "1 household is with them." in client.get(reverse("person_active", args=[worker.pk])).content.decode()
    assert "with them" not in client.get(reverse("person_active", args=[colleague.pk])).content.decode()


@pytest.mark.parametrize("change", [{"is_active": False}, *({"role": role} for role in OTHER_WORK)])
def test_whatever_made_somebody_unfit_their_households_count_as_without_a_worker(
    enter, supervisor, worker, own, east, change
):
    """In the list, in the figure, in the review, for the case: by the same rule."""
    plan = making.at_stage(own, worker, supervisor, "intake")
    User.objects.filter(pk=worker.pk).update(**change)
    assert nobody_has(own)
    client = enter(supervisor)
    assert [row.pk for row in client.get("/households/?worker=nobody").context["page"]] == [own.pk]
    assert CasePlan.objects.get(pk=plan.pk).has_nobody
    assert CasePlan.objects.filter(is_to_agree(), pk=plan.pk).exists()
    review = client.get(reverse("review")).context["review"]
    assert (review.without_worker, [line.worker for line in review.lines if line.households]) == (1, [])


@pytest.mark.parametrize("role", OTHER_WORK)
def test_issues_of_whoever_does_other_work_go_to_the_chief(admin, worker, supervisor, own, role):
    issue = make.issue(worker, own)
    update_person(by=admin, user=worker, role=role)
    issue.refresh_from_db()
    assert issue.owner == supervisor


@pytest.mark.parametrize("through_nobody", [False, True])
def test_what_went_to_the_chief_goes_to_the_new_worker(worker, supervisor, admin, own, east, through_nobody):
    theirs, of_chief = make.issue(worker, own), make.issue(supervisor, own, owner=supervisor)
    set_active(by=admin, user=worker, active=False)
    new = make.person("wu", "吴丽", "worker", post=east)
    if through_nobody:
        assign_households(by=supervisor, households=[own], worker=None)
        own.refresh_from_db()
    assign_households(by=supervisor, households=[own], worker=new)
    for issue in (theirs, of_chief):
        issue.refresh_from_db()
    assert (theirs.owner, of_chief.owner) == (new, supervisor)


def test_what_the_chief_gave_to_a_helper_stays_there(worker, supervisor, admin, own, east):
    issue = make.issue(worker, own)
    set_active(by=admin, user=worker, active=False)
    helper, new = (make.person(name, "吴丽", "worker", post=east) for name in ("wu", "xu"))
    issue.refresh_from_db()
    move_issue(by=supervisor, issue=issue, verb="assign", owner=helper)
    assign_households(by=supervisor, households=[own], worker=new)
    issue.refresh_from_db()
    assert issue.owner == helper


def test_issues_of_a_former_worker_go_along_when_the_household_was_with_nobody_for_a_while(
    worker, supervisor, own, east
):
    issue = make.issue(worker, own)
    assign_households(by=supervisor, households=[own], worker=None)
    own.refresh_from_db()
    new = make.person("wu", "吴丽", "worker", post=east)
    assign_households(by=supervisor, households=[own], worker=new)
    issue.refresh_from_db()
    assert issue.owner == new


# --- a supervisor without an area ---


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.OFFICE, Role.ADMIN])
def test_for_whoever_would_see_nothing_the_form_proposes_the_area(enter, admin, east, role):
    client = enter(admin)
    facts = {"name": "周敏", "username": "Z-7", "phone": "", "role": role, "area": east.path}
    form = client.post(reverse("person_new"), facts).context["form"]
    assert form.errors.keys() == {"areas"} and form["areas"].value() == [str(east.pk)]
    client.post(reverse("person_new"), {**facts, "areas": form["areas"].value()})
    assert User.objects.get(username="Z-7").reach == [east.path]


def test_a_worker_needs_no_area(enter, admin, east):
    facts = {"name": "周敏", "username": "Z-7", "phone": "", "role": Role.WORKER, "area": east.path}
    enter(admin).post(reverse("person_new"), facts)
    assert User.objects.get(username="Z-7").reach == []
