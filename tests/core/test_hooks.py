"""What rooms tell each other upwards: named in the settings, and wrong names end the start."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.test import override_settings

from caseload.core import hooks

GOOD = "households.plans.services.plans.households_handed_over"


@pytest.fixture
def heard_again():
    """The listeners of the settings as they are, whatever a test wired."""
    yield
    hooks.wire()


@pytest.mark.parametrize(
    "event, listener, words",
    [
        ("households_handed_ower", GOOD, "no room declares: households_handed_ower"),
        ("households_handed_over", GOOD + "x", "households_handed_over: .*households_handed_overx"),
        ("households_handed_over", "households.plans.nowhere.x", "households_handed_over: No module"),
        ("person_left", GOOD, "must take by, user; missing"),
    ],
)
def test_a_name_that_leads_nowhere_ends_the_start(heard_again, event, listener, words):
    wrong = override_settings(CASELOAD_HOOKS={event: [listener]})
    with wrong, pytest.raises(ImproperlyConfigured, match=words):
        hooks.wire()


def test_who_listens_is_called_in_the_order_of_the_settings(monkeypatch):
    event = hooks.Event("a_test", ("n",))
    monkeypatch.delitem(hooks._events, "a_test")
    heard = []
    event.listeners = [lambda n: heard.append(("first", n)), lambda n: heard.append(("second", n)) or n]
    event.tell(n=1)
    assert heard == [("first", 1), ("second", 1)]
    assert event.ask(n=2) == [2]


def test_the_command_prints_them(capsys):
    call_command("hooks")
    printed = capsys.readouterr().out
    assert "households_handed_over (by, former, worker, note)\n    visits.issues.services.ownership" in printed
