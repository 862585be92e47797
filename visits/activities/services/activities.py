"""Activities are planned, changed, moved and shown in pictures here."""

from django.db import transaction

from caseload.core.casework.moves import MoveRefused
from caseload.core.casework.workflow import Workflow, as_asked
from caseload.core.permissions import P
from caseload.core.services.attachments import attach, detach
from visits.activities.models import MOVES, Activity, ActivityPhoto, Contribution
from visits.activities.models.moves import with_people
from visits.activities.services.leaflets import take_all_back


def may_change(user, activity):
    """Whoever runs it, and who oversees those that others run."""
    return user.may(P.ACTIVITY_RUN) and (activity.owner_id == user.pk or user.may(P.ACTIVITY_OVERSEE))


@transaction.atomic
def plan_activity(*, by, contributions=(), **facts):
    """A new one, run by ``by`` unless ``facts`` name its owner. ``contributions``: kind, what and quantity of each."""
    activity = ACTIVITIES.begin(Activity(**{"owner": by, **facts}), "plan", by=by)
    _put_in(activity, contributions)
    return activity


@transaction.atomic
def change_activity(*, by, activity, contributions, **changes):
    """Change its facts; ``contributions`` are all that it has then."""
    for field, value in changes.items():
        setattr(activity, field, value)
    activity.version += 1
    activity.save(update_fields=[*changes, "version"])
    activity.contributions.all().delete()
    _put_in(activity, contributions)


def _put_in(activity, contributions):
    Contribution.objects.bulk_create(Contribution(activity=activity, **line) for line in contributions)


def locked(activity):
    """Its stored row, locked: ticking and cancelling wait for each other."""
    return Activity.objects.select_for_update().get(pk=activity.pk)


def _cancel(taking):
    if refusal := with_people(locked(taking.row), taking.by):
        raise MoveRefused(refusal)
    take_all_back(by=taking.by, activity=taking.row)
    return as_asked(taking) | {"leaflets": 0}


ACTIVITIES = Workflow(
    "Activities",
    MOVES,
    words=("reason", "evaluation", "words"),
    facts=("leaflets",),
    changes={"cancel": _cancel, "replan": lambda taking: {"reason": ""}},
)


@transaction.atomic
def change_photos(*, by, activity, photos=(), removed=()):
    """Keep ``photos``, to which those who can be seen agreed, and take away those with the keys ``removed``."""
    for photo in photos:
        attach(ActivityPhoto, by=by, picture=photo, activity=activity, consented=True)
    detach(activity.photos.filter(pk__in=removed))
