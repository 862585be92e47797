"""A page as the test of its numbers reads it: which number leads where, and what its own list says it holds."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from html.parser import HTMLParser
from itertools import zip_longest
from urllib.parse import urljoin, urlsplit

from django.urls import resolve

NO_FIGURE = re.compile(
    r"\b20\d\d\b|\d{4}年|\d+月(\d+日)?|\d+ [A-Z][a-z]{2}\b( \d{4})?|\d{1,2}:\d\d|\d{4}-\d\d(-\d\d)?"  # days and times
    r"|\+?[\d*]{7,}|\b\d{3}\*+\d{4}|[A-Z]{1,3}\d[\d-]{5,}"  # telephones, numbers of issues and households
    r"|\d+(\.\d+)?\s*(天|日|岁|元|个工作日|小时|分钟|秒)|A\+*|\d+–\d+"  # time left, ages, money, rows of a page
)
"""Numbers that say when, who or how long: nothing is counted by them."""
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "use"}


@dataclass
class Link:
    url: str
    figure: str | None
    text: str = ""

    @property
    def shows_a_number(self):
        """A bare number always, and any in words that lead to more than one thing."""
        words = NO_FIGURE.sub("", self.text).strip()
        return bool(re.fullmatch(r"[\d,]+\s*\w{0,3}", words) or (re.search(r"\d", words) and not self.is_of_one_thing))

    @property
    def is_of_one_thing(self):
        return bool(resolve(urlsplit(self.url).path).kwargs)


@dataclass
class Table:
    """The figures of each cell of each row, and of the rows of its foot."""

    rows: list = field(default_factory=list)
    foot: list = field(default_factory=list)

    def ill_added(self):
        """(what a cell of the foot says, what the cells above it add up to) where they differ."""
        for foot in self.foot:
            for place, said in enumerate(foot):
                above = [row[place] for row in self.rows if place < len(row) and row[place]]
                sums = [sum(numbers) for numbers in zip_longest(*above, fillvalue=0)]
                if said and any(said) and sums != said:
                    yield said, sums


class Page(HTMLParser):
    def __init__(self, url, html):
        super().__init__()
        self.url = url
        self.links, self.totals, self.sums, self.loaded, self.tables = [], [], [], [], []
        self.next_url, self.lasts = "", []
        self._open, self._link, self._in_foot = [], None, False
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag not in VOID:
            self._open.append((tag, given.get("id")))
        if tag == "table":
            self.tables.append(Table())
        if tag == "tfoot":
            self._in_foot = True
        if tag == "tr" and self.tables:
            (self.tables[-1].foot if self._in_foot else self.tables[-1].rows).append([])
        if tag in ("td", "th") and self._rows():
            self._rows()[-1].append([])
        self._read(tag, given)

    def _read(self, tag, given):
        inside = [name for _tag, name in self._open if name]
        if "data-total" in given:
            self.totals.append((int(given["data-total"]), inside))
            self.lasts.append(int(given.get("data-last") or given["data-total"]))
        if "data-sum" in given:
            self.sums.append((Decimal(given["data-sum"]), inside))
        if "data-figure" in given and self._rows() and self._rows()[-1]:
            self._rows()[-1][-1].append(Decimal(given["data-figure"]))
        if tag == "a" and given.get("href"):
            self._link = Link(urljoin(self.url, given["href"]), given.get("data-figure"))
            self.links.append(self._link)
            if given.get("rel") == "next":
                self.next_url = self._link.url
        if "load" in given.get("hx-trigger", ""):
            self.loaded.append(urljoin(self.url, given["hx-get"]))

    def _rows(self):
        if not self.tables or "table" not in [tag for tag, _name in self._open]:
            return []
        return self.tables[-1].foot if self._in_foot else self.tables[-1].rows

    def handle_endtag(self, tag):
        while self._open and self._open.pop()[0] != tag:
            pass
        if tag == "a":
            self._link = None
        if tag == "tfoot":
            self._in_foot = False

    def handle_data(self, data):
        if self._link is not None:
            self._link.text += data

    def take_in(self, part):
        """What is loaded into the page once it stands."""
        for name in ("links", "totals", "sums", "tables", "lasts"):
            getattr(self, name).extend(getattr(part, name))

    def said(self, fragment=""):
        """What the page's lists, or the one under ``fragment``, hold or add up to."""
        return {n for n, inside in (*self.totals, *self.sums) if not fragment or fragment in inside}
