from django.urls import path

from caseload.core.catalogues.urls import pages
from households.support.eligibility.catalogues import CATALOGUES
from households.support.eligibility.views import drafts, gaps, lists, rules

app_name = "eligibility"

urlpatterns = [
    path("policies/rules/", rules.listed, name="rules"),
    path("policies/rules/<int:pk>/", rules.detail, name="rule"),
    path("policies/rules/new/<slug:code>/", drafts.new, name="new"),
    path("policies/rules/<int:pk>/draft/", drafts.begin, name="begin"),
    path("policies/rules/<int:pk>/conditions/", drafts.conditions, name="conditions"),
    path("policies/rules/<int:pk>/source/", drafts.source, name="source"),
    path("policies/rules/<int:pk>/cases/new/", drafts.case_new, name="case_new"),
    path("policies/rules/cases/<int:pk>/", drafts.case, name="case"),
    path("policies/rules/cases/<int:pk>/remove/", drafts.case_remove, name="case_remove"),
    path("policies/rules/<int:pk>/preview/", drafts.force, name="force"),
    path("policies/rules/<int:pk>/withdraw/", drafts.withdraw, name="withdraw"),
    *pages(*CATALOGUES),
    path("<int:pk>/gaps/", gaps.of_household, name="of_household"),
    path("gaps/", lists.listed, name="list"),
    path("gaps/export/", lists.export, name="export"),
    path("gaps/judge/", lists.judge, name="judge"),
    path("gaps/areas/", lists.matrix, name="matrix"),
    path("gaps/due/", lists.due, name="due"),
    path("gaps/<int:pk>/start/", gaps.start, name="start"),
    path("gaps/<int:pk>/explained/", gaps.explain, name="explain"),
    path("gaps/<int:pk>/", gaps.aside, name="aside"),
]
