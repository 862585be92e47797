from django.urls import path

from caseload.core.catalogues.urls import pages
from households.support.policies.catalogues import CATALOGUES
from households.support.policies.views import guide

app_name = "policies"

urlpatterns = [
    path("policies/guide/", guide.guide, name="guide"),
    *pages(*CATALOGUES),
]
