from django.urls import path

from caseload.core.catalogues.urls import pages
from visits.errands.catalogues import CATALOGUES
from visits.errands.views import errands, files, lists

app_name = "errands"

urlpatterns = [
    *pages(*CATALOGUES),
    path("issues/<int:pk>/errand/", errands.errand_edit, name="edit"),
    path("issues/<int:pk>/errand/<slug:verb>/", errands.errand_move, name="move"),
    path("issues/<int:pk>/papers/<slug:way>/", errands.errand_papers, name="receipt_new"),
    path("errands/pictures/<uuid:pk>/", files.errand_picture, name="step_picture"),
    path("errands/documents/<uuid:pk>/", files.errand_document, name="step_document"),
    path("receipts/<uuid:pk>/", errands.receipt, name="receipt"),
    path("papers/", lists.papers, name="papers"),
    path("households/<int:pk>/errands/new/", errands.errand_new, name="new"),
]
