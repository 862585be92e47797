"""Donors of the demo's year, what they gave, and what of it reached the households: in money exactly ``AMOUNTS``
together, month by month; some of it still to be handed over, and some needs that nobody has met yet."""

from datetime import datetime, time
from decimal import Decimal
from itertools import cycle

from django.utils import timezone

from caseload.core import wall_clock
from caseload.demo import calls
from caseload.demo.stage import in_one_piece
from households.models import Household
from households.support.giving.services.donations import receive_donation, register_donor
from households.support.giving.services.gifts import GIFTS, give, reserve
from households.support.giving.services.needs import write_need
from households.vocab import HEAD

AMOUNTS = [1000, 2000, 3000, 4000] * 12
"""Yuan: 120,000 where the households are as many as usual."""
USUAL = 210
MORNING = time(10)
DONORS = [
    {"kind": "enterprise", "name": "青禾粮油有限公司", "contact": "许经理", "phone": "19900000001"},
    {"kind": "organisation", "name": "柳泉慈善协会", "contact": "方秘书长", "phone": "19900000002"},
    {"kind": "enterprise", "name": "望湖超市", "contact": "崔店长", "phone": "19900000003"},
    {"kind": "person", "name": "", "is_anonymous": True},
]
SUM_OF_EACH = 30_000
PURPOSES = ["困难家庭生活补助", "大病医疗救助", "助学", "冬季取暖"]
GOODS = [
    {"sort": "food", "what": "大米", "unit": "袋", "quantity": 60, "each": 65},
    {"sort": "daily", "what": "棉被", "unit": "床", "quantity": 30, "each": 180},
    {"sort": "books", "what": "书包文具套装", "unit": "套", "quantity": 20, "each": 120},
    {"sort": "medical", "what": "轮椅", "unit": "辆", "quantity": 8, "each": 680},
]
GIVEN_OF_GOODS = 24
NEEDED = [("money", "看病后的生活费"), ("money", "孩子开学的费用"), ("money", "冬季取暖费")]
WISHES = [
    ("books", "一套课外书", 150), ("appliance", "一台电风扇", 200), ("medical", "一副助听器", 900),
    ("clothes", "一双防滑棉鞋", 120), ("daily", "一个扶手凳", 80), ("appliance", "一台电饭煲", 260),
]  # fmt: skip
BY_NEED_EVERY = 4
"""Of so many gifts one was matched with a need first; the others were handed over at once."""
TO_HAND_OVER = 2
"""So many of the last matches still wait for their hand-over."""


def give_some(plan, staff, street):
    """A year of giving to the households that were acted out."""
    helped = Household.objects.open().filter(worker__is_active=True).select_related("worker").order_by("number")
    giving = Giving(plan, staff.office, street, list(helped[: plan.acted]))
    with in_one_piece():
        giving.money()
        giving.goods()
    giving.wish(staff.workers[0])


class Giving:
    def __init__(self, plan, keeper, street, households):
        self.keeper, self.street, self.households = keeper, street, households
        self.days = calls.workdays_of(plan.today)[:-1]
        self.share = min(len(households) / USUAL, 1)
        with self._on(self.days[0]):
            self.donors = [register_donor(by=keeper, area=street, **facts) for facts in DONORS]

    def _on(self, day):
        return wall_clock.stands_at(timezone.make_aware(datetime.combine(day, MORNING)))

    def _some(self, whole):
        """Of so many things those that so many households call for: whole rounds of four, one at least."""
        return max(4, round(whole * self.share / 4) * 4)

    def money(self):
        amounts = AMOUNTS[: self._some(len(AMOUNTS))]
        gifts = list(zip(spread(amounts, self.days[1:]), cycle(self.households), strict=False))
        part = -(-len(gifts) // len(DONORS))
        for n, donor in enumerate(self.donors):
            mine = gifts[n * part : (n + 1) * part]
            if not mine:  # a small demo has fewer gifts than donors
                break
            with self._on(mine[0][0][0]):
                facts = {"sort": "money", "quantity": Decimal(SUM_OF_EACH), "purpose": PURPOSES[n], "area": self.street}
                source = receive_donation(by=self.keeper, donor=donor, **facts)
            for place, ((day, amount), household) in enumerate(mine, n * part):
                self._one(day, source, household, Decimal(amount), place, waits=place >= len(gifts) - TO_HAND_OVER)

    def goods(self):
        with self._on(self.days[1]):
            received = [
                receive_donation(by=self.keeper, donor=donor, area=self.street, **facts)
                for facts, donor in zip(GOODS, self.donors, strict=True)
            ]
        days = spread(range(self._some(GIVEN_OF_GOODS)), self.days[1:])
        for (day, n), household in zip(days, cycle(reversed(self.households)), strict=False):
            self._one(day, received[n % len(received)], household, Decimal(1), n)

    def _one(self, day, source, household, quantity, n, waits=False):
        """A gift of ``day``; ``waits``: it is matched, and was not handed over yet."""
        asked = {"handed_on": day, "taken_by": household.head_name, "relation": HEAD, "signed": "paper"}
        with self._on(day):
            if n % BY_NEED_EVERY and not waits:
                give(by=self.keeper, donation=source, household=household, quantity=quantity, asked=asked)
                return
            sort, what = NEEDED[n % len(NEEDED)] if source.is_money else (source.sort, source.what)
            facts = {"kind": "need", "sort": sort, "what": what, "value": quantity * source.each, "since": day}
            need = write_need(by=household.worker, household=household, **facts)
            gift = reserve(by=self.keeper, donation=source, need=need, quantity=quantity)
            if not waits:
                gift.household = household
                GIFTS.move(gift, "hand_over", by=household.worker, asked=asked)
                GIFTS.move(gift, "confirm", by=household.worker, asked={"confirmed_on": day})

    def wish(self, worker):
        """Small wishes of the log-in's households first, which nobody has met yet."""
        first = sorted(self.households, key=lambda one: one.worker_id != worker.pk)
        for household, (sort, what, value) in zip(first, WISHES, strict=False):
            facts = {"kind": "wish", "sort": sort, "what": what, "value": Decimal(value)}
            write_need(by=household.worker, household=household, **facts)


def spread(things, days):
    """(day, thing) for each, over the days from the first to the last."""
    things = list(things)
    return [(days[n * (len(days) - 1) // max(len(things) - 1, 1)], thing) for n, thing in enumerate(things)]
