from django.urls import path

from visits.issues.views import action_issues, callbacks, case_closing, catalogues, dispatch, files, issues, lists

app_name = "issues"

urlpatterns = [
    path("plans/<int:pk>/closing/", case_closing.plan_close, name="close_case"),
    path("plans/actions/<int:pk>/issue/new/", action_issues.action_issue, name="action_issue_new"),
    path("plans/actions/<int:pk>/issue/", action_issues.issue_of_action, name="of_action"),
    path("issues/", lists.issue_list, name="list"),
    path("issues/new/", issues.issue_new, name="new"),
    path("issues/board/", lists.board, name="board"),
    path("issues/many/<slug:verb>/", lists.issue_many, name="many"),
    path("issues/chase/", lists.issue_chase_many, name="chase_many"),
    path("issues/dispatch/", dispatch.dispatch, name="dispatch"),
    path("issues/dispatch/export/", dispatch.dispatch_export, name="dispatch_export"),
    path("issues/dispatch/answers/", dispatch.dispatch_answers, name="dispatch_answers"),
    path("issues/views/", lists.issue_views, name="views"),
    path("issues/views/keep/", lists.issue_view_keep, name="view_keep"),
    path("issues/views/<int:pk>/", lists.issue_view_edit, name="view_edit"),
    path("issues/<int:pk>/chase/", lists.issue_chase, name="chase"),
    path("issues/<int:pk>/", issues.issue_detail, name="issue"),
    path("issues/pictures/<uuid:pk>/", files.step_picture, name="step_picture"),
    path("issues/documents/<uuid:pk>/", files.step_document, name="step_document"),
    path("issues/call-backs/", callbacks.call_backs, name="call_backs"),
    path("issues/<int:pk>/card/", callbacks.card_new, name="card_new"),
    path("issues/<int:pk>/card/<int:card>/", callbacks.card_slip, name="card_slip"),
    path("c/<str:token>/", callbacks.card, name="card"),
    path("issues/<int:pk>/<slug:verb>/", issues.issue_move, name="move"),
    path("households/<int:pk>/issues/", issues.issues_of_household, name="of_household"),
    path("catalogues/issue-categories/", catalogues.issue_categories, name="categories"),
    path("catalogues/issue-categories/new/", catalogues.issue_category_new, name="category_new"),
    path("catalogues/issue-categories/<slug:code>/", catalogues.issue_category_edit, name="category_edit"),
    path("catalogues/limits/", catalogues.limits, name="limits"),
    path("catalogues/limits/new/", catalogues.limit_new, name="limit_new"),
    path("catalogues/limits/<int:pk>/", catalogues.limit_edit, name="limit_edit"),
    path("catalogues/departments/", catalogues.departments, name="departments"),
    path("catalogues/departments/new/", catalogues.department_new, name="department_new"),
    path("catalogues/departments/<slug:code>/", catalogues.department_edit, name="department_edit"),
    path("catalogues/call-back-samples/", catalogues.samples, name="samples"),
]
