"""The pages measured, each as the person who uses it, with what it costs in time and queries."""

import re
from dataclasses import dataclass
from html import unescape
from statistics import median
from time import perf_counter
from typing import NamedTuple

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from caseload.core.models import User
from households.models import Household

FLOOR = "empty page, logged in"
PAGES_ON = 200
RUNS = 15
NEXT = re.compile(r'href="([^"]+)" rel="next"')


class Page(NamedTuple):
    name: str
    who: str
    address: str


@dataclass
class Measured:
    seconds: float
    ratio: float
    """To the floor, measured in turns with it."""
    queries: int
    kilobytes: float
    sent: float
    """Kilobytes that travel, compressed."""


def clients():
    """A logged-in browser for each role that is measured."""
    found = {}
    for name in ("office", "supervisor", "worker"):
        found[name] = Client(headers={"host": "localhost"})
        found[name].force_login(User.objects.get(username=name))
    return found


def pages(browsers):
    """The pages measured; the first is the floor."""
    households, name = reverse("households:list"), Household.objects.open().first().head_name
    own = Household.objects.filter(worker__username="worker").order_by("pk").first()
    return [
        Page(FLOOR, "worker", reverse("me")),
        Page("household list, by due day: most overdue first", "office", households),
        Page(f"household list, page {PAGES_ON} or the last", "office", _page_on(browsers["office"], households)),
        Page("household list, overdue only", "office", f"{households}?due=overdue"),
        Page("search, two characters", "office", f"{households}?q={name[:2]}"),
        Page("visits", "office", reverse("visits:list")),
        Page("issues", "office", reverse("issues:list")),
        Page("issues, board", "office", reverse("issues:board")),
        Page("rates of issues, by area", "office", reverse("rates")),
        Page("rates of issues, by month", "office", f"{reverse('rates')}?by=month"),
        Page("papers in hand", "office", reverse("errands:papers")),
        Page("Today", "worker", reverse("today")),
        Page("household page", "worker", reverse("households:detail", args=[own.pk])),
        Page("review, three communities", "supervisor", reverse("review")),
        Page("review, the street", "office", reverse("review")),
        Page("figures", "office", reverse("figures")),
        Page("gaps", "office", reverse("eligibility:list")),
        Page("gaps, by policy and area", "office", reverse("eligibility:matrix")),
    ]


def measure(browser, address, floor):
    """The page and, in turns with it, the floor: so that what else the machine does weighs on both alike."""
    size, sent, queries = _once(browser, address)
    _once(*floor)
    times, floors = [], []
    for _ in range(RUNS):
        times.append(_seconds(browser, address))
        floors.append(_seconds(*floor))
    return Measured(median(times), median(times) / median(floors), queries, size, sent)


def _once(browser, address):
    """(kilobytes, kilobytes compressed, queries) of an answer; it warms up what is kept in memory."""
    browser.get(address)
    with CaptureQueriesContext(connection) as asked:
        answer = browser.get(address)
        queries = len(asked)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    sent = browser.get(address, headers={"accept-encoding": "gzip"})
    return len(answer.content) / 1024, len(sent.content) / 1024, queries


def _seconds(browser, address):
    start = perf_counter()
    browser.get(address)
    return perf_counter() - start


def _page_on(browser, address):
    """Follow "next" as a reader would, until PAGES_ON or the last page."""
    at = address
    for _ in range(PAGES_ON - 1):
        found = NEXT.search(browser.get(at).content.decode())
        if not found:
            break
        at = address + unescape(found[1])
    return at
