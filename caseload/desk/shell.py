"""The frame round every page: navigation by right, and the counts of work due, in one query."""

from dataclasses import dataclass, field
from functools import cache

from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from caseload.core.catalogues.shelf import shelf
from caseload.core.lists.tabs import CountOf
from caseload.core.models import Notice, User
from caseload.core.permissions import P
from households.models import Household
from households.plans.models import CasePlan
from households.plans.views.lists import PlanList, usual_tab
from visits.issues.filters import TABS, usual_view
from visits.issues.models import Issue

MOST = 999
"""So many are counted beside an entry of the menu."""


@dataclass
class Item:
    label: str
    url: str
    icon: str
    right: str
    also: tuple = ()
    """Addresses of its pages that do not begin with its own."""
    current: bool = False
    due: int = 0
    counted: str = ""
    """Which of the counts stands beside it: of the list that it opens."""
    count: int | None = None


@dataclass
class Group:
    label: str
    items: list = field(default_factory=list)


def shell(request):
    """Context processor: ``shell`` with nav, tabs, unread, size and search; lazy, so that fragments cost nothing."""
    return {"shell": SimpleLazyObject(lambda: _shell(request))}


def _shell(request):
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {
            "nav": [],
            "tabs": [],
            "unread": 0,
            "size": request.size,
            "search": False,
            "syncs": False,
            "role": "",
            **_addresses(),
        }
    counts = _counts(user)
    return {
        "nav": [group for group in _with_counts(_open_to(_nav(), user, request), counts) if group.items],
        "tabs": _open_to([Group("", _tabs(user, counts))], user, request)[0].items,
        "unread": counts.unread,
        "size": user.size,
        "search": user.may(P.HOUSEHOLD_VIEW),
        "papers_url": reverse("errands:papers") if user.may(P.ISSUE_VIEW) else "",
        "feed_url": reverse("activities:feed") if user.may(P.ACTIVITY_VIEW) else "",
        "syncs": user.may(P.VISIT_RECORD),
        "role": user.get_role_display(),
        **_addresses(),
    }


def _addresses():
    return {"notices_url": reverse("notices"), "me_url": reverse("me"), "size_url": reverse("preferences")}


def _counts(user):
    def counted(rows):
        return Coalesce(Subquery(rows.values("n"), output_field=IntegerField()), 0)

    unread = Notice.objects.unread().filter(user=OuterRef("pk")).order_by().values("user").annotate(n=Count("pk"))
    overdue = Issue.objects.overdue().filter(owner=OuterRef("pk")).order_by().values("owner").annotate(n=Count("pk"))
    lists = {name: CountOf(rows.order_by().values("pk")[: MOST + 1]) for name, rows in _listed(user).items()}
    return (
        User.objects.filter(pk=user.pk)
        .annotate(unread=counted(unread), overdue=counted(overdue), **lists)
        .only("pk")
        .get()
    )


def _listed(user):
    """What stands in the lists that the menu opens, under the tab that they open with."""
    issues, plans = TABS[usual_view(user)], PlanList.tabs[usual_tab(user)]
    found = {
        "households": (P.HOUSEHOLD_VIEW, Household.objects.visible_to(user).open()),
        "issues": (P.ISSUE_VIEW, Issue.objects.visible_to(user).filter(issues.holds(user))),
        "plans": (P.PLAN_VIEW, CasePlan.objects.visible_to(user).filter(plans.holds(user))),
    }
    return {f"{name}_listed": rows for name, (right, rows) in found.items() if user.may(right)}


def _with_counts(groups, counts):
    """More than ``MOST`` are not counted on every page: the list says how many."""
    for item in (item for group in groups for item in group.items if item.counted):
        n = getattr(counts, f"{item.counted}_listed")
        item.count = n if n <= MOST else None
    return groups


def _open_to(groups, user, request):
    """The groups with what this user may open; the page's own item is the one whose address it continues furthest."""
    for group in groups:
        group.items = [item for item in group.items if user.may(item.right)]
    items = [item for group in groups for item in group.items]
    nearest = max((_led(item, request.path) for item in items), default=0)
    for item in items:
        item.current = nearest > 0 and _led(item, request.path) == nearest
    return groups


def _led(item, path):
    """How many letters of the page's address this item leads to; 0 when it leads elsewhere."""
    urls = (item.url, *item.also)
    return max((len(url) for url in urls if path == url or (url != "/" and path.startswith(url))), default=0)


@cache
def _catalogues():
    """The addresses of tables of codes that lie at those of their rooms, also of those below another."""
    urls = [reverse(one.page) for one in shelf()]
    below = [one for table in shelf() for one in getattr(table, "below", ()) if one.new]
    urls += [one.url("new").removesuffix("new/") for one in below]
    return tuple(url for url in urls if not url.startswith(reverse("catalogues")))


def _nav():
    return [
        Group(
            "",
            [
                Item(_("Today"), reverse("today"), "sun", P.TODAY),
                Item(_("Households"), reverse("households:list"), "house", P.HOUSEHOLD_VIEW, counted="households"),
                Item(_("Visits"), reverse("visits:list"), "footprints", P.VISIT_VIEW),
                Item(_("Issues"), reverse("issues:list"), "clipboard-list", P.ISSUE_VIEW, counted="issues"),
                Item(_("Papers in hand"), reverse("errands:papers"), "inbox", P.ISSUE_VIEW, also=("/receipts/",)),
                Item(_("Case plans"), reverse("plans:list"), "target", P.PLAN_VIEW, counted="plans"),
                Item(_("Follow-through"), reverse("chain"), "link", P.HOUSEHOLD_VIEW),
            ],
        ),
        _support(),
        Group(
            _("Supervision"),
            [
                Item(_("Caseload review"), reverse("review"), "users", P.REVIEW),
                Item(_("Figures"), reverse("figures"), "bar-chart", P.FIGURES),
                Item(_("Check-up of the registry"), reverse("quality:list"), "check-circle", P.QUALITY),
                Item(_("Rates"), reverse("rates"), "target", P.FIGURES),
            ],
        ),
        _administration(),
    ]


def _support():
    return Group(
        _("Support"),
        [
            Item(_("Benefits"), reverse("policies:list"), "hand-coins", P.HOUSEHOLD_VIEW),
            Item(_("Policies find people"), reverse("eligibility:list"), "target", P.HOUSEHOLD_VIEW),
            Item(_("Rules of eligibility"), reverse("eligibility:rules"), "search", P.RULE_VIEW),
            Item(_("Activities"), reverse("activities:list"), "calendar", P.ACTIVITY_VIEW),
            Item(_("Leaflets"), reverse("leaflets:guide"), "file-text", P.LEAFLET_VIEW),
            Item(_("Needs and offers"), reverse("giving:needs"), "handshake", P.GIVING_VIEW, also=("/gifts/",)),
            Item(_("Jobs"), reverse("employment:openings"), "building", P.JOB_VIEW),
            Item(_("Donations"), reverse("giving:donations"), "archive", P.DONATION_KEEP, also=("/donors/",)),
        ],
    )


def _administration():
    return Group(
        _("Administration"),
        [
            Item(_("Library of goals"), reverse("plans:library"), "book", P.PLAN_LIBRARY),
            Item(_("First steps"), reverse("first_steps"), "check-circle", P.AREAS),
            Item(_("Roster import"), reverse("roster:upload"), "file-up", P.IMPORT),
            Item(_("Import of payments"), reverse("policies:payment_lists"), "hand-coins", P.IMPORT),
            Item(_("People"), reverse("people"), "users", P.PEOPLE),
            Item(_("Areas"), reverse("areas"), "map-pin", P.AREAS),
            Item(_("Catalogues"), reverse("catalogues"), "settings", P.CATALOGUES, also=_catalogues()),
        ],
    )


def _tabs(user, counts):
    """Five at most. Who has no Today of their own begins with the figures."""
    figures = Item(_("Figures"), reverse("figures"), "bar-chart", P.FIGURES)
    return [
        Item(_("Today"), reverse("today"), "sun", P.TODAY) if user.may(P.TODAY) else figures,
        Item(_("Households"), reverse("households:list"), "house", P.HOUSEHOLD_VIEW),
        Item(_("Visit"), reverse("doorstep:pick"), "plus", P.VISIT_RECORD),
        Item(_("Issues"), reverse("issues:list"), "clipboard-list", P.ISSUE_VIEW, due=counts.overdue),
        Item(_("Me"), reverse("me"), "user", P.OWN),
    ]
