"""A correction reaches what was written beside the visit, and stops where others have built on it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from caseload.core import catalogues
from caseload.core.casework.moves import Overtaken
from households.services.members import remove_member
from households.support.leaflets.models import Leaflet
from tests import make
from tests.doorstep.test_parts import as_it_stands
from visits.doorstep.models import HouseholdChange, VisitPhoto
from visits.doorstep.services.correcting import correct, history_of
from visits.doorstep.services.findings import enter_change
from visits.issues.models import Issue
from visits.issues.services.issues import move_issue
from visits.models import Visit, VisitDay

pytestmark = pytest.mark.django_db


def found(item, state, grade="", wants_issue=True):
    return {"item": item, "state": state, "grade": grade, "wants_issue": wants_issue}


def address(visit):
    return reverse("doorstep:correct", args=[visit.pk])


def form_of(client, visit):
    return as_it_stands(client.get(address(visit)).context["form"])


def save(client, visit, **anew):
    """The answer to the correction page, sent as it stands but for ``anew``."""
    return client.post(address(visit), form_of(client, visit) | anew)


def complaints(answer):
    return " ".join(words for listed in answer.context["form"].errors.values() for words in listed)


def told_to(client, visit):
    """What the page of the visit says of its last correction."""
    return client.get(reverse("doorstep:visit", args=[visit.pk])).context["entries"][0].changes


def water(household):
    household.refresh_from_db()
    return household.safe_water


def test_a_risk_that_was_none_takes_back_its_issue_and_what_the_file_says(enter, own, worker):
    type(own).objects.update(safe_water=True)
    own.refresh_from_db()
    visit = make.visit(own, worker, beside={"findings": [found("water", "risk")]})
    assert (water(own), own.open_issue_count) == (False, 1)
    assert save(enter(worker), visit, check_water="unknown").status_code == 302
    assert (water(own), own.open_issue_count, Issue.objects.get().status) == (True, 0, "withdrawn")
    assert visit.findings.get().issue is None
    assert save(enter(worker), visit, check_water="").status_code == 302
    assert not visit.findings.exists() and water(own) is True


def test_a_risk_that_was_overlooked_opens_an_issue_and_stands_in_the_file(enter, own, worker):
    visit = make.visit(own, worker, beside={"findings": [found("water", "fine")]})
    assert save(enter(worker), visit, check_water="risk").status_code == 302
    assert (water(own), own.open_issue_count) == (False, 1)
    assert visit.findings.get().issue == Issue.objects.get()
    assert save(enter(worker), visit, no_issue="water").status_code == 302
    assert (own.open_issue_count, Issue.objects.get().status) == (1, "withdrawn")


def test_an_issue_under_way_keeps_what_was_found_at_risk(enter, own, worker, en):
    visit = make.visit(own, worker, beside={"findings": [found("medical", "risk"), found("food", "fine")]})
    issue = Issue.objects.get()
    client = enter(worker)
    sent = form_of(client, visit)
    move_issue(by=worker, issue=issue, verb="start")
    answer = client.post(address(visit), sent | {"check_medical": "fine"})
    assert issue.number in complaints(answer) and "stays at risk" in complaints(answer)
    assert issue.number in complaints(client.post(address(visit), sent | {"no_issue": "medical"}))
    assert "stays at risk" in client.get(address(visit)).content.decode()
    assert client.post(address(visit), sent | {"check_food": "unknown"}).status_code == 302
    issue.refresh_from_db()
    assert issue.is_open and visit.findings.get(item="medical").issue == issue
    assert visit.findings.get(item="food").state == "unknown"
    stored = Visit.objects.get()
    with pytest.raises(Overtaken):
        beside = {"findings": [], "changes": [], "leaflets": [], "photos": ([], [])}
        correct(by=worker, visit=stored, beside=beside)


def test_an_issue_on_which_a_later_visit_relies_stays(enter, own, worker, en):
    visit = make.visit(own, worker, beside={"findings": [found("medical", "risk")]})
    make.visit(own, worker, beside={"findings": [found("medical", "risk")]})
    assert "another visit relies" in complaints(save(enter(worker), visit, check_medical="fine"))
    assert Issue.objects.get().is_open


def test_the_file_says_what_the_newest_visit_found_whatever_is_corrected_before_it(enter, own, worker):
    days = [timezone.now() - timezone.timedelta(hours=hours) for hours in (3, 1)]
    first = make.visit(own, worker, visited_at=days[0], beside={"findings": [found("water", "risk", "", False)]})
    make.visit(own, worker, visited_at=days[1], beside={"findings": [found("water", "risk", "", False)]})
    assert save(enter(worker), first, check_water="fine").status_code == 302
    assert water(own) is False


def test_what_somebody_changed_in_the_file_since_stays(enter, own, worker):
    visit = make.visit(own, worker, beside={"findings": [found("water", "risk", "", False)]})
    type(own).objects.update(safe_water=None)
    assert save(enter(worker), visit, check_water="fine").status_code == 302
    assert (water(own), visit.findings.get().state) == (None, "fine")


def test_a_change_that_stands_in_the_file_stays(enter, own, worker, en):
    visit = make.visit(own, worker, beside={"changes": ["birth", "illness"]})
    client = enter(worker)
    sent = form_of(client, visit)
    enter_change(by=worker, change=HouseholdChange.objects.get(kind="birth"))
    assert "in the file already" in complaints(client.post(address(visit), sent | {"changes": ["death"]}))
    page = client.get(address(visit)).content.decode()
    assert '<input type="hidden" name="changes" value="birth">' in page
    assert client.post(address(visit), sent | {"changes": ["birth", "death"]}).status_code == 302
    assert set(visit.changes.values_list("kind", flat=True)) == {"birth", "death"}


def test_whom_nobody_met_nothing_was_found_with(enter, own, worker, en):
    visit = make.visit(own, worker, beside={"findings": [found("food", "fine")], "changes": ["birth"]})
    client = enter(worker)
    sent = form_of(client, visit) | {"met": "nobody"}
    enter_change(by=worker, change=HouseholdChange.objects.get())
    assert "in the file already" in complaints(client.post(address(visit), sent))
    HouseholdChange.objects.update(entered_at=None, entered_by=None)
    assert client.post(address(visit), sent).status_code == 302
    assert not visit.findings.exists() and not visit.changes.exists()


def leaflets(code, count):
    return {"leaflet": Leaflet.objects.get(pk=code), "count": count, "explained": False, "understood": False}


def test_figures_follow_the_leaflets_of_each_kind(enter, own, worker, en):
    beside = {"leaflets": [leaflets("medical", 2), leaflets("fraud", 1)]}
    visit = make.visit(own, worker, leaflets=5, beside=beside)
    client = enter(worker)
    assert save(client, visit, leaflet_medical="4", leaflet_fraud="0").status_code == 302
    visit.refresh_from_db()
    assert (visit.leaflets, VisitDay.objects.get().leaflets) == (6, 6), "two that nobody named stay"
    assert visit.handed.get().version.number == "2026"
    assert "4 leaflets are named" in complaints(save(client, visit, leaflets="3"))
    assert save(client, visit, leaflets="4").status_code == 302
    assert VisitDay.objects.get().leaflets == 4
    too_many = save(client, visit, leaflets="990", **{f"leaflet_{code}": "100" for code in ("safety", "rescue")})
    assert too_many.status_code == 302
    assert "At most 1000" in complaints(save(client, visit, leaflet_fraud="100"))


def picture():
    return SimpleUploadedFile("a.jpg", make.picture_file().read(), "image/jpeg")


def test_photos_are_added_with_consent_and_removed_with_a_trace(enter, own, worker, office, en):
    visit = make.visit(own, worker)
    client, old = enter(worker), make.photo(visit.pk, worker)
    assert "consent" in complaints(save(client, visit, photos=picture()))
    sent = form_of(client, visit) | {"photos_removed": str(old.pk)}
    assert client.post(address(visit), sent | {"photos": picture(), "photo_consent": "on"}).status_code == 302
    new = VisitPhoto.objects.get()
    assert new.pk != old.pk
    assert VisitPhoto.pgh_event_model.objects.get().pgh_obj_id == old.pk, "the record of what was removed"
    (change,) = told_to(client, visit)
    assert change.label == "Photos" and change.old.startswith("1 photo, added")
    told = told_to(enter(office), visit)
    assert [(one.hidden, one.old, one.new) for one in told] == [(True, None, None)]
    sent["version"] = Visit.objects.get().version
    assert enter(worker).post(address(visit), sent).status_code == 302, "one that is gone already is no mistake"
    assert VisitPhoto.objects.get() == new


def test_whoever_comes_second_chooses_of_each_part_what_holds(enter, own, worker, en):
    visit = make.visit(own, worker, beside={"findings": [found("food", "fine")], "leaflets": [leaflets("medical", 2)]})
    client = enter(worker)
    sent = form_of(client, visit)
    client.post(address(visit), sent | {"check_food": "unknown", "leaflet_medical": "3"})
    mine = sent | {"check_food": "", "photo_consent": "on", "photos": picture()}
    answer = client.post(address(visit), mine)
    stale = answer.context["form"].stale
    assert [(one.label, one.mine, one.theirs) for one in stale.differences if one.name == "check_food"] == [
        ("Food", "", "Not known")
    ]
    assert stale.files and "add them once more" in answer.content.decode()
    assert not VisitPhoto.objects.exists()
    again = dict(stale.sent) | {"keep-check_food": "mine", "keep-leaflet_medical": "theirs", "keep-leaflets": "theirs"}
    again["met"] = sent["met"]
    assert client.post(address(visit), again).status_code == 302
    assert not visit.findings.exists() and visit.handed.get().count == 3


def test_a_form_that_nobody_changed_corrects_nothing(enter, own, worker):
    beside = {"findings": [found("food", "risk", "", False)], "leaflets": [leaflets("medical", 2)]}
    visit = make.visit(own, worker, beside={**beside, "changes": ["birth"]})
    assert save(enter(worker), visit).status_code == 302
    visit.refresh_from_db()
    assert (visit.version, visit.corrected_at, history_of(visit, to=worker)) == (1, None, [])


def test_a_leaflet_that_ended_and_somebody_who_left_stay_whatever_else_is_corrected(enter, own, worker):
    guest = make.member(own, "王晓雨", relation="之女")
    beside = {"leaflets": [leaflets("medical", 2)]}
    visit = make.visit(own, worker, leaflets=3, met=[own.head_id, guest.pk], beside=beside)
    yesterday = timezone.localdate() - timezone.timedelta(days=1)
    Leaflet.objects.filter(pk="medical").update(valid_to=yesterday, valid_from=None)
    remove_member(by=worker, member=guest, status="moved", on=timezone.localdate(), note="")
    catalogues.forget()
    assert save(enter(worker), visit, note="改一个字", leaflet_fraud="1").status_code == 302
    visit.refresh_from_db()
    assert (set(visit.met), visit.leaflets) == ({own.head_id, guest.pk}, 4)
    assert set(visit.handed.values_list("leaflet", "count")) == {("medical", 2), ("fraud", 1)}
