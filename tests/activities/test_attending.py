"""Who takes part: signed up within one's reach, ticked by several at once, and a contact that is no visit."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from caseload.desk.figures.counting import figures_of
from caseload.desk.figures.scope import Scope
from tests import make
from visits.activities.models import Activity, Attendance
from visits.activities.services.attending import Closed, sign_up, tick

pytestmark = pytest.mark.django_db


@pytest.fixture
def clinic(worker, east, own):
    """With the head on its list, and another member whom nobody signed up."""
    make.member(own, "王晓雨")
    return make.activity(worker, east, own.head)


def url(activity, page):
    return reverse(f"activities:{page}", args=[activity.pk])


def opened(client, activity):
    """The pairs that the page of ticks sends untouched."""
    form = client.get(url(activity, "ticks")).context["form"]
    return {"version": form["version"].value(), "came": [str(pk) for pk in form.ticked], "outsiders": "0"}


def came(activity):
    return {row.name for row in activity.attendances.filter(came=True)}


def test_members_are_signed_up_and_ticked(enter, worker, clinic, own):
    client, other = enter(worker), own.members.get(name="王晓雨")
    page = client.get(url(clinic, "people"))
    assert [member.is_listed for home in page.context["households"] for member in home.people] == [True, False]
    client.post(url(clinic, "people"), {"members": [other.pk], "outsider": "过路人"})
    assert clinic.attendances.count() == 3 and came(clinic) == set()
    sent = opened(client, clinic) | {"came": [row.pk for row in clinic.attendances.all()], "outsiders": "4"}
    answer = client.post(url(clinic, "ticks"), sent, follow=True)
    assert came(clinic) == {"王建华", "王晓雨", "过路人"} and "7 人到场" in answer.content.decode()


def test_who_is_here_already_is_signed_up_and_ticked_at_once(enter, worker, clinic, own):
    enter(worker).post(url(clinic, "people"), {"members": [own.head_id], "outsider": "过路人", "came": "1"})
    assert came(clinic) == {"王建华", "过路人"} and clinic.attendances.count() == 2


def test_two_who_tick_at_once_do_not_lose_each_others_ticks(enter, worker, supervisor, clinic, own):
    sign_up(by=worker, activity=clinic, members=[own.members.get(name="王晓雨")])
    head, child = clinic.attendances.order_by("pk")
    first, second = opened(enter(worker), clinic), opened(enter(supervisor), clinic)
    enter(worker).post(url(clinic, "ticks"), first | {"came": [head.pk], "outsiders": "2"})
    enter(supervisor).post(url(clinic, "ticks"), second | {"came": [child.pk], "outsiders": "3"})
    assert came(clinic) == {"王建华", "王晓雨"}
    assert Activity.objects.get().outsiders == 5
    enter(worker).post(url(clinic, "ticks"), opened(enter(worker), clinic) | {"came": [child.pk], "outsiders": "5"})
    assert came(clinic) == {"王晓雨"}


def test_the_same_save_sent_twice_is_stored_once(enter, worker, clinic):
    sent = opened(enter(worker), clinic) | {"outsiders": "3", "once": str(uuid.uuid4())}
    for _ in range(2):
        assert enter(worker).post(url(clinic, "ticks"), sent).url == url(clinic, "ticks")
    assert Activity.objects.get().outsiders == 3


def test_nobody_outside_ones_reach_is_found_or_signed_up(enter, worker, clinic, foreign):
    client = enter(worker)
    assert list(client.get(url(clinic, "people") + "?q=马志强").context["households"]) == []
    answer = client.post(url(clinic, "people"), {"members": [foreign.head_id]})
    assert answer.status_code == 200 and clinic.attendances.count() == 1


def test_an_id_number_finds_its_household_and_stands_in_no_address(enter, worker, clinic, east):
    home = make.household(east, "曾莉", worker=worker, id_number="370799195503120015")
    answer = enter(worker).post(url(clinic, "people"), {"find": "1", "q": "370799195503120015"})
    assert answer.url.endswith(f"?household={home.pk}")
    answer = enter(worker).post(url(clinic, "people"), {"find": "1", "q": "370799195503129992"})
    assert answer.url.endswith("?unknown=1")


def test_names_are_read_by_who_runs_it_or_oversees_it_and_else_by_those_of_the_household(
    clinic, east, own, supervisor, office, worker
):
    colleague = make.person("wu", "吴敏", "worker", post=east)
    theirs = make.household(east, "赵大山", worker=colleague)
    sign_up(by=colleague, activity=clinic, members=[theirs.head], outsiders=["过路人"])

    def names(user):
        return {row.name for row in Attendance.objects.visible_to(user)}

    everybody = {"王建华", "赵大山", "过路人"}
    assert names(worker) == names(supervisor) == names(office) == everybody
    assert names(colleague) == {"赵大山", "过路人"}


def test_nobody_is_ticked_before_the_day_or_at_what_is_cancelled(enter, worker, east, own):
    later = make.activity(worker, east, own.head, day=timezone.localdate() + timedelta(days=1))
    page = enter(worker).get(url(later, "ticks"))
    assert "当天没有网络也能签到" in page.content.decode()
    sent = opened(enter(worker), later) | {"came": [later.attendances.get().pk]}
    assert (
        "活动到" in enter(worker).post(url(later, "ticks"), sent, follow=True).content.decode() and came(later) == set()
    )
    far = make.activity(worker, east, day=timezone.localdate() + timedelta(days=8))
    page = enter(worker).get(url(far, "ticks"), follow=True)
    assert page.redirect_chain == [(far.get_absolute_url(), 302)]
    assert "活动到" in page.content.decode() and "没有保存" not in page.content.decode()
    with pytest.raises(Closed):
        tick(by=worker, activity=later, came=[later.attendances.get().pk])
    Activity.objects.update(day=timezone.localdate(), status="cancelled", reason="下雨")
    assert "活动已取消（下雨）" in enter(worker).get(url(later, "ticks"), follow=True).content.decode()
    with pytest.raises(Closed):
        sign_up(by=worker, activity=later, members=[own.head])


def test_who_came_is_not_taken_off_the_list(enter, worker, clinic, own):
    sign_up(by=worker, activity=clinic, members=[own.members.get(name="王晓雨")], came=True)
    client, keys = enter(worker), [row.pk for row in clinic.attendances.all()]
    assert client.post(url(clinic, "off"), {"off": keys}).status_code == 200 and clinic.attendances.count() == 2
    client.post(url(clinic, "off"), {"off": [clinic.attendances.get(came=False).pk]})
    assert came(clinic) == {"王晓雨"} and clinic.attendances.count() == 1


def test_it_is_a_contact_of_the_household_and_no_visit(enter, worker, clinic, own, east):
    today = timezone.localdate()
    scope = Scope((east.path,), today, today)
    own.refresh_from_db()
    before = figures_of(scope), own.next_visit_on, own.last_visit_on, own.overdue_from
    sign_up(by=worker, activity=clinic, members=[own.head], came=True)
    own.refresh_from_db()
    assert (figures_of(scope), own.next_visit_on, own.last_visit_on, own.overdue_from) == before
    tab = enter(worker).get(reverse("activities:of_household", args=[own.pk]), headers={"HX-Request": "true"})
    assert "参加活动" in tab.content.decode() and "王建华" in tab.content.decode()
    assert "?tab=activities" in enter(worker).get(reverse("households:detail", args=[own.pk])).content.decode()


def test_who_only_signed_up_had_no_contact(enter, worker, clinic, own):
    page = enter(worker).get(reverse("activities:of_household", args=[own.pk]))
    assert list(page.context["page"]) == []


def test_photos_are_kept_with_consent_and_removed(enter, worker, clinic, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client = enter(worker)
    answer = client.post(url(clinic, "photos"), {"photos": make.picture_file()})
    assert "同意后才能保存照片" in answer.content.decode() and not clinic.photos.exists()
    client.post(url(clinic, "photos"), {"photos": make.picture_file(), "consented": "on"})
    photo = clinic.photos.get()
    assert client.get(reverse("activities:photo", args=[photo.pk])).headers["Content-Type"] == "image/jpeg"
    client.post(url(clinic, "photos"), {"removed": [str(photo.pk)]})
    assert not clinic.photos.exists()
