"""Papers in a colleague's hands: who holds them moves them; who assigns issues may, with a reason, and all are told."""

import pytest

from caseload.core.models import Notice
from tests import make
from visits.errands.forms.errands import COLLEAGUES
from visits.errands.models import Paper
from visits.errands.services.papers import PapersRefused, move_papers, papers_to_move

pytestmark = pytest.mark.django_db
OUT_OF_A_HAND = ["give_back", "hand_in", "settle", "pass_on"]


@pytest.fixture
def errand(worker, own):
    return make.receipt(worker, own).errand


@pytest.fixture
def deputy(east):
    return make.person("wu", "吴丽", "worker", post=east)


def move(errand, by, way, **facts):
    pieces = {paper.pk: quantity for paper, quantity in papers_to_move(errand, way)}
    return move_papers(by=by, errand=errand, way=way, pieces=pieces, with_whom="王建华", **facts)


def told(user):
    return list(Notice.objects.filter(user=user, kind__startswith="papers_").values_list("kind", flat=True))


@pytest.mark.parametrize("way", OUT_OF_A_HAND)
def test_a_colleague_cannot_move_what_another_holds(errand, deputy, way):
    with pytest.raises(PapersRefused, match="李秀兰"):
        move(errand, deputy, way, words="替她", to=deputy if way == "pass_on" else None)
    assert not errand.papers.exclude(holder__username="li").exists()


@pytest.mark.parametrize("way", OUT_OF_A_HAND)
def test_who_assigns_may_with_a_reason_and_all_are_told(
    errand, worker, supervisor, deputy, way, django_capture_on_commit_callbacks
):
    to = deputy if way == "pass_on" else None
    with pytest.raises(PapersRefused, match=r"say why|请说明"):
        move(errand, supervisor, way, words=" ", to=to)
    with django_capture_on_commit_callbacks(execute=True):
        move(errand, supervisor, way, words="李秀兰住院", to=to)
    assert told(worker) == ["papers_moved"] and told(supervisor) == []
    assert told(deputy) == (["papers_passed"] if to else [])


def test_what_lies_at_the_office_is_in_nobodys_hands(errand, worker, supervisor, deputy):
    move(errand, worker, "hand_in")
    move(errand, deputy, "fetch")
    assert {paper.holder for paper in errand.papers.all()} == {deputy}
    move(errand, deputy, "hand_in")
    move(errand, worker, "settle", words="交街道存档")
    assert not Paper.objects.in_hand()


def test_papers_go_only_to_who_may_have_the_issue(errand, worker, deputy, colleague):
    """Somebody of another area would read whose they are, and could not give them back."""
    assert set(COLLEAGUES.offered(worker, errand.issue_id)) == {deputy}
    assert not COLLEAGUES.offered(colleague, errand.issue_id) and not COLLEAGUES.offered(worker)
    with pytest.raises(PapersRefused, match="韩雪梅"):
        move(errand, worker, "pass_on", to=colleague)


def test_who_carries_them_sees_no_more_than_they_need_to_bring_them_back(errand, worker, deputy, enter):
    move(errand, worker, "pass_on", to=deputy)
    client, issue = enter(deputy), errand.get_absolute_url()
    page = client.get("/papers/").content.decode()
    assert f"/issues/{errand.issue_id}/papers/give_back/" in page and f'href="{issue}"' not in page
    assert client.get(issue).status_code == 404
    pieces = {f"paper_{errand.papers.get().pk}": 1, "with_whom": "王建华", "signed": "paper"}
    slip = client.post(f"/issues/{errand.issue_id}/papers/give_back/", pieces, follow=True)
    assert slip.status_code == 200 and f'href="{issue}"' not in slip.content.decode()
    assert client.get(f"/issues/{errand.issue_id}/papers/give_back/").status_code == 404, "nothing is in hand any more"


def test_the_page_says_with_whom_they_are(errand, supervisor, enter):
    address = f"/issues/{errand.issue_id}/papers/hand_in/"
    pieces = {f"paper_{paper.pk}": quantity for paper, quantity in papers_to_move(errand, "hand_in")}
    answer = enter(supervisor).post(address, pieces)
    assert answer.status_code == 409 and "李秀兰" in answer.content.decode()
    assert enter(supervisor).post(address, {**pieces, "words": "她休假"}).status_code == 302


def test_what_an_errand_is_says_who_has_the_issue_or_assigns(errand, own, worker, supervisor, deputy, enter):
    make_it_theirs(errand.issue, deputy)
    address, page = f"/issues/{errand.issue_id}/errand/", errand.get_absolute_url()
    for user, may in ((worker, False), (supervisor, True), (deputy, True)):
        assert (f'href="{address}"' in enter(user).get(page).content.decode()) is may, user
        assert enter(user).get(address).status_code == (200 if may else 403), user


def make_it_theirs(issue, user):
    issue.owner = user
    issue.save(update_fields=["owner"])
