"""What goes with a step of an errand, for those who may read its issue."""

from caseload.core.casework.views import documents_sent, pictures_shown
from caseload.core.permissions import P
from visits.errands.models import ErrandDocument, ErrandPicture

errand_picture = pictures_shown(ErrandPicture, P.ISSUE_VIEW)
errand_document = documents_sent(ErrandDocument, P.ISSUE_VIEW)
