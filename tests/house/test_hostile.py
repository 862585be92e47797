"""No address answers 500 to anything that a browser can send in it, in its headers or as its method."""

import base64
import json
import re
import uuid
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from caseload.core.permissions import Role
from tests import make
from tests.house import hostile
from tests.house.addresses import addresses
from tests.undone import undone

pytestmark = pytest.mark.django_db

PAGED = ["after", "before"]
PERIOD = ["area", "period", "from", "to"]
LISTS = {
    "households:list": ["q", "area", "category", "worker", "due", "issues", "cause", "status", "unknown", *PAGED],
    "visits:list": ["area", "worker", "visited_from", "visited_to", "outcome", "kind", "household", *PAGED],
    "doorstep:pick": ["q", "unknown", *PAGED],
    "issues:list": [
        *["view", "q", "area", "category", "worker", "kind", "priority", "status", "rated", "satisfied"],
        *["opened_from", "opened_to", "closed_from", "closed_to", *PAGED],
    ],
    "issues:new": ["household"],
    "people": ["q", "role", "area", "active", *PAGED],
    "notices": PAGED,
    "review": ["area"],
    "figures": PERIOD,
    "calendar": ["year"],
    "area_new": ["parent"],
    "account_login": ["next"],
}
"""Every list and what its address may carry."""
ROWS = ["households", "visits", "issues_open", "people_helped"]
DAYS = {"visited_from", "visited_to", "opened_from", "opened_to", "closed_from", "closed_to", "from", "to"}


def ask(client, method, *args, **kwargs):
    """The answer, or what the page broke with, in words."""
    client.raise_request_exception = False
    with undone():
        answer = getattr(client, method)(*args, **kwargs)
        answer.content  # noqa: B018 — a page that is rendered late breaks here
    return answer


def broken(answer, *said):
    """What went wrong, if something did: for the list at the end of a test."""
    if answer.status_code < 500:
        return []
    return [(*said, repr(answer.exc_info[1])[:200] if getattr(answer, "exc_info", None) else answer.status_code)]


@pytest.fixture
def filled(own, worker, east, supervisor):
    """A few rows of each kind."""
    for number in range(2):
        make.household(east, f"王{number}", worker=worker)
    make.visit(own, worker)
    make.issue(worker, own)
    return own


@pytest.fixture
def people(worker, supervisor, office, admin):
    return {user.role: user for user in (worker, supervisor, office, admin)}


def opener(address, people, enter):
    """A client whose role may open the address."""
    for role in (Role.OFFICE, Role.ADMIN, Role.SUPERVISOR, Role.WORKER):
        client = enter(people[role])
        if ask(client, "get", address).status_code == 200:
            return client
    raise AssertionError(address)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_bears_whatever_its_address_carries(name, filled, people, enter):
    url = reverse(name)
    client = Client() if name == "account_login" else opener(url, people, enter)
    found = []
    for parameter in LISTS[name]:
        for text in hostile.mixture(5) if parameter == "q" else hostile.HARD[:3]:
            found += broken(ask(client, "get", url, {parameter: text}), parameter, text[:60])
    assert found == []


@pytest.mark.parametrize("key", ROWS)
def test_the_rows_behind_a_figure_bear_whatever_their_address_carries(key, filled, people, enter):
    url, client, found = reverse("figure_rows", args=[key]), enter(people[Role.OFFICE]), []
    assert ask(client, "get", url).status_code == 200
    for parameter in [*PERIOD, "worker", "cause", *PAGED]:
        for text in hostile.HARD[:4]:
            found += broken(ask(client, "get", url, {parameter: text}), parameter, text[:60])
    assert found == []


def cursor(*values):
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode()


def test_a_cursor_of_somebody_elses_making_is_borne(filled, people, enter):
    key, found = str(uuid.uuid4()), []
    values = [
        "\0",
        "\ud800",
        "甲",
        str(10**30),
        "-1",
        "9999-12-31",
        "2026-01-01T00:00:00+23:59",
        "",
        "9" * 5000,
        "NaN",
        key,
    ]
    offsets = [0, -1, 10**30, float("inf"), float("nan"), "²", None, [], "9" * 5000, True]
    sent = [cursor(value, other, 0) for value in values for other in ("1", value)[: 1 + value.startswith("9")]]
    sent += [cursor("2026-01-01", "1", offset) for offset in offsets]
    sent += [base64.urlsafe_b64encode(text).decode() for text in (b"[" * 3000, b"{}", b"1", b"\xff", b'"abc"', b"[]")]
    for number, name in enumerate(("households:list", "visits:list", "people")):
        client = opener(reverse(name), people, enter)
        for text in sent if number == 0 else sent[number::4]:
            for parameter in PAGED:
                answer = ask(client, "get", reverse(name), {parameter: text})
                found += broken(answer, name, parameter, base64.urlsafe_b64decode(text)[:60])
    assert found == []


@pytest.mark.parametrize("name", ["households:list", "doorstep:pick", "issues:list", "people", "account_login"])
def test_no_script_comes_back_as_it_was_sent(name, own, people, enter):
    url = reverse(name)
    client = Client() if name == "account_login" else opener(url, people, enter)
    plain = ask(client, "get", url).content.decode()
    parameters = [parameter for parameter in LISTS[name] if parameter not in PAGED]
    for text in hostile.scripts(12):
        answer = ask(client, "get", url, dict.fromkeys(parameters, text))
        page = answer.content.decode()
        assert answer.status_code < 500
        assert text in plain or text not in page, text
        assert hostile.Acts(page).found == [], text


def test_what_would_run_is_seen():
    for page in ('<a href=" JavaScript:x">', "<img onerror=x>", "<iframe srcdoc=x>", '<p title=""><b hx-get="data:x">'):
        assert hostile.Acts(page).found, page
    assert not hostile.Acts('<a href="/x" title="onclick=x">&lt;a href=javascript:x&gt;</a>').found


def away(location):
    """Whether a browser on http://testserver would leave it: it reads a backslash as a slash and skips controls."""
    read = re.sub(r"[\x00-\x20]", "", location).replace("\\", "/")
    parts = urlsplit(read)
    return read.startswith("//") or ((parts.scheme or parts.netloc) and parts.netloc != "testserver")


def test_nobody_is_led_away_from_the_site(worker):
    known = [line.replace("www.whitelisteddomain.tld", "testserver") for line in hostile.public("redirect")]
    found = []
    for number, text in enumerate([*hostile.ours("redirect"), *known[::4]]):
        client = Client()
        answer = ask(client, "post", reverse("preferences"), {"size": "A", "next": text})
        assert answer.status_code == 302 and not away(answer.url), text
        if number % 12:
            continue
        given = {"login": "li", "password": make.PASSWORD, "next": text}
        answer = ask(client, "post", reverse("account_login"), given)
        found += broken(answer, text)
        assert answer.status_code == 302 and not away(answer.url), text
    assert found == []


BOTH = [Role.ADMIN, pytest.param(Role.WORKER, marks=pytest.mark.prove)]
"""Who opens all addresses: a worker, whom most of them refuse, only in the long proofs."""
KEYS = [2**63, 10**30]
METHODS = ["head", "options", "put", "patch", "delete", "trace"]
TWO = len(METHODS) // 2


def keys_for(address):
    """Hostile keys that the address's pattern takes."""
    kinds = {"UUIDConverter": [uuid.UUID(int=0), uuid.UUID(int=2**128 - 1)], "IntConverter": KEYS}
    words = ["a" * 500, "0000-00-00"]
    offered = [kinds.get(type(kind).__name__, words) for kind in converters(address.name)]
    return [tuple(row[n % len(row)] for row in offered) for n in range(max(map(len, offered), default=0))]


def converters(name):
    resolver = get_resolver()
    for namespace in name.split(":")[:-1]:
        resolver = resolver.namespace_dict[namespace][1]
    return list(resolver.reverse_dict.getlist(name.split(":")[-1])[0][3].values())


@pytest.mark.parametrize("role", BOTH)
def test_absurd_keys_and_methods(role, own, people, enter):
    client, found = enter(people[role]), []
    for number, address in enumerate(addresses()):
        for key in keys_for(address) if address.arguments else [()]:
            rare = METHODS[number % TWO :: TWO] if not key and role == Role.ADMIN else []
            for method in ["get", "post", *rare]:
                if address.name == "account_logout" and method == "post":
                    continue
                found += broken(ask(client, method, address.url(*key)), address.name, method, key)
    assert found == []


def test_addresses_that_are_no_addresses(worker, enter):
    client, found = enter(worker), []
    texts = hostile.sample("traversal", 30)
    for text in ["/%00", "/households/%00/", "/visits/not-a-uuid/", "/calendar/%00/", "/%ff%fe", *texts]:
        found += broken(ask(client, "get", "/" + text.lstrip("/")), text)
    assert found == []


HEADERS = {
    "referer": "http://[::1",
    "hx-current-url": "http://[",
    "hx-request": "true",
    "accept-language": "\x00zh;q=9e999," * 100,
    "user-agent": "🦄" * 3000,
    "x-forwarded-for": "not an address, ' OR 1=1",
    "x-requested-with": "<script>",
    "host": "evil.example",
    "content-type": "text/html; charset=nothing",
    "range": "bytes=9-1",
    "if-modified-since": "0001-99-99",
}


def test_headers_and_cookies_from_nowhere(worker, enter):
    found = []
    for url in (reverse("today"), reverse("account_login"), reverse("households:list")):
        for number, (name, value) in enumerate(HEADERS.items()):
            for client in (Client(), enter(worker))[number % 2 :]:
                for method in ("get", "post"):
                    found += broken(ask(client, method, url, headers={name: value}), url, method, name)
        for name in ("sessionid", "caseload_language", "caseload_size", "csrftoken", "messages"):
            for value in ("\0", "\0" * 32, "x" * 5000, "../../etc/passwd"):
                client = Client()
                client.cookies[name] = value
                found += broken(ask(client, "get", url), url, name, value[:20])
    assert found == []


BODIES = [
    ("application/json", b'{"q": "x"}'),
    ("application/json", b"\xff"),
    ("text/plain", b"\0" * 100),
    ("multipart/form-data", b"no boundary"),
    ("multipart/form-data; boundary=x", b"--x\r\nnothing"),
    ("application/x-www-form-urlencoded; charset=utf-16", b"q=1"),
    ("application/x-www-form-urlencoded", b"q=%ff%fe%00&q=%ed%a0%80&=&&;"),
    ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % n for n in range(6000))),
    ("nonsense", b"\x80"),
    ("", b""),
]


@pytest.mark.parametrize("role", BOTH)
def test_bodies_of_the_wrong_kind(role, own, people, enter):
    client, found = enter(people[role]), []
    posted = [address.url() for address in addresses() if not address.arguments and "logout" not in address.name]
    about = [reverse("households:edit", args=[own.pk]), reverse("doorstep:new", args=[own.pk])]
    for number, url in enumerate([*posted, *about]):
        for kind, body in BODIES if url in about else BODIES[(number + (role == Role.WORKER)) % 4 :: 4]:
            found += broken(ask(client, "post", url, body, content_type=kind), url, kind, body[:30])
    assert found == []


def test_the_same_parameter_many_times(filled, people, enter):
    client, found = enter(people[Role.OFFICE]), []
    for name, parameters in LISTS.items():
        query = "&".join(f"{parameter}={value}" for parameter in parameters for value in ("1", "", "x", "%00", "1"))
        found += broken(ask(client, "get", f"{reverse(name)}?{query}"), name)
        found += broken(ask(client, "get", f"{reverse(name)}?{query.replace('=', '[]=')}&=&%00=1"), name)
    assert found == []


def test_a_form_without_its_token_is_answered_in_words(worker, admin, own):
    for user in (worker, admin):
        client = Client(enforce_csrf_checks=True)
        client.cookies["caseload_language"] = "en"
        client.force_login(user)
        for address in addresses():
            if address.arguments:
                continue
            answer = ask(client, "post", address.url(), {"csrfmiddlewaretoken": "\0" * 32})
            assert answer.status_code == 403, address.name
            assert "had been open for too long" in answer.content.decode(), address.name
