"""Training courses: offered, signed up for, and how it went for each."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from caseload.core.sheets import read
from households.support.employment.models import Course, Trainee
from households.support.employment.services.courses import NotBegun, TookPart, take_off, tell
from tests.employment import making
from tests.employment.making import TODAY
from tests.giving.making import fields

pytestmark = pytest.mark.django_db


def ticks(client, url, **said):
    """What the page of a course sends, with ``said`` ticked or typed."""
    return {name: word for name, word in fields(client, url, **said).items() if word}


def test_a_supervisor_offers_a_course_and_corrects_it(enter, supervisor):
    client, url = enter(supervisor), reverse("employment:course_new")
    said = fields(
        client, url, title="家政服务", organiser="区人社局", starts_on=TODAY(), ends_on=TODAY() - timedelta(1)
    )
    assert "ends_on" in client.post(url, said).context["form"].errors
    client.post(url, {**said, "ends_on": TODAY()})
    course = Course.objects.get()
    edit = reverse("employment:course_edit", args=[course.pk])
    client.post(edit, fields(client, edit, hours="40"))
    course.refresh_from_db()
    assert (course.hours, course.version) == (40, 2)


def test_courses_are_narrowed_and_leave_as_they_are_listed(enter, supervisor, worker, own, west):
    making.course(own.area, supervisor, title="家政服务")
    making.course(west, supervisor, title="电商直播")
    client, url = enter(supervisor), reverse("employment:courses")
    titles = [course.title for course in client.get(url, {"area": own.area.code}).context["page"].rows]
    assert titles == ["家政服务"] and client.get(url, {"day_from": "2100-01-01"}).context["page"].rows == []
    (sheet,) = read(client.post(f"{reverse('employment:courses_export')}?area={own.area.code}").content)
    assert [row[0] for row in sheet.rows] == ["培训班", "家政服务"]
    assert enter(worker).post(reverse("employment:courses_export")).status_code == 403


def test_a_worker_signs_somebody_up_once(enter, worker, own, west):
    course, person = making.course(own.area, worker), making.member(own)
    making.course(west, worker)
    making.course(own.area, worker, starts_on=TODAY() - timedelta(9), ends_on=TODAY() - timedelta(1))
    client, url = enter(worker), reverse("employment:course_sign_up", args=[own.pk])
    said = fields(client, url, member=person.pk, course=course.pk)
    assert list(client.get(url).context["form"].fields["course"].queryset) == [course]
    assert client.post(url, said).url == course.get_absolute_url()
    assert "member" in client.post(url, said).context["form"].errors
    assert "家政服务员培训" in client.get(reverse("employment:of_household", args=[own.pk])).content.decode()


def test_names_are_ticked_and_what_another_said_meanwhile_stays(enter, worker, own):
    course = making.course(own.area, worker)
    first, second = (making.trainee(making.member(own, name), worker, course) for name in ("王一", "王二"))
    client, url = enter(worker), course.get_absolute_url()
    said = ticks(client, url, **{f"certificate-{first.pk}": "证1号"})
    tell(by=worker, trainee=second, came=True, completed=True)
    assert client.post(url, said).url == url
    rows = list(Trainee.objects.order_by("pk").values_list("came", "completed", "certificate"))
    assert rows == [(True, True, "证1号"), (True, True, "")]
    client.post(url, {name: word for name, word in ticks(client, url).items() if not name.startswith("came")})
    client.post(url, {})
    assert Trainee.objects.filter(completed=True).count() == 2


def test_before_the_first_day_nobody_is_ticked(enter, worker, own):
    course = making.course(own.area, worker, starts_on=TODAY() + timedelta(1), ends_on=TODAY() + timedelta(9))
    row = making.trainee(making.member(own), worker, course)
    client, url = enter(worker), course.get_absolute_url()
    answer = client.post(url, ticks(client, url, **{f"came-{row.pk}": "on"}), follow=True)
    row.refresh_from_db()
    assert not row.came and "还没有开始" in answer.content.decode()
    with pytest.raises(NotBegun):
        tell(by=worker, trainee=row, came=True, completed=False)


def test_who_was_put_on_the_list_by_mistake_is_taken_off(enter, worker, own):
    row = making.trainee(making.member(own), worker)
    client, url = enter(worker), row.course.get_absolute_url()
    off = ticks(client, url, **{f"off-{row.pk}": "on"})
    assert f"off-{row.pk}" in client.post(url, {**off, f"came-{row.pk}": "on"}).context["form"].errors
    client.post(url, off)
    assert not Trainee.objects.exists()
    assert Trainee.pgh_event_model.objects.filter(pgh_label="delete", pgh_obj_id=row.pk).exists()


def test_who_took_part_stays_on_the_list(enter, worker, own):
    row = making.trainee(making.member(own), worker)
    client, url = enter(worker), row.course.get_absolute_url()
    off = ticks(client, url, **{f"off-{row.pk}": "on"})
    tell(by=worker, trainee=row, came=True, completed=False)
    assert "留在名单上" in client.post(url, off, follow=True).content.decode()
    assert Trainee.objects.get().came
    with pytest.raises(TookPart):
        take_off(by=worker, trainee=row)


def test_the_administrator_looks_and_tells_nothing(enter, admin, worker, own):
    course = making.course(own.area, worker)
    client = enter(admin)
    assert client.get(course.get_absolute_url()).status_code == 200
    assert client.post(course.get_absolute_url(), {}).status_code == 403


def test_whom_one_may_not_know_of_is_a_number(enter, worker, street, own, foreign, colleague, office):
    course = making.course(street, office)
    making.trainee(making.member(own, "王一"), worker, course)
    making.trainee(making.member(foreign, "马一"), colleague, course)
    page = enter(worker).get(course.get_absolute_url())
    assert [row.member.name for row in page.context["rows"]] == ["王一"] and page.context["elsewhere"] == 1


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"completed": True}, "trainee_completes_where_they_came"),
        ({"certificate": "1"}, "trainee_is_certified_for_what_was_completed"),
    ],
)
def test_the_database_refuses_what_cannot_be(own, worker, facts, name):
    row = making.trainee(making.member(own), worker)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Trainee.objects.filter(pk=row.pk).update(**facts)


@pytest.mark.parametrize(
    ("facts", "name"),
    [({"title": ""}, "course_says_what_and_by_whom"), ({"ends_on": "2020-01-01"}, "course_ends_after_it_begins")],
)
def test_the_database_refuses_a_course_that_cannot_be(own, worker, facts, name):
    course = making.course(own.area, worker)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Course.objects.filter(pk=course.pk).update(**facts)
