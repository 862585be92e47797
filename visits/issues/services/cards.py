"""The card: a printed slip whose address opens one issue without log-in, to rate or dispute it.

The address is the card's key and a mark that only the server's secret key makes: it cannot be guessed, and the database
alone opens no card. It says nothing of the household, and it expires.
"""

import base64
import secrets
from hmac import compare_digest

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from caseload.core.casework.moves import MoveRefused
from visits.issues.models import Card, Issue
from visits.issues.services.callbacks import NOT_REACHED
from visits.issues.services.issues import dispute_issue, take

MARK_BYTES, NONCE_BYTES = 16, 16


def card_for(*, by, issue):
    """The valid card that ``by`` made last for ``issue``, else a new one. Raises MoveRefused: what is not solved is not
    rated."""
    if issue.status not in Issue.SOLVED:
        raise MoveRefused(_("There is a card once the issue is solved."))
    last = Card.objects.filter(issue=issue, by=by).order_by("-pk").first()
    if last and last.is_valid:
        return last
    return Card.objects.create(issue=issue, by=by, nonce=secrets.token_bytes(NONCE_BYTES))


def token_of(card):
    mark = salted_hmac("visits.card", f"{card.pk}:{bytes(card.nonce).hex()}", algorithm="sha256").digest()[:MARK_BYTES]
    return f"{card.pk}-{base64.urlsafe_b64encode(mark).decode().rstrip('=')}"


def find_card(token):
    """The valid card of this address, or None."""
    key = token.partition("-")[0]
    if not (key.isascii() and key.isdigit() and len(key) < 16):
        return None
    card = Card.objects.select_related("issue__category", "issue__owner", "issue__household__worker", "by").filter(
        pk=key
    )
    card = card.first()
    return card if card and card.is_valid and compare_digest(token_of(card), token) else None


@transaction.atomic
def rate_by_card(*, card, satisfaction, solved, note=""):
    """What the household says itself. Dissatisfied or not solved, it is a dispute. Raises MoveRefused."""
    issue = Issue.objects.select_for_update(of=["self"], no_key=True).select_related("owner", "category", "household")
    issue = issue.get(pk=card.issue_id)
    facts = {"satisfaction": satisfaction, "solved": solved, "way": "card", "card_from": card.by.name}
    if not solved or satisfaction in Issue.DISSATISFIED:
        return dispute_issue(issue=issue, words=note, facts=facts)
    if issue.status not in Issue.SOLVED or satisfaction == NOT_REACHED:
        raise MoveRefused(issue.get_status_display())
    return take(issue, "call_back", by=None, asked={**facts, "note": note}, target=Issue.Status.CLOSED)
