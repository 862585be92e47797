from django.urls import path

from caseload.core.casework.urls import pages_of_files
from caseload.core.catalogues.urls import pages
from caseload.core.permissions import P
from visits.issues.catalogues import TABLES
from visits.issues.models import IssueStep
from visits.issues.views import (
    action_issues,
    callbacks,
    case_closing,
    dispatch,
    issues,
    lists,
    samples,
    saved_views,
)

app_name = "issues"

urlpatterns = [
    path("plans/<int:pk>/closing/", case_closing.plan_close, name="close_case"),
    path("plans/actions/<int:pk>/issue/new/", action_issues.new, name="action_issue_new"),
    path("plans/actions/<int:pk>/issue/", action_issues.of_action, name="of_action"),
    path("issues/", lists.listed, name="list"),
    path("issues/new/", issues.new, name="new"),
    path("issues/board/", lists.board, name="board"),
    path("issues/many/<slug:verb>/", lists.many, name="many"),
    path("issues/chase/", lists.chase_ticked, name="chase_many"),
    path("issues/dispatch/", dispatch.dispatch, name="dispatch"),
    path("issues/dispatch/export/", dispatch.export, name="dispatch_export"),
    path("issues/dispatch/answers/", dispatch.check, name="dispatch_answers"),
    path("issues/views/", saved_views.kept, name="views"),
    path("issues/views/keep/", saved_views.keep, name="view_keep"),
    path("issues/views/<int:pk>/", saved_views.edit, name="view_edit"),
    path("issues/<int:pk>/chase/", lists.chase, name="chase"),
    path("issues/<int:pk>/", issues.detail, name="issue"),
    *pages_of_files("issues", IssueStep, P.ISSUE_VIEW),
    path("issues/call-backs/", callbacks.call_backs, name="call_backs"),
    path("issues/<int:pk>/card/", callbacks.card_new, name="card_new"),
    path("issues/<int:pk>/card/<int:card>/", callbacks.card_slip, name="card_slip"),
    path("c/<str:token>/", callbacks.card, name="card"),
    path("issues/<int:pk>/<slug:verb>/", issues.move, name="move"),
    path("households/<int:pk>/issues/", lists.of_household, name="of_household"),
    *pages(*TABLES),
    path("catalogues/call-back-samples/", samples.samples, name="samples"),
]
