"""Reporting an issue on its form, and the catalogue pages behind it."""

from datetime import timedelta
from zlib import crc32

import pytest
from django.urls import reverse
from django.utils import timezone

from caseload.core import catalogues
from tests import make
from visits.issues.models import CallBackRule, Issue, IssueCategory, TimeLimit
from visits.issues.services.callbacks import is_sampled
from visits.issues.services.samples import set_samples

pytestmark = pytest.mark.django_db
URL = "/issues/new/"
TYPED = {
    "title": "低保金没到账",
    "kind": "difficulty",
    "category": "benefits",
    "priority": "important",
    "source": "phone",
}


def test_reported_from_the_households_page(enter, worker, own):
    client = enter(worker)
    assert client.get(URL, {"household": own.pk}).status_code == 200
    response = client.post(f"{URL}?household={own.pk}", {**TYPED, "member": own.head_id})
    issue = Issue.objects.get()
    assert response.url == issue.get_absolute_url()
    assert (issue.household, issue.member_id, issue.owner, issue.source) == (own, own.head_id, worker, "phone")


def test_errors_name_the_field_and_keep_the_rest(enter, worker, own):
    response = enter(worker).post(f"{URL}?household={own.pk}", {**TYPED, "title": ""})
    assert response.context["form"].errors.keys() == {"title"}
    assert not Issue.objects.exists() and 'value="important"' in response.content.decode()


def test_a_worker_chooses_one_of_their_households_or_an_area(enter, worker, own, foreign, east, west):
    client = enter(worker)
    assert set(client.get(URL).context["form"].fields["household"].queryset) == {own}
    assert client.post(URL, TYPED).context["form"].errors.keys() == {"area"}
    assert client.post(URL, {**TYPED, "household": foreign.pk}).context["form"].errors.keys() >= {"household"}
    assert client.post(URL, {**TYPED, "area": west.pk}).context["form"].errors.keys() == {"area"}
    assert client.post(URL, {**TYPED, "area": east.pk}).status_code == 302
    assert client.post(URL, {**TYPED, "household": own.pk}).status_code == 302
    assert list(Issue.objects.order_by("pk").values_list("household", flat=True)) == [None, own.pk]


def test_only_who_may_assign_chooses_the_owner(enter, worker, supervisor, office, own, colleague, east):
    assert "owner" not in enter(worker).get(URL, {"household": own.pk}).context["form"].fields
    client = enter(supervisor)
    bad = client.post(f"{URL}?household={own.pk}", {**TYPED, "owner": colleague.pk})
    assert bad.context["form"].errors.keys() == {"owner"}
    client.post(f"{URL}?household={own.pk}", {**TYPED, "owner": supervisor.pk})
    assert Issue.objects.get().owner == supervisor
    assert enter(office).post(URL, {**TYPED, "area": east.pk}).status_code == 302
    last = Issue.objects.order_by("pk").last()
    assert (last.reporter, last.owner, last.status) == (office, None, "reported"), "nobody was chosen"


def test_rights_and_scope(enter, worker, admin, own, foreign):
    client = enter(worker)
    for household in (foreign.pk, 10**9, "x", "9" * 30):
        assert client.get(URL, {"household": household}).status_code == 404
    assert enter(admin).get(URL).status_code == 403


def test_a_category_is_added_with_its_limit_and_ended(enter, admin, worker):
    client = enter(admin)
    new = reverse("issues:category_new")
    typed = {"code": "heating", "name": "供暖", "name_en": "Heating", "working_days": 2, "order": 20}
    assert client.post(new, {**typed, "working_days": 0}).context["form"].errors.keys() == {"working_days"}
    assert client.post(new, typed).status_code == 302
    assert TimeLimit.objects.get(category="heating").working_days == 2
    edit = reverse("issues:category_edit", args=["heating"])
    changed = {"name": "供暖", "name_en": "Heating", "order": 1, "valid_from": "2026-05-01", "valid_to": "2026-04-01"}
    assert client.post(edit, changed).context["form"].errors.keys() == {"valid_to"}
    assert client.post(edit, {**changed, "valid_to": "2026-06-01"}).status_code == 302
    assert "供暖" in client.get(reverse("issues:categories")).content.decode()
    offered = dict(enter(worker).get(URL).context["form"].fields["category"].choices)
    assert "benefits" in offered and "heating" not in offered


def test_a_limit_is_days_or_hours(enter, admin, worker, own):
    limit = TimeLimit.objects.get(category="benefits", priority="normal")
    client, url = enter(admin), reverse("issues:limit_edit", args=[limit.pk])
    assert client.get(reverse("issues:limits")).status_code == 200
    answer = {"response_days": "", "response_hours": 2}
    for typed in ({"working_days": 3, "hours": 3}, {"hours": ""}, {"hours": 0}):
        assert client.post(url, {**answer, **typed}).context["form"].errors.keys() <= {"working_days", "hours"}
    assert client.post(url, {"hours": 6}).context["form"].errors.keys() == {"response_days"}
    assert client.post(url, {**answer, "hours": 6}).status_code == 302
    issue = make.issue(worker, own)
    assert (issue.due_at - issue.opened_at).total_seconds() == 6 * 3600
    assert (issue.respond_by - issue.opened_at).total_seconds() == 2 * 3600


def test_a_limit_is_added_with_the_day_on_which_it_begins(enter, admin, worker, own):
    client, url = enter(admin), reverse("issues:limit_new")
    typed = {"category": "benefits", "priority": "normal", "working_days": 1, "response_days": 1}
    assert client.post(url, typed).context["form"].errors.keys() == {"valid_from"}
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert client.post(url, {**typed, "valid_from": tomorrow}).status_code == 302
    assert client.post(url, {**typed, "valid_from": tomorrow}).context["form"].errors.keys() == {"valid_from"}
    assert make.issue(worker, own).allowed == 5
    assert make.issue(worker, own, opened_at=timezone.now() + timedelta(days=1)).allowed == 1


def test_departments_are_added_and_ended(enter, admin, supervisor, worker, own):
    client = enter(admin)
    typed = {"code": "forestry", "name": "林业站", "name_en": "Forestry", "order": 30}
    assert client.post(reverse("issues:department_new"), typed).status_code == 302
    assert "林业站" in client.get(reverse("issues:departments")).content.decode()
    issue = make.issue(worker, own)
    transfer = reverse("issues:move", args=[issue.pk, "transfer"])
    client = enter(supervisor)
    client.cookies["caseload_language"] = "en"
    assert "Forestry" in client.get(transfer).content.decode()
    client.post(transfer, {"department": "forestry", "version": issue.version})
    issue.refresh_from_db()
    assert (issue.department.name, issue.steps.first().facts) == ("林业站", {"department": "forestry"})
    edit = reverse("issues:department_edit", args=["forestry"])
    ended = timezone.localdate() - timedelta(days=1)
    assert enter(admin).post(edit, {**typed, "valid_to": ended}).status_code == 302
    offered = enter(supervisor).get(transfer).context["form"].fields["department"].queryset
    assert not offered.filter(pk="forestry").exists()


def test_of_how_many_the_household_is_asked(enter, admin, worker, own):
    client, url = enter(admin), reverse("issues:samples")
    assert [field.value() for field in client.get(url).context["form"]] == [100, 100, 100]
    assert client.post(url, {"problem": 101, "difficulty": 50, "errand": 50}).context["form"].errors
    assert client.post(url, {"problem": 0, "difficulty": 50, "errand": 100}).status_code == 302
    asked = {}
    for kind in ("problem", "difficulty", "errand"):
        solved = [make.issue(worker, own, kind=kind, result="好") for _ in range(12)]
        asked[kind] = sum(issue.call_back_due for issue in solved)
    assert asked["problem"] == 0 and 0 < asked["difficulty"] < 12 and asked["errand"] == 12


def test_a_sample_holds_at_once_and_for_whoever_read_the_old_one_before_the_commit(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as after:
        set_samples(by=None, percents={"problem": 7})
        assert catalogues.rows(CallBackRule)["problem"].percent == 7
    assert catalogues.forget in after


@pytest.mark.parametrize("percent", [0, 1, 50, 99, 100])
def test_of_a_hundred_places_as_many_as_the_percents_are_asked(own, percent):
    set_samples(by=None, percents={"problem": percent})
    place_of = {crc32(number.encode()) % 100: number for number in (f"2026-{n:04}" for n in range(2000))}
    assert len(place_of) == 100
    asked = [place for place, number in place_of.items() if is_sampled(Issue(number=number, household=own))]
    assert sorted(asked) == list(range(percent))


def test_catalogues_are_for_administrators(enter, supervisor, admin):
    names = (
        "categories",
        "category_new",
        "limits",
        "limit_new",
        "departments",
        "department_new",
        "samples",
    )
    addresses = [reverse(f"issues:{name}") for name in names]
    addresses.append(reverse("issues:category_edit", args=[IssueCategory.objects.first().pk]))
    client = enter(supervisor)
    assert [client.get(address).status_code for address in addresses] == [403] * 8
    client = enter(admin)
    assert [client.get(address).status_code for address in addresses] == [200] * 8
    assert client.get(reverse("issues:category_edit", args=["none"])).status_code == 404
