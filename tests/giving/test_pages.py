"""The pages of needs and gifts: written down, matched side by side, handed over with a signature, printed."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from households.services.members import add_member
from households.support.giving.models import Donation, Gift, Need
from tests import make
from tests.giving import making

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def text(client, name, *key):
    return client.get(reverse(name, args=key)).content.decode()


def test_a_worker_writes_down_a_wish_and_withdraws_it(enter, own, worker):
    client, child = enter(worker), make.member(own)
    url = reverse("giving:need_new", args=[own.pk])
    answer = client.post(url, making.fields(client, url, sort="books", what="一个书包", member=child.pk, value="120"))
    need = Need.objects.get()
    assert answer.url == need.get_absolute_url() and (need.member, need.kind, need.value) == (child, "wish", 120)
    tab = text(client, "giving:of_household", own.pk)
    assert "一个书包" in tab and child.name in tab
    edit = reverse("giving:need_edit", args=[need.pk])
    client.post(edit, making.fields(client, edit, what="一个大书包"))
    withdraw = reverse("giving:need_withdraw", args=[need.pk])
    assert client.post(withdraw, {"because": ""}).context["form"].errors
    client.post(withdraw, {"because": "学校发了"})
    need.refresh_from_db()
    assert (need.what, need.status, need.withdrawn_because) == ("一个大书包", "withdrawn", "学校发了")


def test_somebody_of_another_household_is_nobody_to_wish_for(enter, own, worker, foreign):
    stranger = add_member(by=None, household=foreign, name="马小军", relation="之子")
    client, url = enter(worker), reverse("giving:need_new", args=[own.pk])
    said = making.fields(client, url, sort="books", what="书包", member=stranger.pk)
    assert "member" in client.post(url, said).context["form"].errors


def test_needs_and_offers_stand_side_by_side_and_one_is_matched_to_the_other(enter, east, own, worker, supervisor):
    need, money = making.need(own, worker, value=Decimal(800)), making.donation(east, supervisor, quantity=500)
    client, url = enter(supervisor), reverse("giving:needs")
    page = client.get(url)
    assert page.context["page"].rows == [need] and page.context["offers"] == [money]
    refused = client.post(url, {"need": need.pk, "donation": money.pk, "quantity": "500.01"})
    assert "quantity" in refused.context["match"].errors and not Gift.objects.exists()
    client.post(f"{url}?view=open", {"need": need.pk, "donation": money.pk, "quantity": "450"})
    gift = Gift.objects.get()
    assert (gift.need, gift.donation, gift.quantity, gift.matched_by) == (need, money, 450, supervisor)
    assert client.get(url).context["page"].rows[0].promised == 450, "the rest can be matched with something else"
    assert f'name="need" value="{need.pk}"' in client.get(url).content.decode()
    Need.objects.update(value=450)
    assert 'name="need"' not in client.get(url).content.decode(), "all that it needs is matched"


def test_the_offers_are_of_the_kind_that_is_asked_for(enter, east, supervisor):
    money, rice = making.donation(east, supervisor), making.rice(east, supervisor)
    client, url = enter(supervisor), reverse("giving:needs")
    assert client.get(url).context["offers"] == [money, rice]
    assert client.get(f"{url}?sort=food").context["offers"] == [rice]


def test_a_worker_sees_needs_without_offers_and_matches_nothing(enter, east, own, worker, supervisor):
    need, money = making.need(own, worker), making.donation(east, supervisor)
    client, url = enter(worker), reverse("giving:needs")
    answer = client.post(url, {"need": need.pk, "donation": money.pk, "quantity": "10"})
    assert "offers" not in answer.context and not Gift.objects.exists()
    assert client.get(url).context["page"].rows == [need]


def test_a_worker_hands_over_at_the_door_with_a_signature(enter, own, worker, supervisor):
    gift = making.gift(own, supervisor)
    client, url = enter(worker), reverse("giving:gift_step", args=[gift.pk, "hand_over"])
    said = making.fields(client, url)
    assert (said["taken_by"], said["relation"], said["handed_on"]) == ("王建华", "户主", timezone.localdate())
    answer = client.post(url, said | {"signature": make.picture_file("signature.png", "PNG"), "documents": ""})
    assert answer.url == gift.get_absolute_url()
    gift.refresh_from_db()
    assert (gift.status, gift.signed, gift.handed_by) == ("handed", "screen", worker)
    signature = reverse("giving:gift_picture", args=[gift.steps.first().pictures.get().pk])
    assert signature in text(client, "giving:receipt", gift.pk) and client.get(signature).status_code == 200
    page = text(client, "giving:gift", gift.pk)
    assert reverse("giving:gift_step", args=[gift.pk, "confirm"]) in page
    assert reverse("giving:gift_step", args=[gift.pk, "reverse"]) not in page


def test_it_is_not_confirmed_before_it_was_handed_over(enter, own, worker, supervisor):
    gift = making.handed(own, supervisor)
    client, url = enter(worker), reverse("giving:gift_step", args=[gift.pk, "confirm"])
    early = making.fields(client, url, confirmed_on=timezone.localdate() - timezone.timedelta(days=1))
    assert "confirmed_on" in client.post(url, early).context["form"].errors
    assert client.post(url, making.fields(client, url)).status_code == 302


def test_the_office_hands_over_what_was_not_matched(enter, own, office, street, west):
    rice, elsewhere = making.rice(street, office, quantity=2), making.rice(west, office)
    client, url = enter(office), reverse("giving:gift_new", args=[own.pk])
    offered = client.get(url).context["form"].fields["donation"].queryset
    assert list(offered) == [rice] and elsewhere not in offered
    said = making.fields(client, url, donation=rice.pk, quantity="3")
    assert "quantity" in client.post(url, said).context["form"].errors
    answer = client.post(url, said | {"quantity": "2"})
    assert answer.url == Gift.objects.get().get_absolute_url()
    assert Donation.objects.get(pk=rice.pk).left == 0


def test_a_reversal_stays_in_sight_on_page_and_receipt(enter, own, supervisor):
    gift = making.handed(own, supervisor)
    client = enter(supervisor)
    client.post(reverse("giving:gift_step", args=[gift.pk, "reverse"]), {"because": "发错了户"})
    for name in ("giving:gift", "giving:receipt"):
        assert "发错了户" in text(client, name, gift.pk)
    assert "发错了户" in text(client, "giving:of_household", own.pk)


def test_what_a_family_received_is_summed_without_what_was_taken_back(enter, own, worker, supervisor):
    making.handed(own, supervisor, quantity=300)
    making.gift(own, supervisor, quantity=50)
    making.move(making.handed(own, supervisor, quantity=99), supervisor, "reverse", because="发错了户")
    page = enter(worker).get(reverse("giving:of_household", args=[own.pk]))
    assert page.context["received"]["value"] == 300 and "青禾粮油公司" in page.content.decode()


def test_the_donor_reads_what_became_of_it_and_no_name(enter, own, worker, supervisor):
    source = making.donation(own.area, supervisor, quantity=1000)
    making.handed(own, supervisor, quantity=300, source=source)
    client = enter(supervisor)
    for name, key in (("giving:donor_report", source.donor_id), ("giving:thanks", source.pk)):
        page = text(client, name, key)
        assert "青禾粮油公司" in page and "300" in page
        assert "王建华" not in page and own.number not in page
    assert "柳泉社区" in text(client, "giving:donor_report", source.donor_id)


def test_whom_a_donor_does_not_wish_to_be_named_to(enter, own, worker, supervisor):
    donor = making.donor(own.area, "王老板", kind="person", is_anonymous=True)
    gift = making.handed(own, supervisor, source=making.donation(own.area, supervisor, donor=donor))
    for name, key in (("giving:receipt", gift.pk), ("giving:gift", gift.pk), ("giving:of_household", own.pk)):
        assert "王老板" not in text(enter(worker), name, key)
    assert "王老板" in text(enter(supervisor), "giving:gift", gift.pk)


def test_a_supervisor_reads_of_households_elsewhere_only_that_they_are(enter, street, own, foreign, supervisor, office):
    source = making.donation(street, office, quantity=1000)
    for household in (own, foreign):
        making.handed(household, office, quantity=100, source=source)
    page = enter(supervisor).get(source.get_absolute_url())
    assert len(page.context["gifts"]) == 1 and page.context["elsewhere"] == 1
    assert foreign.head_name not in page.content.decode()


def test_donors_choose_among_wishes_by_number_and_read_no_name(enter, own, worker, supervisor):
    wish, met = making.need(own, worker), making.gift(own, supervisor).need
    page = text(enter(supervisor), "giving:wishes")
    assert wish.number in page and "一辆轮椅" in page and "柳泉社区" in page
    assert met.number not in page and own.head_name not in page and own.number not in page
