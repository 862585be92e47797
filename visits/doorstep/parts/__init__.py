"""The parts of a visit, each in a file of its own: one list drives the form, the save, its undo and its correction, the
visit's page, held visits and the words of all of them. A new part is one file, its template, and its line here."""

from visits.doorstep.parts.benefits import Benefits
from visits.doorstep.parts.changes import Changes
from visits.doorstep.parts.errands import Errands
from visits.doorstep.parts.findings import Findings
from visits.doorstep.parts.follow_up import FollowUpAnswer
from visits.doorstep.parts.gaps import Gaps
from visits.doorstep.parts.issues import Issues
from visits.doorstep.parts.leaflets import Leaflets
from visits.doorstep.parts.neighbours import Neighbours
from visits.doorstep.parts.photos import Photos
from visits.doorstep.parts.plan_actions import PlanActions
from visits.doorstep.parts.questions import Questions
from visits.doorstep.parts.signature import Signature

PARTS = [
    Issues(),
    Findings(),
    Changes(),
    Leaflets(),
    PlanActions(),
    FollowUpAnswer(),
    Benefits(),
    Gaps(),
    Questions(),
    Errands(),
    Photos(),
    Signature(),
    Neighbours(),
]
"""In the order in which they are read."""
WRITING = sorted(PARTS, key=lambda part: part.locks)
"""In the order of what they lock."""
TAKING_BACK = sorted(PARTS, key=lambda part: (part.locks, -PARTS.index(part)))
"""The same, but what was written later goes first where both lock the same."""
CORRECTED = [part for part in WRITING if not part.stays]
"""What a correction reaches, in the order of what it locks."""
ASKING = sorted(PARTS, key=lambda part: part.place)
"""In the order of the screen."""
