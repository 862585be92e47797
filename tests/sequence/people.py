"""Somebody at a browser: opens pages, follows links, sends forms, and keeps account of what was answered."""

from collections import Counter
from urllib.parse import urlencode, urlsplit

from django.http import QueryDict
from django.test import Client
from django.urls import Resolver404, resolve

from tests.sequence.filling import SELDOM, filled
from tests.sequence.page import Page

NEVER = {
    *("account_logout", "account_login", "account_change_password", "sessions", "person_password", "setup"),
    *("preferences", "households:find"),
}
"""What ends the session of one who clicks, and has tests of its own; and the forms in the head of every page."""


class Broken(AssertionError):
    """A page that answers 500."""


def called(address):
    """The name of an address; empty for what is no page of ours."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""


class Visitor:
    """``done``: {name of an address: forms sent there and taken}; ``refused`` those that came back with a problem."""

    def __init__(self, user):
        self.user, self.done, self.refused = user, Counter(), Counter()
        self.client = Client()
        self.client.force_login(user)

    def open(self, address, method="get", **said):
        """The page at ``address``, after all redirections; None where it is a file, or not (any more) this person's."""
        response = getattr(self.client, method)(address, follow=True, **said)
        if response.status_code >= 500:
            raise Broken(f"{self.user.username} {method} {address}: {response.status_code}")
        self.last = response
        if response.status_code >= 400 or not response.headers.get("Content-Type", "").startswith("text/html"):
            return None
        return Page(response.content.decode(), response.request["PATH_INFO"] + self._query(response))

    @staticmethod
    def _query(response):
        query = response.request.get("QUERY_STRING", "")
        return f"?{query}" if query else ""

    def send(self, form, rng, **said):
        """Fill in ``form`` and send it by one of its buttons; where it comes back, once more with what is missing."""
        page, complained = None, set()
        for seldom in (SELDOM, 0, 0):
            name, value, address = rng.choice(form.buttons or [("", "", "")])
            address = address or form.address
            data = QueryDict(mutable=True)
            for key, answer in filled(form, rng, seldom=seldom, complained=complained) + [(name, value)] * bool(name):
                data.appendlist(key, answer)
            for key, answer in said.items():
                data[key] = answer
            page = self._send(form, address, data)
            problems = self.problems()
            if page is None or called(page.address) != called(address) or not problems:
                self.done[called(address)] += 1
                return page
            self.refused[called(address)] += 1
            complained = {one.add_prefix(field) for one in problems for field in fields_of(one)}
        return page

    def _send(self, form, address, data):
        if form.method == "get":
            return self.open(f"{address.split('?')[0]}?{urlencode(list(data.lists()), doseq=True)}")
        return self.open(address, "post", data={name: data.getlist(name) for name in data})

    def problems(self):
        """The forms of the page that came last that complain of something."""
        shown = [one for context in self.last.context or [] for one in context.flatten().values()]
        return [one for one in shown if getattr(one, "is_bound", False) and one.errors]

    def wander(self, rng, start, links=2):
        """From ``start`` over some links to a form, filled in and sent."""
        page = self.open(start)
        for _step in range(rng.randint(0, links)):
            further = [link for link in page.links if may(link)] if page else []
            if not further:
                break
            page = self.open(rng.choice(further)) or page
        forms = [form for form in page.forms if form.method == "post" and may(form.address)] if page else []
        if forms:
            return self.send(rng.choice(forms), rng)
        return page


def fields_of(form):
    """The fields that ``form`` complains of; of a set of forms none, its forms are among the others."""
    return list(form.errors) if isinstance(form.errors, dict) else []


def may(address):
    name = called(address)
    return bool(name) and name not in NEVER


def look_at_everything(visitor, rng, each, start="/"):
    """Open every kind of page that is reached by links from ``start``, ``each`` of a kind. Returns the names."""
    ahead, seen, opened = [start], set(), Counter()
    while ahead:
        address = ahead.pop(rng.randrange(len(ahead)))
        name = called(address)
        if address in seen or not may(address) or opened[name] >= each:
            continue
        seen.add(address)
        opened[name] += 1
        page = visitor.open(address)
        ahead += page.links if page else []
    return set(opened)
