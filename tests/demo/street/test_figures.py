import json
from datetime import timedelta
from io import StringIO
from itertools import pairwise

import pytest
from django.core.management import call_command
from django.utils import timezone

from caseload.core.models import AreaGrant, User
from caseload.core.permissions import Role
from caseload.core.personal import id_problem
from caseload.core.services.recounting import recount
from caseload.demo import loader
from caseload.demo.plan import DAYS, RECENT_DAYS
from households.models import Household, Member
from households.support.policies.models import Entitlement, is_to_renew
from visits.errands.models import Errand, Paper
from visits.issues.models import Issue, IssueNumber
from visits.models import Visit

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("street")]


def printed(*arguments):
    out = StringIO()
    call_command("figures", *arguments, "--json", stdout=out)
    return json.loads(out.getvalue())


def test_the_figures_of_338_days(demo):
    first = timezone.localdate() - timedelta(days=DAYS - 1)
    report = printed("--from", f"{first}", "--to", f"{timezone.localdate()}")
    assert list(report) == ["period", "area", "figures"]
    assert report["area"] == "370781006"
    found = report["figures"]
    assert [found[key] for key in ("service_centres", "party_branches", "workers")] == [10, 115, 50]
    assert [found[key] for key in ("households_helped", "people_helped")] == [210, 530]
    assert [found[key] for key in ("visits", "leaflets", "difficulties_solved")] == [6320, 53900, 380]
    assert found["activities"] == 80
    assert found["satisfaction"] == {"numerator": 378, "denominator": 380, "rate": 0.9947}
    assert [found["issues_found"], found["issues_solved"]] == [390, 385]
    assert found["resolution_rate"] == {"numerator": 385, "denominator": 390, "rate": 0.9872}
    assert found["job_placements"] == 20
    assert found["donations_yuan"] == "120000.00" and float(found["donations_in_kind_yuan"]) > 0
    assert found["policies_delivered"] == 230
    assert sum(found["policies_by_department"].values()) == 230 and len(found["policies_by_department"]) >= 3
    assert found["households_without_worker"] == 2
    assert found["visits_overdue"] > 2
    assert found["issues_overdue"] >= 1


def test_the_difficulties_lie_in_the_last_65_days(demo):
    first = timezone.localdate() - timedelta(days=RECENT_DAYS - 1)
    found = printed("--from", f"{first}", "--to", f"{timezone.localdate()}")["figures"]
    assert found["difficulties_solved"] == 380
    assert found["satisfaction"]["numerator"] == 378
    assert found["job_placements"] == 20


def test_facts_agree_with_the_rows(demo):
    assert not list(recount())
    for household in Household.objects.all():
        members = household.members.filter(is_active=True)
        assert household.member_count == members.count()
        assert household.open_issue_count == household.issues.open().count()
        assert sorted(household.category_periods.current().values_list("category_id", flat=True)) == (
            household.categories
        )
        current = household.assignments.filter(valid_to=None).values_list("worker_id", flat=True)
        assert list(current) == ([household.worker_id] if household.worker_id else [])


def test_the_log_in_worker_has_a_day_worth_showing(demo):
    today = timezone.localdate()
    own = Household.objects.filter(worker__username="worker")
    assert own.visit_overdue().count() == 2
    assert own.filter(next_visit_on=today).count() == 4
    assert own.filter(last_visit_on=timezone.localdate(loader.latest_moment(today))).count() >= 2
    assert Issue.objects.filter(owner__username="worker").overdue().exists()
    assert Issue.objects.filter(owner__username="worker").due_soon().exists()


def test_benefits_stand_at_every_stage_and_some_of_the_log_ins_end_soon(demo):
    found = set(Entitlement.objects.values_list("status", flat=True))
    assert {"identified", "applied", "published", "granted", "refused", "paid", "delivered"} <= found
    assert Entitlement.objects.filter(is_to_renew(timezone.localdate()), household__worker__username="worker").exists()
    assert Entitlement.objects.filter(status__in=["paid", "delivered"], policy__authority="disabled").exists()


def test_papers_are_in_hand_and_at_an_office(demo):
    assert Paper.objects.in_hand().filter(holder__username="worker").exists()
    assert Paper.objects.filter(Paper.IS_OWED, at_office__gt=0).exists()
    assert Errand.objects.filter(status="correction").exists()


def test_nothing_lies_in_the_future(demo):
    now = timezone.now()
    assert not Visit.objects.filter(visited_at__gt=now).exists()
    assert not Issue.objects.filter(closed_at__gt=now).exists()
    assert not Visit.objects.filter(created_at__gt=now).exists()


def test_numbers_are_of_the_region_that_does_not_exist(demo):
    for member in Member.objects.all()[:60]:
        assert member.id_number.startswith("370799")
        assert id_problem(member.id_number) == ""
        assert member.birth_date.strftime("%Y%m%d") == member.id_number[6:14]


def test_issues_tell_how_they_went(demo):
    for issue in Issue.objects.prefetch_related("steps")[:100]:
        steps = sorted(issue.steps.all(), key=lambda step: (step.at, step.pk))
        assert steps[0].verb == "report"
        assert steps[-1].to_status == issue.status
        assert all(before.to_status == after.from_status for before, after in pairwise(steps))
    for number in IssueNumber.objects.all():
        assert Issue.objects.filter(opened_on__year=number.year).count() == number.last


def test_the_log_ins_work_and_only_those(demo):
    assert set(User.objects.filter(is_demo=True).values_list("username", flat=True)) == {
        "admin",
        "office",
        "supervisor",
        "worker",
    }
    assert User.objects.get(username="worker").check_password("caseload-demo")
    assert not User.objects.exclude(is_demo=True).first().has_usable_password()
    assert not AreaGrant.objects.filter(user__role=Role.WORKER).exists()


def test_departments_have_matters_to_answer(demo):
    dispatched = Issue.objects.filter(status=Issue.Status.TRANSFERRED)
    assert 0 < dispatched.count() <= 3
    assert all(issue.department for issue in dispatched)
