"""An errand has one deadline, which is its issue's; a copy is no original."""

from datetime import timedelta

import pytest
from django.utils import timezone

from caseload.core.services.calendar import add_working_days, set_day
from tests import make
from visits.errands.forms.errands import ErrandForm, ErrandMoveForm, PaperLine
from visits.errands.models import ErrandKind, Paper
from visits.errands.models.moves import MOVES
from visits.errands.services.errands import begin_errand, move_errand, open_errand

pytestmark = pytest.mark.django_db


@pytest.fixture
def errand(worker, own):
    return open_errand(by=worker, household=own, what=ErrandKind.objects.get(pk="chronic_cert"))


def test_it_is_expected_on_the_day_on_which_the_issue_is_due(errand, worker):
    day = add_working_days(timezone.localdate(), errand.what.working_days)
    errand.issue.refresh_from_db()
    assert errand.expected_on == timezone.localdate(errand.issue.due_at) == day


def test_a_day_that_the_office_names_moves_both(errand, worker):
    later = timezone.localdate() + timedelta(days=40)
    asked = {"handed_to": "医保所", "handed_on": timezone.localdate(), "expected_on": later}
    move_errand(by=worker, errand=errand, verb="submit", **asked)
    errand.issue.refresh_from_db()
    assert errand.expected_on == timezone.localdate(errand.issue.due_at) == later
    begin_errand(by=worker, issue=errand.issue, what=errand.what, expected_on=later + timedelta(days=1))
    errand.issue.refresh_from_db()
    assert errand.expected_on == later + timedelta(days=1)


def test_a_holiday_moves_both(errand):
    before = errand.expected_on
    set_day(by=None, day=add_working_days(timezone.localdate(), 1), is_workday=False)
    errand.issue.refresh_from_db()
    assert errand.expected_on == add_working_days(before, 1)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("身份证", "original"), ("身份证复印件", "copy"), ("户口簿影印件", "copy"), ("ID card, Copy", "copy")],
)
def test_what_is_called_a_copy_is_one(name, kind):
    form = PaperLine({"name": name, "kind": "original", "quantity": "1"})
    assert form.is_valid() and form.cleaned_data["kind"] == kind == Paper.Kind.named(name)


def test_taken_on_a_visit_too(own, worker):
    what = ErrandKind.objects.get(pk="chronic_cert")
    rows = [{"what": what, "names": ["身份证", "病历复印件"], "money": None, "given_by": "王建华"}]
    make.visit(own, worker, beside={"errands": rows})
    assert dict(Paper.objects.values_list("name", "kind")) == {"身份证": "original", "病历复印件": "copy"}


def test_what_is_overdue_stays_so_when_an_errand_is_made_of_it(worker, own):
    """More time is asked for, and granted by somebody else; a kind that takes longer gives none."""
    issue = make.issue(worker, own, opened_at=timezone.now() - timedelta(days=40))
    was = issue.due_at
    assert was < timezone.now()
    errand = begin_errand(by=worker, issue=issue, what=ErrandKind.objects.get(pk="chronic_cert"))
    issue.refresh_from_db()
    assert issue.due_at == was and errand.expected_on == timezone.localdate(was)


def test_the_days_of_an_errand_are_days_that_can_be(errand, own):
    """Handed in not in the future; expected on a coming day; delivered after it was handed in."""
    today, day = timezone.localdate(), timedelta(days=1)
    submit, deliver = (next(move for move in MOVES if move.verb == verb) for verb in ("submit", "deliver"))

    def refused(move, **said):
        form = ErrandMoveForm({name: str(value) for name, value in said.items()}, row=errand, move=move)
        return {name for name in said if name in form.errors}

    assert refused(submit, handed_on=today - day, expected_on=today) == set()
    assert refused(submit, handed_on=today + day) == {"handed_on"}
    for far in (today - day, today + 400 * day, "2199-01-01", "0001-01-01"):
        assert refused(submit, expected_on=far) == {"expected_on"}, far
        assert "expected_on" in ErrandForm({"expected_on": str(far)}, household=own).errors
    errand.handed_on = today - day
    assert refused(deliver, delivered_on=today) == set()
    assert refused(deliver, delivered_on=today - 2 * day) == refused(deliver, delivered_on=today + day)
    assert refused(deliver, delivered_on=today + day) == {"delivered_on"}
