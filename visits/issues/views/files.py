"""What goes with a step of an issue, for those who may read the issue."""

from caseload.core.casework.views import documents_sent, pictures_shown
from caseload.core.permissions import P
from visits.issues.models import StepDocument, StepPicture

step_picture = pictures_shown(StepPicture, P.ISSUE_VIEW)
step_document = documents_sent(StepDocument, P.ISSUE_VIEW)
