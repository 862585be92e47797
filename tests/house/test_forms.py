"""All forms of all pages, found from the list of addresses."""

import pytest
from django.db import connection
from django.forms import BaseForm
from django.forms.formsets import BaseFormSet

from caseload.core.permissions import ROLES
from caseload.core.services.sent_forms import where_to
from caseload.core.templatetags.ui import is_optional
from tests.house.addresses import addresses
from tests.house.answers import expected
from tests.house.forms import forms_of, upload
from tests.house.test_access import ABOUT, EVERYWHERE, elsewhere, people, sides  # noqa: F401 - fixtures
from tests.house.things import code_of, key_of
from tests.undone import undone

pytestmark = pytest.mark.django_db

SAVES_NOTHING_TWICE = {
    "account_login",
    "account_logout",
    "account_change_password",
    "preferences",
}
"""Forms without a key of their own: logging in and out, and what is a choice and no row."""
CHOICES = {"language", "size"}
ROSTER = "姓名,证件号码,与户主关系\n王建华,37079919550312001X,户主\n"
ANSWERS_BY_NAME = {
    "code": "neu",
    "id_status": "none",
    "id_none_reason": "新生儿",
    "head-id_status": "none",
    "head-id_none_reason": "新生儿",
    "username": "neu",
    "target": "5",
    "title": "屋顶漏雨",
    "category": "benefits",
    **{"working_days": "1", "hours": "", "response_days": "1", "response_hours": ""},
    "text": ROSTER,
}
"""What has a form of its own, or is asked for where something else is said."""


def rows_of_all_tables():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        names = [name for (name,) in cursor if name not in ("django_session", "core_sentform")]
        cursor.execute(" UNION ALL ".join(f"SELECT '{name}', count(*) FROM \"{name}\"" for name in names))
        return dict(cursor.fetchall())


@pytest.fixture
def pages(enter, people, sides, own):  # noqa: F811
    """Each address that shows a page to somebody: its name, the client of who opened it, its url and the answer."""

    def pages(only=lambda name: True):
        for address in addresses():
            right = getattr(address.view, "right", None)
            if right is None or not only(address.name):
                continue
            for user in people.values():
                if right in ROLES[user.role] and expected(address, user.role)[0] == 200:
                    with undone():
                        yield address.name, *opened(address, enter(user), sides, user)
                    break

    return pages


def opened(address, client, sides, user):  # noqa: F811
    key = ()
    if address.name in ABOUT:
        key = key_of(ABOUT[address.name], sides(user)[0])
    elif address.arguments:
        key = (code_of(EVERYWHERE[address.name]),)
    url = address.url(*key)
    return client, url, client.get(url)


def is_page(answer):
    return answer.status_code == 200 and answer["Content-Type"].startswith("text/html") and not answer.streaming


def that_write(answer):
    """The forms of a page that somebody fills in and that write something."""
    return [
        form
        for form in forms_of(answer)
        if form.is_post and "data-submit-often" not in form.attrs and {one.name for one in form.visible} - CHOICES
    ]


def has_no_key(name, form):
    has_key = form.names & {"once", "id"} or "data-outbox" in form.attrs
    return [] if has_key or name in SAVES_NOTHING_TWICE else [one.name for one in form.visible]


def begins_with_a_dash(form):
    """Selects that say nothing where something is to be chosen: one word stands there in all forms."""
    return [
        one.name
        for one in form.visible
        if one.kind == "select" and one.options and not one.options[0][0]
        if "---" in one.words[0] or (one.required and one.words[0] in ("", "—"))
    ]


def sent_empty(client, url, form):
    """The page that answers when nothing is filled in; None where that is saved or leads elsewhere."""
    hidden = {one.name: one.value for one in form.controls if one.kind == "hidden"}
    answer = client.post(form.attrs.get("action") or url, hidden | {one.name: "" for one in form.visible})
    return answer if is_page(answer) else None


def refused(answer):
    """The fields of all forms of a page that were refused."""
    given = [answer.context[key] for key in set(answer.context.keys())]
    rows = [row for rows in given if isinstance(rows, BaseFormSet) for row in rows]
    forms = {id(form): form for form in [*given, *rows] if isinstance(form, BaseForm) and form.is_bound}
    return [field for form in forms.values() for field in form if field.errors]


def called_optional(answer):
    """What may not be left out after all."""
    return [field.html_name for field in refused(answer) if not field.value() and is_optional(field)]


def takes_the_year_one(client, url, form):
    """Days of no living memory that are not refused."""
    days = {one.name: "0001-01-01" for one in form.visible if one.kind == "date"}
    if not days or "once" not in form.names:
        return []
    answer = client.post(form.attrs.get("action") or url, form.filled(**ANSWERS_BY_NAME, **days))
    wrong = {field.html_name for field in refused(answer)} if is_page(answer) else set()
    return sorted(days.keys() - wrong)


def not_in_one_summary(answer):
    page, wrong = answer.content.decode(), refused(answer)
    lines = page.count('<a href="#')
    fits = page.count('class="error-summary"') == bool(wrong) and lines >= len(wrong)
    return [] if fits else [(page.count('class="error-summary"'), [field.html_name for field in wrong])]


ONCE_OR_ALL = pytest.mark.parametrize("each", [False, pytest.param(True, marks=pytest.mark.prove)], ids=["once", "all"])
"""What asks for the same on several pages, or is served by one view, is one form: sent once here, and everywhere in the
long proofs."""


@ONCE_OR_ALL
def test_every_form_keeps_the_rules_of_forms(pages, each):
    """It has a key by which it is saved once and keeps a draft; its selects begin alike; nothing that is asked for is
    called optional; and all that is to be put right stands in one summary."""
    seen, faults = set(), []
    for name, client, url, answer in pages():
        for form in that_write(answer) if is_page(answer) else ():
            names = frozenset(form.names)
            if names in seen and not each:
                continue
            seen.add(names)
            faults += [(name, "key", has_no_key(name, form)), (name, "select", begins_with_a_dash(form))]
            with undone():
                empty = sent_empty(client, url, form) if name not in SAVES_NOTHING_TWICE else None
            with undone():  # anew, for what was saved empty is found again under its key
                faults += [(name, "day", takes_the_year_one(client, url, form))]
            if empty:
                faults += [(name, "optional", called_optional(empty)), (name, "summary", not_in_one_summary(empty))]
    assert [fault for fault in faults if fault[-1]] == []
    assert len(seen) > 60


CREATES = {
    *("households:new", "households:member_new", "issues:new", "issues:action_issue_new", "errands:new"),
    *("plans:new", "plans:goal_new", "plans:action_new", "plans:note_new", "plans:conference_new", "plans:review_new"),
    *("plans:referral_new", "plans:template_new", "area_new", "person_new", "calendar", "issues:department_new"),
    *("households:category_new", "issues:category_new", "errands:kind_new", "leaflets:leaflet_new", "issues:limit_new"),
    *("roster:paste", "roster:upload"),
}
"""Addresses of forms that make a row. Whatever else makes one is found, and sent twice as well."""


def files(form):
    """Something for the files that it asks for."""
    return {one.name: upload("名册.csv", ROSTER) for one in form.visible if one.kind == "file" and one.required}


def pressed_twice(client, url, form):
    """Whether the form was saved, and what the second press wrote or where it led, where that is wrong."""
    to = form.attrs.get("action") or url
    pairs = form.filled(**ANSWERS_BY_NAME)
    first = client.post(to, pairs | files(form))
    there = where_to(first)
    if not there:
        return False, ""
    before = rows_of_all_tables()
    second = client.post(to, pairs | files(form))
    written = {name for name, count in rows_of_all_tables().items() if count != before[name]}
    return True, (written or "") if where_to(second) == there else (where_to(second), there)


@ONCE_OR_ALL
def test_what_is_sent_twice_is_saved_once(pages, each):
    saved, wrong = set(), []
    first = {address.view: address.name for address in reversed(addresses())}
    for name, client, url, answer in pages(lambda name: each or name in CREATES or name in first.values()):
        for form in that_write(answer) if is_page(answer) else ():
            if "once" in form.names:
                with undone():
                    was_saved, fault = pressed_twice(client, url, form)
                saved |= {name} if was_saved else set()
                wrong += [(name, fault)] if fault else []
    assert wrong == []
    assert CREATES - saved == set()
