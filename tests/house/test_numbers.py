"""Every number on every page opens a list, and the list has as many rows or says that sum; parts add up to totals.

A number that is a link is written by ``{% figure %}`` or carries ``data-figure``; a list says ``data-total``, or
``data-sum``. Pages are walked on a small demo after everything that has drifted figures from rows before: each kind
once, by the first who comes to it. The long proofs walk all as every role, and the demo as it begins.
"""

from collections import deque
from decimal import Decimal
from functools import cache
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from caseload.core.models import User
from tests import make, small_demo
from tests.house.numbers import Page
from tests.house.use import use
from tests.undone import undone

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("numbers")]
ROLES = ["worker", "supervisor", "admin", "office"]
TELLING = {"view", "due", "status", "by", "tab"}
"""Words of a query whose value says what a page lists."""
CAPPED = 10_000


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        small_demo.bring_in()
        yield
        django_db_setup()


class Walk:
    """``seen``: kinds of pages that others have walked."""

    def __init__(self, user, seen):
        self.client, self.pages = Client(), {}
        self.seen, self.clicked = seen, set()
        make.enter(self.client, user)

    def page(self, url):
        """The page at this address, read; None where it is none."""
        url = url.partition("#")[0]
        if url not in self.pages:
            answer = self.client.get(url, follow=True)
            is_page = answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html")
            self.pages[url] = Page(url, answer.content.decode()) if is_page else None
            for part in self.pages[url].loaded if is_page else ():
                text = self.client.get(part, headers={"HX-Request": "true"}).content.decode()
                self.pages[url].take_in(Page(part, text))
        return self.pages[url]

    def all(self):
        """Every page that links lead to, one of each kind. From the first one others lead on, whoever has seen it."""
        kinds, waiting = {None} | self.seen - {kind_of("/")}, deque(["/"])
        while waiting:
            url = waiting.popleft().partition("#")[0]
            kind = kind_of(url)
            if kind in kinds:
                continue
            kinds.add(kind)
            page = self.page(url)
            if page is None:
                continue
            self.seen.add(kind)
            yield page
            waiting.extend(link.url for link in page.links)


@cache
def kind_of(url):
    """What pages are alike by: their address without its keys, and the words of its query. One of each is opened."""
    parts = urlsplit(url)
    if parts.scheme or parts.netloc:
        return None
    try:
        found = resolve(parts.path)
    except Resolver404:
        return None
    figure = found.kwargs.get("key") if found.view_name == "figure_rows" else None
    return (
        found.view_name,
        figure,
        tuple(sorted((name, value if name in TELLING else "") for name, value in parse_qsl(parts.query))),
    )


def unmarked(page):
    """Links that show a number without saying that a test shall click it."""
    for one in page.links:
        if one.figure is None and kind_of(one.url) and one.shows_a_number:
            yield f"{page.url}: “{' '.join(one.text.split())}” leads to {one.url}"


def misled(walk, page):
    """Numbers that open something else than what they say; of those of a kind on one kind of page only the first."""
    for link in page.links:
        kind = (kind_of(page.url) or page.url)[0], kind_of(link.url)
        if link.figure is None or kind in walk.clicked:
            continue
        walk.clicked.add(kind)
        opened, count = walk.page(link.url), Decimal(link.figure)
        if opened is None:
            yield f"{page.url}: {count} leads to {link.url}, which is no page"
        elif count < CAPPED and count not in (opened.said(urlsplit(link.url).fragment) or {0}):
            yield f"{page.url}: {count} leads to {link.url}, which says {opened.said() or 'no total'}"


def ill_added(page):
    """Tables whose columns add up to something else than their foot."""
    for table in page.tables:
        for said, sums in table.ill_added():
            yield f"{page.url}: {sums} in the rows, {said} below them"


def short_lists(walk, page):
    """Lists that say more rows, or fewer, than their pages have; what follows a month is no page of a list."""
    last = page
    while last and last.totals and last.next_url:
        last = walk.page(last.next_url)
    if page.totals and page.next_url and last and last.lasts != [total for total, _inside in page.totals]:
        yield f"{page.url}: {page.totals} rows are said, the last one is {last.lasts}"


def wrong_numbers(*roles):
    seen, wrong = set(), []
    for role in roles:
        walk = Walk(User.objects.filter(role=role, is_active=True).order_by("pk").first(), seen)
        for page in walk.all():
            wrong += [*unmarked(page), *misled(walk, page), *ill_added(page), *short_lists(walk, page)]
    return wrong


@pytest.mark.prove
def test_every_number_is_that_of_the_list_it_opens(demo):
    wrong = wrong_numbers("office")
    assert wrong == [], "\n" + "\n".join(wrong)


@pytest.mark.parametrize(
    "roles", [ROLES, *(pytest.param([role], marks=pytest.mark.prove) for role in ROLES)], ids="+".join
)
def test_every_number_is_that_of_its_list_after_use_too(demo, roles):
    with undone():
        use()
        wrong = wrong_numbers(*roles)
    assert wrong == [], "\n" + "\n".join(wrong)
