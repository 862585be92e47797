from django.urls import path

from caseload.core.catalogues.urls import pages
from households.support.eligibility.catalogues import CATALOGUES
from households.support.eligibility.views import rules

app_name = "eligibility"

urlpatterns = [
    path("policies/rules/", rules.listed, name="rules"),
    path("policies/rules/<int:pk>/", rules.detail, name="rule"),
    *pages(*CATALOGUES),
]
