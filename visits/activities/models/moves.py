"""The legal moves of an activity: buttons, checks, forms, docs and tests read this table."""

from functools import partial

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from caseload.core.casework.moves import Move
from caseload.core.permissions import P
from visits.activities.models.activity import RATINGS, Activity


def before_its_day(activity, user):
    return None if activity.has_begun else gettext("Its day has not come yet.")


def with_people(activity, user):
    """What people came to was held."""
    if activity.outsiders or activity.attendances.filter(came=True).exists():
        return gettext("Somebody is ticked as having come: take the ticks away first.")
    return None


_run = partial(Move, right=P.ACTIVITY_RUN, owner_only=True, overseer=P.ACTIVITY_OVERSEE)
S = Activity.Status
MOVES = (
    _run("hold", _("It was held…"), (S.PLANNED,), S.HELD, asks=("leaflets", "words"), hindrance=before_its_day),
    _run("evaluate", _("Evaluate…"), (S.HELD, S.EVALUATED), S.EVALUATED, asks=(*RATINGS, "evaluation")),
    _run(
        "cancel",
        pgettext_lazy("activity", "Cancel…"),
        (S.PLANNED, S.HELD),
        S.CANCELLED,
        asks=("reason",),
        hindrance=with_people,
    ),
    _run("replan", _("Plan again"), (S.CANCELLED,), S.PLANNED),
)
