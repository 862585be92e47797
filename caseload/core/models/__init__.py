from caseload.core.models.access import AccessRecord
from caseload.core.models.area import Area, AreaGrant, ScopedQuerySet, paths_above, within, within_any
from caseload.core.models.attachment import AttachedDocument, Attachment, kinds_of_files
from caseload.core.models.calendar import CalendarDay
from caseload.core.models.catalogue import CatalogueItem
from caseload.core.models.copied import Copied
from caseload.core.models.epoch import Epoch
from caseload.core.models.kept import KeptQuerySet, kept_for
from caseload.core.models.notice import Notice
from caseload.core.models.sent_form import SentForm
from caseload.core.models.user import WORKING, User, has_nobody

__all__ = [
    "WORKING",
    "AccessRecord",
    "Area",
    "AreaGrant",
    "AttachedDocument",
    "Attachment",
    "CalendarDay",
    "CatalogueItem",
    "Copied",
    "Epoch",
    "KeptQuerySet",
    "Notice",
    "ScopedQuerySet",
    "SentForm",
    "User",
    "has_nobody",
    "kept_for",
    "kinds_of_files",
    "paths_above",
    "within",
    "within_any",
]
