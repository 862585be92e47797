"""The pages of placements: recommended from the household, moved, asked again on Today, listed and exported."""

from datetime import timedelta

import pytest
from django.urls import reverse

from caseload.core.services.calendar import months_after
from caseload.core.sheets import read
from households.services.closing import close_household
from households.support.employment.models import Placement
from tests import make
from tests.employment import making
from tests.employment.making import TODAY
from tests.giving.making import fields

pytestmark = pytest.mark.django_db


def days(n):
    return TODAY() + timedelta(days=n)


def test_a_worker_recommends_somebody_and_says_why_where_the_file_speaks_against_it(enter, worker, own):
    person = making.member(own, born=months_after(TODAY(), -12 * 71))
    post = making.opening(own.area, worker)
    client, url = enter(worker), reverse("employment:recommend", args=[own.pk])
    said = fields(client, f"{url}?member={person.pk}&opening={post.pk}")
    assert (said["member"], said["opening"]) == (str(person.pk), str(post.pk))
    assert "70" in client.post(url, said).context["form"].errors["words"][0]
    answer = client.post(url, {**said, "words": "身体硬朗"})
    assert answer.url == Placement.objects.get().get_absolute_url()


def test_only_openings_for_the_household_that_have_places_are_offered(enter, worker, own, west, street, office):
    fits, for_all = making.opening(own.area, office), making.workshop(street, office)
    making.placed(own, worker, post=making.opening(own.area, office, places=1))
    making.opening(west, office)
    making.opening(own.area, office, open_from=days(-9), open_until=days(-1))
    form = enter(worker).get(reverse("employment:recommend", args=[own.pk])).context["form"]
    assert set(form.fields["opening"].queryset) == {fits, for_all}


def test_a_minor_cannot_be_recommended(enter, worker, own):
    child = making.member(own, born=months_after(TODAY(), -12 * 15))
    post = making.opening(own.area, worker)
    client, url = enter(worker), reverse("employment:recommend", args=[own.pk])
    said = fields(client, url, member=child.pk, opening=post.pk, words="家里困难")
    assert "16" in client.post(url, said).context["form"].errors["opening"][0] and not Placement.objects.exists()


def test_somebody_of_another_household_is_not_offered(enter, worker, own, foreign):
    stranger = making.member(foreign)
    client, url = enter(worker), reverse("employment:recommend", args=[own.pk])
    said = fields(client, url, member=stranger.pk, opening=making.opening(own.area, worker).pk)
    assert "member" in client.post(url, said).context["form"].errors


def test_the_first_day_proposes_the_end_of_the_contract_and_none_before_it(enter, worker, own, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    row = making.recommended(own, worker, post=making.opening(own.area, worker, months=6))
    client, url = enter(worker), reverse("employment:move", args=[row.pk, "place"])
    said = fields(client, url)
    assert said["contract_until"] == months_after(TODAY(), 6) - timedelta(days=1) and said["pay"] == 900
    wrong = client.post(url, {**said, "contract_until": days(-1)})
    assert "contract_until" in wrong.context["form"].errors
    assert client.post(url, said).status_code == 302
    row.refresh_from_db()
    assert (row.status, row.started_on, row.pay) == ("placed", TODAY(), 900)


def test_the_page_has_the_steps_and_what_happened(enter, worker, own, en):
    row = making.placed(own, worker, months_ago=1)
    page = enter(worker).get(row.get_absolute_url()).content.decode()
    for verb in ("look", "extend", "leave", "end"):
        assert reverse("employment:move", args=[row.pk, verb]) in page
    making.move(row, worker, "look", looked_on=TODAY(), words="干得不错")
    page = enter(worker).get(row.get_absolute_url()).content.decode()
    assert "Asked: still there" in page and "干得不错" in page
    assert reverse("employment:move", args=[row.pk, "look"]) not in page


def test_a_contract_is_extended(enter, worker, own):
    row = making.placed(own, worker)
    client, url = enter(worker), reverse("employment:move", args=[row.pk, "extend"])
    said = fields(client, url)
    assert said["contract_until"] == months_after(row.contract_until + timedelta(days=1), 12) - timedelta(days=1)
    assert "contract_until" in client.post(url, {**said, "contract_until": days(3)}).context["form"].errors
    client.post(url, said)
    row.refresh_from_db()
    assert row.contract_until == said["contract_until"]


def test_reasons_are_those_of_the_step(enter, worker, own):
    before, after = making.recommended(own, worker), making.placed(own, worker, person=making.member(own, "王二"))

    def reasons(row, verb):
        form = enter(worker).get(reverse("employment:move", args=[row.pk, verb])).context["form"]
        return {key for key, _label in form.fields["why"].choices}

    assert "laid_off" not in reasons(before, "refuse") and "unfit" in reasons(before, "refuse")
    assert "laid_off" in reasons(after, "leave") and "unfit" not in reasons(after, "leave")


@pytest.fixture
def due(enter, en):
    """(names of those to be asked, of those whose contract ends) as a user's Today has them."""

    def due(user):
        facts = enter(user).get(reverse("employment:due")).context
        return [[row.member.name for row in facts[name]] for name in ("looks", "ending")]

    return due


def at(row, **facts):
    Placement.objects.filter(pk=row.pk).update(**facts)


def test_who_is_to_be_asked_comes_up_with_the_worker_a_week_before(due, enter, worker, supervisor, own):
    rows = [making.placed(own, worker, person=making.member(own, name)) for name in ("王一", "王二", "王三")]
    for row, on in zip(rows, (days(7), days(8), days(-2)), strict=True):
        at(row, next_look_on=on)
    assert due(worker) == [["王三", "王一"], []] and due(supervisor) == [[], []]
    page = enter(worker).get(reverse("employment:due")).content.decode()
    assert "2 days late" in page and "to be asked by" in page
    making.move(rows[2], worker, "leave", ended_on=TODAY(), why="far")
    assert due(worker) == [["王一"], []]
    assert f'hx-get="{reverse("employment:due")}"' in enter(worker).get(reverse("today")).content.decode()


def test_a_contract_that_ends_comes_up_a_month_before(due, worker, own):
    rows = [making.placed(own, worker, person=making.member(own, name)) for name in ("王一", "王二")]
    for row, on in zip(rows, (days(30), days(31)), strict=True):
        at(row, contract_until=on)
    assert due(worker) == [[], ["王一"]]


def test_of_a_closed_household_nobody_is_asked(due, worker, supervisor, own):
    making.placed(own, worker, months_ago=1)
    close_household(by=supervisor, household=own, reason="moved", on=TODAY())
    assert due(worker) == [[], []]


def test_the_tab_says_who_works_where_and_who_looks_for_work(enter, worker, own, en):
    row = making.placed(own, worker)
    making.wish(making.member(own, "王大力"), worker, skills="会开车")
    make.member(own, "王小小", birth_date=months_after(TODAY(), -12 * 8))
    page = enter(worker).get(reverse("employment:of_household", args=[own.pk]))
    assert [member.name for member in page.context["people"]] == ["王建华", "王小梅", "王大力"]
    text = page.content.decode()
    assert "楼道保洁" in text and "会开车" in text and row.get_absolute_url() in text
    detail = enter(worker).get(f"/households/{own.pk}/?tab=jobs").content.decode()
    assert reverse("employment:of_household", args=[own.pk]) in detail


def test_the_list_is_narrowed_and_leaves_as_a_workbook(enter, supervisor, worker, own, foreign, colleague):
    placed = making.placed(own, worker)
    shop = making.workshop(own.area, worker)
    waiting = making.recommended(own, worker, post=shop, person=making.member(own, "王二"))
    making.placed(foreign, colleague)

    def listed(**asked):
        return enter(supervisor).get(reverse("employment:placements"), asked).context["page"].rows

    assert listed() == [waiting] and listed(view="placed") == [placed] and len(listed(view="all")) == 2
    assert listed(view="all", kind="workshop") == [waiting] and listed(view="all", worker=colleague.pk) == []
    answer = enter(supervisor).post(f"{reverse('employment:export')}?view=placed")
    (sheet,) = read(answer.content)
    said = dict(zip(*sheet.rows, strict=True))
    assert [said[name] for name in ("姓名", "用人单位", "工资（元/月）")] == ["王小梅", "柳泉社区居委会", 900]
    assert enter(worker).post(reverse("employment:export")).status_code == 403
