"""Makers of donors, donations, needs and gifts, through the services that write them."""

from decimal import Decimal

from caseload.core import wall_clock
from households.support.giving.models import Gift
from households.support.giving.services.donations import receive_donation, register_donor
from households.support.giving.services.gifts import GIFTS, reserve
from households.support.giving.services.needs import write_need
from households.support.giving.services.write_offs import write_off


def donor(area, name="青禾粮油公司", **facts):
    return register_donor(by=None, **{"kind": "enterprise", "name": name, "area": area, **facts})


def donation(area, by, *, quantity=1000, **facts):
    """Money, unless ``facts`` say what."""
    said = {"sort": "money", "quantity": Decimal(quantity), "area": area, **facts}
    given_by = said.pop("donor", None) or donor(area)
    return receive_donation(by=by, donor=given_by, **said)


def rice(area, by, *, quantity=10, **facts):
    goods = {"sort": "food", "what": "大米", "unit": "袋", "each": Decimal(65), **facts}
    return donation(area, by, quantity=quantity, **goods)


def gone(source, by, *, quantity=1, **facts):
    """So much of a donation is written off."""
    said = {"why": "expired", "words": "过期，已销毁", **facts}
    return write_off(by=by, donation=source, quantity=Decimal(quantity), **said)


def need(household, by, what="一辆轮椅", **facts):
    return write_need(by=by, household=household, **{"kind": "wish", "sort": "medical", "what": what, **facts})


def gift(household, by, *, quantity=300, source=None, **facts):
    """So many yuan matched with a need of the household; ``source``: of this donation."""
    source = source or donation(household.area, by)
    wanted = need(household, by, "取暖费", sort="money", **facts)
    return reserve(by=by, donation=source, need=wanted, quantity=Decimal(quantity))


def taken(**said):
    """What is asked for when something is handed over."""
    today = wall_clock.today()
    return {"handed_on": today, "taken_by": "王建华", "relation": "户主", "signed": "paper", **said}


def handed(household, by, **facts):
    return move(gift(household, by, **facts), by, "hand_over", **taken())


def move(gift, by, verb, **asked):
    """The gift after the step; ``by`` may take it."""
    fresh = Gift.objects.select_related("household", "donation").get(pk=gift.pk)
    GIFTS.move(fresh, verb, by=by, asked=asked)
    return fresh


def fields(client, url, **said):
    """What the form at ``url`` says, with ``said`` typed into it."""
    form = client.get(url).context["form"]
    return {name: form[name].value() or "" for name in form.fields} | said
