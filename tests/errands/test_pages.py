"""An errand on the screens: from the door to the office and back, with slips."""

import pytest
from django.urls import reverse

from tests import make
from visits.errands.models import Errand, Paper, Receipt
from visits.issues.models import Issue

pytestmark = pytest.mark.django_db


def lines(*papers):
    data = {"form-TOTAL_FORMS": 6, "form-INITIAL_FORMS": 0, "with_whom": "王建华", "signed": "paper", "words": ""}
    for n, (name, kind, quantity) in enumerate(papers):
        data |= {f"form-{n}-name": name, f"form-{n}-kind": kind, f"form-{n}-quantity": quantity}
    return data


def step(client, errand, verb, **data):
    form = client.get(reverse("errands:move", args=[errand.issue_id, verb])).context["form"]
    known = {name: form[name].value() or "" for name in form.fields}
    return client.post(reverse("errands:move", args=[errand.issue_id, verb]), {**known, **data})


@pytest.fixture
def receipt(worker, own):
    return make.receipt(worker, own)


def test_a_certificate_from_door_to_door(enter, worker, own, en):
    client = enter(worker)
    asked = {"what": "chronic_cert", "asked_by": "王建华", "authorisation": "letter"}
    response = client.post(reverse("errands:new", args=[own.pk]), asked)
    errand = Errand.objects.get()
    take = reverse("errands:receipt_new", args=[errand.issue_id, "take"])
    assert response.url == take and "病历和诊断证明" in client.get(take).content.decode()
    response = client.post(take, lines(("身份证", "original", 1), ("工本费", "money", "20.5"), ("户口本", "copy", "")))
    slip = client.get(response.url).content.decode()
    assert "20.50" in slip and "王建华" in slip and Paper.objects.count() == 2
    assert step(client, errand, "submit").status_code == 302
    assert Issue.objects.get().status == "processing"
    assert step(client, errand, "correct", needed="要白底照片 2 张").status_code == 302
    page = client.get(errand.get_absolute_url()).content.decode()
    assert "要白底照片 2 张" in page and "bring what is missing" in page
    assert "Chronic-illness certificate" in page and "Identity card" in page and "工本费" in page
    assert step(client, errand, "submit").status_code == 302
    assert step(client, errand, "finish", outcome="批下来了", issued="慢病证").status_code == 302
    assert step(client, errand, "deliver", words="送到家").status_code == 302
    errand.refresh_from_db()
    assert (errand.status, errand.issue.status, errand.issue.papers_out) == ("delivered", "resolved", 0)
    assert {paper.name: paper.at_home for paper in errand.papers.all()} == {"身份证": 1, "工本费": 20.5, "慢病证": 1}
    assert "送到家" in client.get(errand.get_absolute_url()).content.decode()


def test_delivering_keeps_no_original_back(enter, worker, receipt):
    client, errand = enter(worker), receipt.errand
    step(client, errand, "submit")
    step(client, errand, "finish", outcome="好")
    response = step(client, errand, "deliver", **{f"paper_{errand.papers.get().pk}": 0})
    assert response.status_code == 409 and str(response.context["problem"])
    errand.refresh_from_db()
    assert errand.status == "done", "nothing of the step was kept"


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ([("", "original", 1)], "name"),
        ([("身份证", "original", "1.5")], "quantity"),
        ([("身份证", "original", -1)], "quantity"),
        ([("身份证", "original", "x")], "quantity"),
    ],
)
def test_a_line_that_cannot_be(enter, worker, receipt, data, field):
    url = reverse("errands:receipt_new", args=[receipt.errand.issue_id, "take"])
    response = enter(worker).post(url, lines(*data))
    assert response.status_code == 200 and field in response.context["lines"][0].errors


def test_nothing_taken_is_said(enter, worker, receipt):
    url = reverse("errands:receipt_new", args=[receipt.errand.issue_id, "take"])
    assert enter(worker).post(url, lines()).status_code == 409


def test_given_back_passed_on_and_spent(enter, worker, receipt, east):
    wu, issue = make.person("wu", "吴丽", "worker", post=east), receipt.errand.issue_id
    paper = receipt.errand.papers.get()
    ways = [(worker, "pass_on", {"to": wu.pk}), (wu, "hand_in", {}), (worker, "fetch", {})]
    for user, way, more in [*ways, (worker, "settle", {"spent_on": "x"})]:
        client, url = enter(user), reverse("errands:receipt_new", args=[issue, way])
        assert client.get(url).status_code == 200
        assert client.post(url, {f"paper_{paper.pk}": 1, **more}, follow=True).status_code == 200, way
    paper.refresh_from_db()
    assert paper.used == 1
    assert client.get(reverse("errands:receipt_new", args=[issue, "nonsense"])).status_code == 404
    assert client.post(reverse("errands:receipt_new", args=[issue, "give_back"]), {"signed": "x"}).status_code == 200


def test_papers_in_hand_by_scope(enter, worker, supervisor, colleague, receipt, en):
    url = reverse("errands:papers")
    for user, count in ((worker, 1), (supervisor, 1), (colleague, 0)):
        assert enter(user).get(url).context["page"].total == count
    assert enter(supervisor).get(url, {"view": "mine"}).context["page"].total == 0
    assert "王建华" in enter(supervisor).get(url, {"view": "all"}).content.decode()
    step(enter(worker), receipt.errand, "submit")
    assert enter(worker).get(url).context["page"].total == 0
    assert enter(worker).get(url, {"view": "office"}).context["page"].total == 1


def test_foreign_slips_are_absent(enter, colleague, receipt):
    client, issue = enter(colleague), receipt.errand.issue_id
    assert client.get(reverse("errands:receipt", args=[receipt.pk])).status_code == 404
    assert client.get(reverse("errands:move", args=[issue, "submit"])).status_code == 404
    assert Receipt.objects.count() == 1


def test_an_issue_without_papers_begins_to_carry_some(enter, worker, own):
    issue = make.issue(worker, own, kind="errand")
    client, url = enter(worker), reverse("errands:edit", args=[issue.pk])
    assert url in client.get(issue.get_absolute_url()).content.decode()
    assert client.post(url, {"what": "id_card"}).status_code == 302
    assert Errand.objects.get().what_id == "id_card"
    assert client.get(url).context["form"]["what"].value() == "id_card"


def test_no_step_is_offered_to_who_cannot_take_it(enter, office, worker, receipt):
    issue, step = receipt.errand.issue, reverse("errands:move", args=[receipt.errand.issue_id, "submit"])
    assert step in enter(worker).get(issue.get_absolute_url()).content.decode()
    client = enter(office)
    assert step not in client.get(issue.get_absolute_url()).content.decode()
    assert client.get(step).status_code == 403
