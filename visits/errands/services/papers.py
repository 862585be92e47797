"""Papers and money of households change hands here, each time by a receipt with its movements."""

from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from caseload.core.casework.moves import MoveRefused
from caseload.core.models import Notice
from caseload.core.permissions import P
from visits.errands.models import Errand, Paper, PaperMovement, Receipt
from visits.errands.models.moves import with_nobody
from visits.issues.models import Issue
from visits.issues.services.following import tell
from visits.issues.services.ownership import owners_for

WAY, PLACE = Receipt.Way, PaperMovement.Place
PLACES = {
    WAY.TAKE: (PLACE.BEYOND, PLACE.HAND),
    WAY.ISSUE: (PLACE.BEYOND, PLACE.HAND),
    WAY.GIVE_BACK: (PLACE.HAND, PLACE.HOME),
    WAY.HAND_IN: (PLACE.HAND, PLACE.OFFICE),
    WAY.FETCH: (PLACE.OFFICE, PLACE.HAND),
    WAY.PASS_ON: (PLACE.HAND, PLACE.HAND),
}
"""From where to where a receipt moves what stands on it. What is settled leaves the office, then the hands."""
COLUMNS = {PLACE.HAND: "in_hand", PLACE.OFFICE: "at_office"}


class PapersRefused(MoveRefused):
    """Papers cannot change hands like this; ``str()`` says why."""


@transaction.atomic
def take_papers(*, by, errand, papers, given_by, signed="not_yet", way=WAY.TAKE, id=None, visit=None, words=""):
    """A receipt for ``papers``, now in the hands of ``by``: dicts of ``name``, ``kind`` (original, copy, money) and
    ``quantity`` (pieces, or yuan).

    ``way``: taken from the household, or issued by the office. ``id``: a key made on the phone; sent again, it gives
    the receipt that is stored. Raises PapersRefused.
    """
    errand = _locked(errand)
    if stored := _stored(errand, id):
        return stored
    if not errand.issue.is_open:
        raise PapersRefused(_("The issue is closed: open it again before papers are taken for it."))
    if nobody := with_nobody(errand, by):
        raise PapersRefused(nobody)
    if not papers:
        raise PapersRefused(_("Write down at least one paper or a sum of money."))
    receipt = _receipt(errand, by, way, id=id, with_whom=given_by, signed=signed, visit=visit, words=words)
    for paper in papers:
        row = Paper.objects.create(errand=errand, name=paper["name"], kind=paper["kind"])
        _move(receipt, row, Decimal(paper["quantity"]), *PLACES[way], holder=by)
    _note_papers(errand)
    return receipt


@transaction.atomic
def move_papers(*, by, errand, way, pieces, with_whom="", signed="not_yet", to=None, words="", id=None):
    """A receipt for ``pieces`` {key of a paper: how much} that go the ``way`` of Receipt.Way. Raises PapersRefused.

    ``to``: the colleague they are passed on to. ``words``: what they were spent on, when settled. Whoever holds papers
    moves them; who assigns issues may do it for them, with ``words`` that say why, and the holder is told.
    """
    errand = _locked(errand)
    if stored := _stored(errand, id):
        return stored
    rows = {row.pk: row for row in errand.papers.select_for_update()}
    pieces = {pk: Decimal(quantity) for pk, quantity in pieces.items() if quantity}
    if not pieces or not pieces.keys() <= rows.keys():
        raise PapersRefused(_("Say which papers, and how many of each."))
    if way == WAY.PASS_ON and not owners_for(errand.issue).filter(pk=to.pk).exists():
        raise PapersRefused(_("%(name)s does not look after this area or household.") % {"name": to})
    holders = {rows[pk].holder for pk, quantity in pieces.items() if _leaves_a_hand(rows[pk], quantity, way)} - {by}
    _may_open_hands(by, holders, words)
    holder = to if way == WAY.PASS_ON else by
    receipt = _receipt(errand, by, way, id=id, with_whom=with_whom, signed=signed, to=to, words=words)
    for pk, quantity in pieces.items():
        _move_row(receipt, rows[pk], quantity, way, holder)
    tell(holders - {to}, Notice.Kind.PAPERS_MOVED, errand.issue, by=by)
    tell([to], Notice.Kind.PAPERS_PASSED, errand.issue, by=by)
    return receipt


def papers_to_move(errand, way):
    """(paper, how much of it can go this way), those of which nothing can left out."""
    found = []
    for paper in errand.papers.select_related("holder"):
        quantity = _available(paper, way)
        if quantity:
            found.append((paper, quantity))
    return found


def _locked(errand):
    return Errand.objects.select_for_update(of=("self",)).select_related("issue").get(pk=errand.pk)


def _stored(errand, id):
    stored = Receipt.objects.filter(pk=id).first() if id else None
    if stored and stored.errand_id != errand.pk:
        raise PapersRefused(_("This slip belongs to another errand."))
    return stored


def _receipt(errand, by, way, *, id, **facts):
    keys = {"id": id} if id else {}
    return Receipt.objects.create(errand=errand, no=errand.receipts.count() + 1, way=way, by=by, **keys, **facts)


def _available(paper, way):
    if way == WAY.SETTLE:
        return paper.in_hand + paper.at_office
    return getattr(paper, COLUMNS[PLACES[way][0]])


def _leaves_a_hand(paper, quantity, way):
    return quantity > paper.at_office if way == WAY.SETTLE else PLACES[way][0] == PLACE.HAND


def _may_open_hands(by, holders, words):
    """Raises PapersRefused where ``by`` may not move what ``holders`` have."""
    if not holders:
        return
    names = "、".join(sorted(holder.name for holder in holders))
    if not by.may(P.ISSUE_ASSIGN):
        raise PapersRefused(_("These papers are with %(names)s, who alone can move them.") % {"names": names})
    if not words.strip():
        raise PapersRefused(_("These papers are with %(names)s: say why you move them.") % {"names": names})


def _move_row(receipt, paper, quantity, way, holder):
    if quantity > _available(paper, way):
        raise PapersRefused(
            _("Of “%(paper)s” only %(n)s can go this way.") % {"paper": paper, "n": f"{_available(paper, way):g}"}
        )
    if way == WAY.PASS_ON and quantity < paper.in_hand:
        raise PapersRefused(_("Pass on all of “%(paper)s”: one person holds it.") % {"paper": paper})
    if way == WAY.FETCH and paper.in_hand and paper.holder != holder:
        raise PapersRefused(
            _("%(name)s still holds some of “%(paper)s”: let them be passed on first.")
            % {"name": paper.holder, "paper": paper}
        )
    if way == WAY.SETTLE:
        return _settle(receipt, paper, quantity)
    return _move(receipt, paper, quantity, *PLACES[way], holder=holder)


def _settle(receipt, paper, quantity):
    of_office = min(quantity, paper.at_office)
    for part, source in ((of_office, PLACE.OFFICE), (quantity - of_office, PLACE.HAND)):
        if part:
            _move(receipt, paper, part, source, PLACE.USED, holder=None)


def _move(receipt, paper, quantity, source, target, *, holder):
    PaperMovement.objects.create(
        receipt=receipt,
        paper=paper,
        quantity=quantity,
        source=source,
        target=target,
        holder=holder if target == PLACE.HAND else None,
    )


def _note_papers(errand):
    """The first papers lead from "registered" to "papers taken", and an issue that has some is not taken back."""
    Errand.objects.filter(pk=errand.pk, status=Errand.Status.REGISTERED).update(
        status=Errand.Status.TAKEN, version=errand.version + 1
    )
    Issue.objects.filter(pk=errand.issue_id, version=1).update(version=2)
