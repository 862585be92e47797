"""The way of an entitlement: buttons, checks, forms, docs and tests read this table."""

from functools import partial

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from caseload.core.casework.moves import Move
from caseload.core.permissions import P
from households.support.policies.models.entitlement import Entitlement


def is_closed(row, user):
    return None if row.household.is_open else gettext("The household is closed; reopen it first.")


def is_given_once(row, user):
    return gettext("This policy is given once.") if row.policy.is_once else is_closed(row, user)


def is_given_on_and_on(row, user):
    return is_closed(row, user) if row.policy.is_once else gettext("This policy is paid again and again.")


def is_confirmed(row, user):
    return gettext("The household has confirmed it.") if row.confirmed_on else None


def is_told(row, user):
    """Of what is not open, or was said already."""
    if row.missing_on:
        return gettext("The household has said so.")
    return is_confirmed(row, user) or is_closed(row, user)


def is_unsaid(row, user):
    return None if row.confirmed_on or row.missing_on else gettext("The household has said nothing yet.")


_may = partial(Move, right=P.HOUSEHOLD_EDIT)
_on = partial(_may, hindrance=is_closed)
_running = partial(_may, hindrance=is_given_once)
_once = partial(_may, hindrance=is_given_on_and_on)
_reached = partial(_may, sources=(), target="", keeps=Entitlement.REACHED)
S = Entitlement.Status
PERIOD = ("amount", "starts_on", "ends_on", "paper_number", "words")
TOLD = ("confirmed_on", "confirmed_how", "confirmed_by", "confirmed_amount", "words")
HANDED = ("paid_on", "amount", "words")
ASKED = (S.APPLIED, S.ACCEPTED, S.REVIEW, S.PUBLISHED)
MOVES = (
    _on("apply", _("Apply…"), (S.IDENTIFIED,), S.APPLIED, asks=("applied_on", "words")),
    _on("accept", pgettext_lazy("entitlement", "Accepted…"), (S.APPLIED,), S.ACCEPTED, asks=("words",)),
    _on("review", _("Review begun…"), (S.APPLIED, S.ACCEPTED), S.REVIEW, asks=("words",)),
    _on("publish", _("Published…"), (S.REVIEW,), S.PUBLISHED, asks=("words",)),
    _on("grant", _("Granted…"), ASKED, S.GRANTED, asks=("decided_on", *PERIOD)),
    _on("refuse", pgettext_lazy("entitlement", "Refused…"), ASKED, S.REFUSED, asks=("decided_on", "reason")),
    _on("appeal", _("Appeal…"), (S.REFUSED,), S.REVIEW, asks=("words",)),
    _running("pay", _("First payment…"), (S.GRANTED,), S.PAID, asks=("paid_on", "words")),
    _once("deliver", pgettext_lazy("entitlement", "Hand over…"), (S.GRANTED,), S.DELIVERED, asks=HANDED),
    _running("record", _("Receives it already…"), (S.IDENTIFIED,), S.PAID, asks=PERIOD),
    _running("renew", _("Renew…"), (S.PAID,), S.PAID, asks=("ends_on", "amount", "paper_number", "words")),
    _on("correct", _("Correct amount or days…"), (), "", asks=PERIOD, keeps=(S.GRANTED, S.PAID)),
    _reached("confirm", _("The household confirms…"), asks=TOLD, hindrance=is_confirmed),
    _reached("miss", _("It has not come…"), asks=("missing_on", "words"), hindrance=is_told),
    _reached("unsay", _("Not as it was said…"), asks=("because",), hindrance=is_unsaid),
    _may("stop", _("Stop…"), (S.PAID,), S.STOPPED, asks=("ends_on", "reason")),
    _running("resume", _("Goes on…"), (S.STOPPED,), S.PAID, asks=("ends_on", "words")),
    _may("decline", _("Decline…"), Entitlement.UNDER_WAY, S.DECLINED, asks=("reason",)),
    _on("take_up", _("Take up again"), (S.DECLINED,), S.IDENTIFIED),
)
