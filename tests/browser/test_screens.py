"""The screens of each role, on a phone in Chinese and at a desk in English: they answer, fit, and axe finds nothing."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.urls import resolve

from caseload.core.models import User
from households.models import Household
from households.support.giving.models import Gift
from households.support.policies.models import Entitlement
from visits.activities.models import Activity
from visits.issues.models import Issue
from visits.models import Visit

pytestmark = pytest.mark.xdist_group("screens")
AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text()
FIND = """axe.run(document, {resultTypes: ["violations"], preload: false})
  .then((said) => said.violations.map((one) => one.id + " " + one.nodes[0].target))"""
"""Of the rest, what passes, axe need not say where it stands."""
OWN = ["/me/", "/me/rights/", "/me/sessions/", "/notices/", "/accounts/password/", "/households/", "/households/new/"]
FIELD = ["/", "/visits/", "/visits/pick/", "/issues/", "/issues/new/"]
ACTIVITIES = ["/activities/", "/activities/new/", "/activities/calendar/", "/activities/feed/"]
BENEFITS = [f"/households/policies/{page}" for page in ("", "guide/", "payments/")]
GIVING = ["/needs/", "/needs/for-donors/", "/gifts/", "/donations/", "/donations/new/", "/donors/", "/donors/new/"]
CHAIN = [f"/chain/?view={stage}" for stage in ("promised", "delivered", "no_effect")]
SCREENS = {  # what looks the same to all is opened by one of them
    "worker": [*FIELD, "/chain/", "/households/", *ACTIVITIES, "/households/policies/due/"],
    "supervisor": [*FIELD, "/households/", "/review/", "/figures/", "/figures/visits/", *CHAIN, *GIVING],
    "office": ["/", "/households/", "/issues/", "/figures/", *BENEFITS],
    "admin": [
        *OWN,
        "/people/",
        "/people/new/",
        "/areas/",
        "/areas/new/",
        "/calendar/",
        "/catalogues/",
        "/households/categories/",
        "/households/rules/",
        "/catalogues/limits/",
        "/catalogues/errand-kinds/",
        "/catalogues/leaflets/fraud/",
        "/catalogues/leaflets/sheet/in/",
        "/households/policies/catalogue/",
        "/households/policies/catalogue/dibao/",
        "/households/policies/amounts/new/",
        "/households/import/",
    ],
}
WINDOWS = [
    {"language": "zh-hans", "width": 360, "height": 740},
    {"language": "en", "width": 1280, "height": 800},
]


def with_an_object(username):
    """Pages about one household, visit and issue that this person may open."""
    person = User.objects.get(username=username)
    household = Household.objects.visible_to(person).first()
    pages = [f"/households/{household.pk}/", f"/households/{household.pk}/?tab=history"] if household else []
    if username in ("worker", "supervisor"):
        pages += [f"/visits/new/{household.pk}/"] if household else []
        pages += [f"/visits/{visit.pk}/" for visit in Visit.objects.visible_to(person)[:1]]
        pages += [f"/issues/{issue.pk}/" for issue in Issue.objects.visible_to(person)[:1]]
        pages += [page for row in of_support(person) for page in row]
    return pages


def of_support(person):
    """What one household gets, and one activity, with their tabs and papers."""
    for row in Entitlement.objects.visible_to(person)[:1]:
        household = f"/households/{row.household_id}/"
        yield (
            row.get_absolute_url(),
            f"{household}?tab=policies",
            f"{household}?tab=giving",
            f"{household}?tab=activities",
        )
    for gift in Gift.objects.visible_to(person)[:1]:
        yield gift.get_absolute_url(), f"/gifts/{gift.pk}/receipt/"
    for activity in Activity.objects.visible_to(person).filter(status=Activity.Status.EVALUATED)[:1]:
        page = activity.get_absolute_url()
        yield page, f"{page}ticks/", f"{page}people/", f"{page}record/"


def kinds_before(username):
    """What those before have read with axe: of a kind of page, once by the first who has it."""
    before = list(SCREENS)[: list(SCREENS).index(username)]
    return {kind_of(page) for earlier in before for page in SCREENS[earlier] + with_an_object(earlier)}


def kind_of(page):
    parts = urlsplit(page)
    return resolve(parts.path).view_name, parts.query


def axe_is_content(person):
    person.tab.evaluate(AXE)
    assert person.tab.evaluate(FIND) == [], person.tab.url


@pytest.mark.parametrize("every", [2, pytest.param(1, marks=pytest.mark.prove)], ids=["once", "at_both"])
@pytest.mark.parametrize("username", SCREENS)
def test_screens(small_demo, visitor, username, every):
    """axe takes most of the time: it reads every kind of screen once, on the phone or at the desk by turns; in the long
    proofs every screen of everybody in both."""
    pages = SCREENS[username] + with_an_object(username)
    known = kinds_before(username) if every > 1 else set()
    for turn, window in enumerate(WINDOWS):
        person = visitor(username, **window)
        for number, page in enumerate(pages, turn):
            person.go(page)
            if number % every == 0 and kind_of(page) not in known:
                axe_is_content(person)
