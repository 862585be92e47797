"""What each page may cost in queries, session and user included, and that twenty rows cost what two do."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from caseload.core.models import Notice
from households.plans.services.plans import start_plan
from households.roster.services.column_names import add_column_name
from households.support.eligibility.services.standing import judge_all
from tests import make
from tests.employment import making as employment
from tests.giving import making as giving
from tests.leaflets import making as leaflets
from tests.policies import making as policies
from visits.activities.models import Activity
from visits.activities.services.attending import sign_up

LIST, PAGE = 6, 12
PRICES = {
    "households:list": ("supervisor", LIST),
    "visits:list": ("supervisor", LIST),
    "issues:list": ("supervisor", LIST),
    "plans:list": ("supervisor", LIST),
    "plans:of_household": ("worker", LIST),
    "policies:guide": ("worker", LIST),
    "leaflets:guide": ("worker", LIST),
    "leaflets:stocks": ("supervisor", LIST),
    "ledger": ("supervisor", LIST + 1),
    "chain": ("supervisor", LIST),
    "chain_due": ("worker", LIST),
    "chain_of_household": ("worker", LIST),
    "policies:of_household": ("worker", LIST),
    "eligibility:rules": ("supervisor", LIST),
    "eligibility:of_household": ("worker", LIST + 3),  # and the case plan into which a gap goes
    "eligibility:list": ("supervisor", LIST + 1),
    "eligibility:matrix": ("supervisor", LIST),
    "eligibility:due": ("worker", LIST),
    "giving:donations": ("office", LIST),
    "giving:donors": ("office", LIST),
    "giving:needs": ("supervisor", LIST + 1),
    "giving:gifts": ("supervisor", LIST),
    "giving:of_household": ("worker", LIST + 2),
    "policies:income": ("worker", LIST + 1),
    "policies:list": ("supervisor", LIST),
    "policies:payments": ("supervisor", LIST + 2),
    "policies:due": ("worker", LIST),
    "employment:openings": ("supervisor", LIST),
    "employment:placements": ("supervisor", LIST),
    "employment:wishes": ("supervisor", LIST),
    "employment:courses": ("supervisor", LIST),
    "employment:due": ("worker", LIST),
    "employment:of_household": ("worker", LIST + 2),
    "people": ("admin", LIST),
    "quality:list": ("supervisor", LIST),
    "notices": ("worker", LIST),
    "doorstep:pick": ("worker", LIST),
    "doorstep:mine": ("worker", LIST + 2),
    "doorstep:held_list": ("supervisor", LIST),
    "doorstep:asked": ("supervisor", LIST),
    "doorstep:replaced": ("supervisor", LIST + 3),
    "today": ("worker", PAGE),
    "visits:week": ("worker", LIST),
    "households:detail": ("worker", PAGE),
    "visits:of_household": ("worker", LIST),
    "issues:of_household": ("worker", LIST),
    "errands:papers": ("supervisor", LIST),
    "activities:list": ("supervisor", LIST),
    "activities:calendar": ("supervisor", LIST),
    "activities:activity": ("worker", PAGE),
    "activities:ticks": ("worker", PAGE),
    "activities:people": ("worker", PAGE),
    "activities:of_household": ("worker", LIST),
    "issues:board": ("supervisor", LIST),
    "issues:views": ("worker", LIST),
    "issues:dispatch": ("supervisor", LIST),
    "review": ("supervisor", PAGE),
    "first_steps": ("admin", PAGE),
    "figures": ("office", PAGE + 6),
    "roster:column_names": ("admin", PAGE),
    "rates": ("office", PAGE),
}
OF_A_HOUSEHOLD = {
    "households:detail",
    "visits:of_household",
    "issues:of_household",
    "plans:of_household",
    "policies:of_household",
    "chain_of_household",
    "policies:income",
    "eligibility:of_household",
    "activities:of_household",
    "giving:of_household",
    "employment:of_household",
}
OF_AN_ACTIVITY = {"activities:activity", "activities:ticks", "activities:people"}


@pytest.fixture
def people(worker, supervisor, office, admin):
    return {"worker": worker, "supervisor": supervisor, "office": office, "admin": admin}


def fill(first, last, east, worker, own):
    """Rows ``first`` to ``last`` of everything that the pages list."""
    for n in range(first, last):
        helper = make.person(f"w{n}", f"社工{n}", "worker", post=east)
        household = make.household(east, f"住户{n}", worker=worker if n % 2 else helper)
        make.visit(household, household.worker)
        make.visit(own, worker)
        make.issue(worker, household)
        make.issue(worker, own)
        make.receipt(worker, own)
        member = make.member(own, f"成员{n}")
        make.activity(worker, east, member, came=True)
        first_one = Activity.objects.earliest("pk")
        sign_up(by=worker, activity=first_one, members=[member, household.head], outsiders=[f"邻居{n}"])
        start_plan(by=worker, household=household)
        giving.gift(household, worker)
        giving.gift(own, worker)
        giving.handed(own, worker)
        giving.handed(household, household.worker)
        leaflets.handout(east, worker)
        leaflets.kept(east, worker, n)
        add_column_name(by=None, caption=f"列{n}", column="note")
        make.held(own, worker)
        policies.paid(policies.received(own, worker, "dis_edu", own.members.last()), worker)
        employment.wish(member, worker)
        employment.trainee(member, worker)
        for home in (household, own):
            employment.placed(home, home.worker, months_ago=1, person=employment.member(home, f"做工{n}"))
        Notice.objects.create(user=worker, kind=Notice.Kind.VISITS_OVERDUE, facts={"count": n})
    judge_all()


def asked_by(client, url):
    """The queries of a page whose small tables are in memory already."""
    assert client.get(url).status_code == 200, url
    with CaptureQueriesContext(connection) as asked:
        client.get(url)
    return [query["sql"] for query in asked]


def test_twenty_rows_cost_what_two_do_and_no_more_than_the_price(enter, people, east, worker, own):
    def costs():
        key = {name: [own.pk] if name in OF_A_HOUSEHOLD else [] for name in PRICES}
        key |= {name: [Activity.objects.earliest("pk").pk] for name in OF_AN_ACTIVITY}
        return {
            name: asked_by(enter(people[role]), reverse(name, args=key[name])) for name, (role, _) in PRICES.items()
        }

    fill(0, 2, east, worker, own)
    few = costs()
    fill(2, 20, east, worker, own)
    many = costs()
    dear = [name for name, (_, price) in PRICES.items() if not len(many[name]) == len(few[name]) <= price]
    assert dear == [], "\n".join(f"{name}: {len(few[name])}, then\n" + "\n".join(many[name]) for name in dear)
