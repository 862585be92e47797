import pytest
from django.urls import reverse

from caseload.core.models import Notice

pytestmark = pytest.mark.django_db


def tell(user, title="屋顶漏雨", **more):
    facts = {"number": "W-1", "title": title}
    return Notice.objects.create(user=user, kind=Notice.Kind.ISSUE_ASSIGNED, facts=facts, **more)


def test_unread_ones_come_first(enter, worker):
    first, second = tell(worker, "甲"), tell(worker, "乙")
    client = enter(worker)
    client.post(reverse("notice", args=[second.pk]))
    assert [row.pk for row in client.get(reverse("notices")).context["page"]] == [first.pk, second.pk]


def test_opening_one_marks_it_and_leads_on(enter, worker):
    one, other = tell(worker, url="/issues/3/"), tell(worker)
    client = enter(worker)
    assert client.post(reverse("notice", args=[one.pk])).headers["Location"] == "/issues/3/"
    assert list(worker.notices.unread()) == [other]


def test_all_are_marked_at_once_but_only_ones_own(enter, worker, colleague):
    tell(worker), tell(worker), tell(colleague)
    enter(worker).post(reverse("notices_read"))
    assert not worker.notices.unread().exists()
    assert colleague.notices.unread().count() == 1


def test_somebody_elses_notice_is_absent(enter, worker, colleague):
    client, theirs = enter(worker), tell(colleague)
    assert client.post(reverse("notice", args=[theirs.pk])).status_code == 404
    assert client.post(reverse("notice", args=[0])).status_code == 404
    assert colleague.notices.unread().exists()


@pytest.mark.parametrize("name", ["notices_read", "notice"])
def test_marking_is_a_post(enter, worker, name):
    arguments = [tell(worker).pk] if name == "notice" else []
    assert enter(worker).get(reverse(name, args=arguments)).url == reverse("notices")
    assert worker.notices.unread().exists() is bool(arguments)


@pytest.mark.parametrize("count", [2, 20])
def test_the_list_costs_six_queries(enter, worker, django_assert_max_num_queries, count):
    for _ in range(count):
        tell(worker)
    client = enter(worker)
    with django_assert_max_num_queries(6):
        client.get(reverse("notices"))


def test_pages_follow_by_key(enter, worker):
    for number in range(30):
        tell(worker, str(number))
    client = enter(worker)
    first = client.get(reverse("notices")).context["page"]
    second = client.get(reverse("notices") + first.next_url).context["page"]
    assert (len(first), len(second), second.first) == (25, 5, 26)
    assert not {row.pk for row in first} & {row.pk for row in second}
