from django.urls import path

from caseload.core.casework.urls import pages_of_files
from caseload.core.catalogues.urls import pages
from caseload.core.permissions import P
from visits.errands.catalogues import CATALOGUES
from visits.errands.models import ErrandStep
from visits.errands.views import errands, lists

app_name = "errands"

urlpatterns = [
    *pages(*CATALOGUES),
    path("issues/<int:pk>/errand/", errands.edit, name="edit"),
    path("issues/<int:pk>/errand/<slug:verb>/", errands.move, name="move"),
    path("issues/<int:pk>/papers/<slug:way>/", errands.papers, name="receipt_new"),
    *pages_of_files("errands", ErrandStep, P.ISSUE_VIEW),
    path("receipts/<uuid:pk>/", errands.receipt, name="receipt"),
    path("papers/", lists.papers, name="papers"),
    path("households/<int:pk>/errands/new/", errands.new, name="new"),
]
