"""Counts anew, from the rows alone and in the plainest way, what the product keeps beside them and what it shows.

Nothing of the product's own counting is used: a mistake in it must not be made here as well.
"""

from collections import Counter, defaultdict
from datetime import timedelta
from decimal import ROUND_HALF_EVEN, Decimal

from django.utils import timezone

from caseload.core.models import Area, User
from households.models import Assignment, CategoryPeriod, Household, Member
from households.plans.models import CasePlan, Goal
from households.services.facts import FILLED
from visits.issues.models import Issue
from visits.models import Visit, VisitDay

ENDED = {"closed", "rejected", "withdrawn", "merged"}
CLOSED_PLANS = {"closed", "follow_up", "finished"}
OPEN_PLANS = {"intake", "assessment", "planning", "intervention", "evaluation"}


def differences():
    """[(what, of which, kept, counted)]"""
    return [*_households(), *_days(), *_assignments()]


def _households():
    members, visits, issues = _by(Member), _by(Visit), _by(Issue)
    plans, periods = _by(CasePlan), _by(CategoryPeriod)
    today = timezone.localdate()
    for row in Household.objects.values():
        own = members[row["id"]]
        present = [member for member in own if member["status"] == "present"]
        made = [visit["visited_on"] for visit in visits[row["id"]] if visit["outcome"] != "not_home"]
        tried = [visit["visited_on"] for visit in visits[row["id"]] if visit["outcome"] == "not_home"]
        counted = {
            "member_count": len(present),
            "last_visit_on": max(made, default=None),
            "last_tried_on": max(tried, default=None),
            "open_issue_count": sum(issue["status"] not in ENDED for issue in issues[row["id"]]),
            "head_name": next((one["name"] for one in own if one["id"] == row["head_id"]), row["head_name"]),
            "net_income_per_capita": _per_head(row, len(present)),
            "categories": sorted({each["category_id"] for each in periods[row["id"]] if each["valid_to"] is None}),
            "case_level": next((p["level_id"] or "" for p in plans[row["id"]] if p["status"] in OPEN_PLANS), ""),
        }
        for name, value in counted.items():
            kept = sorted(row[name]) if name == "categories" else row[name]
            if kept != value:
                yield name, row["number"], kept, value
        if row["status"] == "closed" and counted["open_issue_count"]:
            yield "closed with open issues", row["number"], 0, counted["open_issue_count"]
        if row["status"] == "open" and row["next_visit_on"] > today + timedelta(days=400):
            yield "never visited again", row["number"], row["next_visit_on"], today


def _per_head(row, members):
    """What a roster states stays: of how many it was stated, no row says."""
    if "net_income_per_capita" in row["roster"].get(FILLED, ()):
        return row["net_income_per_capita"]
    known = [row[name] for name in ("inc_wage", "inc_business", "inc_property", "inc_transfer")]
    if all(part is None for part in [*known, row["exp_business"]]):
        return row["net_income_per_capita"]
    total = sum(part or 0 for part in known) - (row["exp_business"] or 0)
    return (Decimal(total) / max(members, 1)).quantize(Decimal("0.01"), ROUND_HALF_EVEN)


def _by(model):
    found = defaultdict(list)
    for row in model.objects.values():
        found[row["household_id"]].append(row)
    return found


def _days():
    counted = defaultdict(Counter)
    for visit in Visit.objects.values("area_id", "visited_on", "outcome", "leaflets"):
        day = counted[visit["area_id"], visit["visited_on"]]
        day["tried" if visit["outcome"] == "not_home" else "visits"] += 1
        day["leaflets"] += visit["leaflets"]
    kept = {
        (day.area_id, day.day): Counter(visits=day.visits, tried=day.tried, leaflets=day.leaflets)
        for day in VisitDay.objects.all()
    }
    for key in counted.keys() | kept.keys():
        one, other = +kept.get(key, Counter()), +counted.get(key, Counter())
        if one != other:
            yield "roll-up", key, dict(one), dict(other)


def _assignments():
    """Whoever looks after an open household does so by an assignment that lasts, and by no second one."""
    lasting = dict(Assignment.objects.filter(valid_to=None).values_list("household_id", "worker_id"))
    for key, number, worker in Household.objects.filter(status="open").values_list("pk", "number", "worker_id"):
        if lasting.get(key) != worker:
            yield "worker", number, worker, lasting.get(key)


def figures(first, last):
    """{figure: number} of everything, as ``docs/figures.md`` says in words."""
    visits = [v for v in Visit.objects.values() if first <= v["visited_on"] <= last]
    made = [visit for visit in visits if visit["outcome"] != "not_home"]
    issues = list(Issue.objects.values())
    closed = [i for i in issues if i["status"] == "closed" and first <= i["closed_on"] <= last]
    found = [
        i
        for i in issues
        if i["kind"] == "problem" and first <= i["opened_on"] <= last and i["status"] not in ("withdrawn", "merged")
    ]
    rated = [issue for issue in closed if issue["satisfaction"]]
    helped = {v["household_id"] for v in made} | {i["household_id"] for i in closed if i["household_id"]}
    active = {user["id"] for user in User.objects.values() if user["is_active"]}
    homes = [house for house in Household.objects.values() if house["status"] == "open"]
    plans = list(CasePlan.objects.values())
    return {
        "workers": sum(u["role"] == "worker" and u["is_active"] for u in User.objects.values()),
        "households_helped": len(helped),
        "people_helped": sum(m["status"] == "present" and m["household_id"] in helped for m in Member.objects.values()),
        "visits": len(made),
        "leaflets": sum(visit["leaflets"] for visit in visits),
        "difficulties_solved": sum(issue["kind"] in ("difficulty", "errand") for issue in closed),
        "satisfaction": (sum(i["satisfaction"] in ("very_satisfied", "satisfied") for i in rated), len(rated)),
        "issues_found": len(found),
        "issues_solved": sum(i["status"] == "closed" and i["closed_on"] <= last for i in found),
        "households_without_worker": sum(house["worker_id"] not in active for house in homes),
        "resolution_rate": (sum(i["status"] == "closed" and i["closed_on"] <= last for i in found), len(found)),
        "plans_closed": sum(
            plan["status"] in ("closed", "follow_up", "finished") and first <= plan["closed_on"] <= last
            for plan in plans
        ),
        "plans_open": sum(plan["status"] in OPEN_PLANS for plan in plans),
        "goals_met": Goal.objects.met_between(first, last).count(),
        "service_centres": Area.objects.current(last).exclude(service_centre="").count(),
    }
