"""Every part of a visit alone, and every two together: saved on the page, sent by a phone, shown, corrected, and taken
back."""

import json
import uuid
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from households.plans.models import Action, FollowUp
from households.support.policies.models import Entitlement
from tests import make
from tests.plans.making import at_stage
from tests.policies.making import first_paid
from visits.doorstep.models import (
    ActionOnVisit,
    AnswerOnVisit,
    ConfirmationOnVisit,
    ExplanationOnVisit,
    Finding,
    FollowUpOnVisit,
    HouseholdChange,
    VisitLeaflet,
    VisitPhoto,
)
from visits.doorstep.parts import ASKING, CORRECTED, PARTS, TAKING_BACK, WRITING
from visits.doorstep.services import saving
from visits.errands.models import Errand, Paper
from visits.issues.models import Issue
from visits.models import Visit

pytestmark = pytest.mark.django_db
PICTURE = make.picture_file().read()
ENTERED = {
    "issues": {"issue1-title": "屋顶漏雨", "issue1-category": "housing"},
    "findings": {"check_medical": "risk", "check_water": "fine", "check_housing": "A"},
    "changes": {"changes": "birth"},
    "leaflets": {"leaflet_medical": "2", "explained": "medical", "understood": "medical"},
    "plan_actions": {"actions": lambda case: str(case.action.pk)},
    "follow_up": {"follow_up": "stable", "note": "老人自己买菜做饭"},
    "benefits": {"came_{benefit}": "yes"},
    "gaps": {"gaps_explained": lambda case: f"elder_allowance:{case.own.head_id}"},
    "questions": {"ask_works_{head}": "4"},
    "errands": {"errand_what": "chronic_cert", "errand_papers": "身份证", "errand_money": "20"},
    "photos": {"photo_consent": "on", "files": "photos"},
    "signature": {"files": "signature"},
    "neighbours": {"also": lambda case: str(case.neighbour.pk)},
}
"""What is entered of each part; ``files``: the field of its picture."""
IN_WORDS = {
    "issues": "issue",
    "findings": "findings 3",
    "changes": "change at home 1",
    "leaflets": "leaflets 2",
    "plan_actions": "step of the plan 1",
    "follow_up": "follow-up: Stays solved",
    "benefits": "benefit asked after 1",
    "gaps": "policy explained 1",
    "questions": "question answered 1",
    "errands": "errand 1, papers taken 1, money taken 20 yuan",
    "photos": "photo 1",
    "signature": "signature 1",
    "neighbours": "visit of another household 1",
}
ANEW = {
    "findings": {"check_medical": "fine", "check_water": "risk", "check_housing": "C"},
    "changes": {"changes": "death"},
    "leaflets": {"leaflet_medical": "1", "leaflet_rescue": "4", "explained": [], "understood": []},
    "photos": {"photos_removed": lambda visit: str(visit.photos.photos().get().pk)},
}
"""What a correction enters of each part that it reaches."""
TOLD = {
    "findings": {"Medical care: At risk → Fine", "Drinking water: Fine → At risk"},
    "changes": {"Has anything changed at home: A birth → A death"},
    "leaflets": {
        "Leaflet: Medical insurance and aid × 2 → Medical insurance and aid × 1",
        "Leaflet:  → Social assistance in short × 4",
        "Gone through together: Medical insurance and aid → ",
        "Understood: Medical insurance and aid → ",
    },
    "photos": set(),
}
"""What the history says of it, or part of that."""
WRITTEN = {
    "findings": Finding,
    "changes": HouseholdChange,
    "leaflets": VisitLeaflet,
    "plan_actions": ActionOnVisit,
    "follow_up": FollowUpOnVisit,
    "benefits": ConfirmationOnVisit,
    "gaps": ExplanationOnVisit,
    "questions": AnswerOnVisit,
    "errands": Errand,
    "photos": VisitPhoto,
    "signature": VisitPhoto,
}


class Case:
    """A household with an open case, a closed one that is due to be looked at, and a neighbour."""

    def __init__(self, own, neighbour, worker, supervisor):
        self.own, self.neighbour, self.worker = own, neighbour, worker
        closed = at_stage(own, worker, supervisor, "closed")
        closed.follow_ups.all().delete()
        FollowUp.objects.create(plan=closed, due_on=timezone.localdate() - timedelta(days=2))
        self.benefit = first_paid(own, worker)
        self.action = at_stage(own, worker, supervisor, "intervention").goals.first().actions.first()

    def is_as_it_was(self):
        asked = self.own.members.get(pk=self.own.head_id).work_months is None
        ended = all(issue.status == Issue.Status.WITHDRAWN for issue in Issue.objects.all())
        given_back = not any(paper.in_hand for paper in Paper.objects.all())
        to_do = Action.objects.get(pk=self.action.pk).is_open and FollowUp.objects.waiting().count() == 1
        unsaid = Entitlement.objects.get(pk=self.benefit.pk).confirmed_on is None
        return ended and given_back and to_do and asked and unsaid

    def entered(self, names):
        """(fields, names of those with a picture) of these parts."""
        fields, files = {"met": str(self.own.head_id)}, []
        for name in names:
            entered = dict(ENTERED[name])
            files += [entered.pop("files")] if "files" in entered else []
            fields |= {
                field.format(head=self.own.head_id, benefit=self.benefit.pk): value(self) if callable(value) else value
                for field, value in entered.items()
            }
        return fields, files


@pytest.fixture
def case(own, east, worker, supervisor):
    return Case(own, make.household(east, "李四", worker=worker), worker, supervisor)


def by_page(client, case, names):
    fields, files = case.entered(names)
    when = timezone.localtime().strftime("%Y-%m-%dT%H:%M")
    known = {"id": str(uuid.uuid4()), "visited_at": when, "kind": "home", "condition": "well"}
    pictures = {field: SimpleUploadedFile("a.jpg", PICTURE, "image/jpeg") for field in files}
    answer = client.post(reverse("doorstep:new", args=[case.own.pk]), {**known, **fields, **pictures})
    assert answer.status_code == 302, answer.context["form"].errors
    return Visit.objects.get(pk=known["id"])


def by_phone(client, case, names):
    fields, files = case.entered(names)
    body = make.parcel(case.own, case.worker, files=[(field, "a.jpg", PICTURE) for field in files], **fields)
    answer = client.post(reverse("doorstep:send"), body, HTTP_CASELOAD_SYNC="1", HTTP_CASELOAD_PAGE="1")
    assert answer.status_code == 201, answer.content
    return Visit.objects.get(pk=json.loads(body["said"])["id"])


def correct(client, visit, names):
    """By the page, as it stands but for what is entered anew of these parts."""
    address = reverse("doorstep:correct", args=[visit.pk])
    page = client.get(address)
    anew = {field: value for name in names for field, value in ANEW.get(name, {}).items()}
    anew = {field: value(visit) if callable(value) else value for field, value in anew.items()}
    answer = client.post(address, as_it_stands(page.context["form"]) | anew)
    assert answer.status_code == 302, answer.context["form"].errors
    return page


def as_it_stands(form):
    """What a browser would send of a form that nobody changed."""
    when = form["visited_at"].value().strftime("%Y-%m-%dT%H:%M")
    said = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in said.items() if value is not None and value is not False} | {
        "visited_at": when
    }


def look_at_the_correction(client, visit, names, page):
    """Its history says what was corrected in which part; the page said why others stay."""
    (entry,) = client.get(reverse("doorstep:visit", args=[visit.pk])).context["entries"]
    told = {f"{change.label}: {change.old} → {change.new}" for change in entry.changes}
    assert told >= set().union(*(TOLD[name] for name in names & TOLD.keys())), (names, told)
    assert ("photos" in names) == any(words.startswith("Photos: 1 photo, added") for words in told)
    stays = {str(part.stays) for part in PARTS if part.name in names and part.stays}
    assert set(map(str, page.context["stays"])) >= stays, names


def facts(household):
    household.refresh_from_db()
    names = ("house_grade", "unsafe_house", "safe_water", "open_issue_count", "last_visit_on", "next_visit_on")
    return {name: getattr(household, name) for name in names}


def rows():
    return {model: model.objects.count() for model in {*WRITTEN.values()}}


@pytest.mark.parametrize("first", ENTERED)
@pytest.mark.parametrize("both", [False, pytest.param(True, marks=pytest.mark.prove)], ids=["by_turns", "both_ways"])
def test_it_is_written_shown_corrected_and_taken_back(enter, en, case, both, first):
    """With itself, and with each that stands after it in the table: on the page or by the phone, by turns; in the long
    proof each both ways."""
    client, later = enter(case.worker), list(ENTERED)[list(ENTERED).index(first) :]
    for turn, second in enumerate(later):
        for save in (by_page, by_phone) if both else (by_page, by_phone)[turn % 2 :][:1]:
            write_and_take_back(client, case, save, {first, second})


def write_and_take_back(client, case, save, names):
    before, known, other = rows(), facts(case.own), facts(case.neighbour)
    visit = save(client, case, names)
    written = {model for model, count in rows().items() if count > before[model]}
    assert written == {WRITTEN[name] for name in names & WRITTEN.keys()}, names
    assert visit.signed == ("screen" if "signature" in names else "")
    look_at(client, visit, names)
    if save is by_page and names & ANEW.keys():
        page = correct(client, visit, names)
        look_at_the_correction(client, visit, names, page)
    saving.undo_visit(by=case.worker, visit=visit)
    assert not Visit.objects.exists(), names
    assert (facts(case.own), facts(case.neighbour)) == (known, other), names
    assert rows() == {**before, Errand: Errand.objects.count()}, names
    assert case.is_as_it_was(), names


def look_at(client, visit, names):
    """Today says what was written, and the page of the visit shows it."""
    said = client.get("/").content.decode()
    assert [name for name in names if IN_WORDS[name] not in said] == []
    page = client.get(reverse("doorstep:visit", args=[visit.pk]))
    headings = {str(part.heading) for part in PARTS if part.name in names and part.heading}
    assert headings <= {str(section["heading"]) for section in page.context["sections"]}


def test_every_part_is_tried_here():
    names = [part.name for part in PARTS]
    assert set(names) == set(ENTERED) and len(set(names)) == len(names)
    assert {part.name for part in CORRECTED} == ANEW.keys() == TOLD.keys()
    assert [len(order) for order in (WRITING, TAKING_BACK, ASKING)] == [len(PARTS)] * 3


def test_cases_are_locked_before_issues_and_issues_before_households():
    for order in (WRITING, TAKING_BACK):
        places = {part.name: place for place, part in enumerate(order)}
        for earlier, later in [("plan_actions", "issues"), ("follow_up", "issues"), ("issues", "findings")]:
            assert places[earlier] < places[later]
        assert max(places["errands"], places["issues"]) < places["findings"] < places["neighbours"]


def test_nothing_of_people_is_written_where_nobody_was_met(own, worker):
    beside = {"changes": ["birth"], "findings": [{"item": "food", "state": "fine", "grade": "", "wants_issue": False}]}
    make.visit(own, worker, outcome="not_home", beside=beside)
    assert not HouseholdChange.objects.exists() and not Finding.objects.exists()
