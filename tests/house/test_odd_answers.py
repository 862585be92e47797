"""What somebody enters by mistake into any form of support, activities and jobs: refused in words, and what was typed
stays."""

import pytest

from tests.house import hostile
from tests.house.forms import forms_of
from tests.house.test_access import elsewhere, people, sides  # noqa: F401 - fixtures
from tests.house.test_forms import ANSWERS_BY_NAME, files, is_page, pages, that_write  # noqa: F401 - a fixture
from tests.house.test_hostile import ask, broken

pytestmark = pytest.mark.django_db

ROOMS = {"policies", "eligibility", "leaflets", "giving", "employment", "activities"}
TYPED = {"text", "textarea", "number", "date", "month", "time", "tel"}
ODD = [*hostile.HARD, "-1", "1e400", "NaN", "٣", "12,5", "３００", "2026-02-30", "甲" * 5000]


def typed(form):
    return [one.name for one in form.visible if one.kind in TYPED]


def lost(answer, form, sent):
    """The fields whose text is gone from the page that refuses the form."""
    if not is_page(answer):
        return []
    for again in forms_of(answer):
        if again.names >= form.names - {"once"}:
            kept = {one.name: one.value.strip() for one in again.controls if one.kind in TYPED}
            return [name for name in typed(form) if sent.get(name, [""])[0].strip() not in ("", kept.get(name))]
    return ["the form"]


def odd_answers(form):
    """Each odd text in each field by itself."""
    return [{name: text} for name in typed(form) for text in ODD]


def entered(name, client, url, form, odd):
    """What goes wrong with a form that is filled in well but for what is ``odd``."""
    sent = form.filled(**ANSWERS_BY_NAME) | {key: [text] for key, text in odd.items()}
    answer = ask(client, "post", form.attrs.get("action") or url, sent | files(form))
    ((field, text),) = odd.items()
    said = (name, field, text[:20])
    gone = [] if answer.status_code >= 500 or "\0" in said[2] else lost(answer, form, sent)
    return broken(answer, *said) + ([(*said, "lost", gone)] if gone else [])


@pytest.mark.prove
def test_no_form_breaks_or_forgets_what_was_typed(pages):  # noqa: F811
    seen, wrong = set(), []
    for name, client, url, answer in pages(lambda name: name.partition(":")[0] in ROOMS):
        for form in that_write(answer) if is_page(answer) else ():
            if frozenset(form.names) not in seen:
                wrong += [found for odd in odd_answers(form) for found in entered(name, client, url, form, odd)]
            seen.add(frozenset(form.names))
    assert wrong == [] and len(seen) > 20
