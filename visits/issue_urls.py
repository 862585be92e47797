from django.urls import path

from visits.views import dispatch, errands, issue_catalogues, issue_lists, issues

urlpatterns = [
    path("issues/", issue_lists.issue_list, name="issue_list"),
    path("issues/new/", issues.issue_new, name="issue_new"),
    path("issues/board/", issue_lists.board, name="issue_board"),
    path("issues/many/<slug:verb>/", issue_lists.issue_many, name="issue_many"),
    path("issues/dispatch/", dispatch.dispatch, name="dispatch"),
    path("issues/dispatch/export/", dispatch.dispatch_export, name="dispatch_export"),
    path("issues/dispatch/answers/", dispatch.dispatch_answers, name="dispatch_answers"),
    path("issues/views/", issue_lists.issue_views, name="issue_views"),
    path("issues/views/keep/", issue_lists.issue_view_keep, name="issue_view_keep"),
    path("issues/views/<int:pk>/", issue_lists.issue_view_edit, name="issue_view_edit"),
    path("issues/<int:pk>/chase/", issue_lists.issue_chase, name="issue_chase"),
    path("issues/<int:pk>/", issues.issue_detail, name="issue"),
    path("issues/<int:pk>/errand/", errands.errand_edit, name="errand_edit"),
    path("issues/<int:pk>/errand/<slug:verb>/", errands.errand_move, name="errand_move"),
    path("issues/<int:pk>/papers/<slug:way>/", errands.errand_papers, name="errand_papers"),
    path("receipts/<uuid:pk>/", errands.receipt, name="receipt"),
    path("papers/", errands.papers, name="papers"),
    path("households/<int:pk>/errands/new/", errands.errand_new, name="errand_new"),
    path("issues/<int:pk>/<slug:verb>/", issues.issue_move, name="issue_move"),
    path("households/<int:pk>/issues/", issues.issues_of_household, name="issues_of_household"),
    path("catalogues/issue-categories/", issue_catalogues.issue_categories, name="issue_categories"),
    path("catalogues/issue-categories/new/", issue_catalogues.issue_category_new, name="issue_category_new"),
    path("catalogues/issue-categories/<slug:code>/", issue_catalogues.issue_category_edit, name="issue_category_edit"),
    path("catalogues/limits/", issue_catalogues.limits, name="limits"),
    path("catalogues/limits/<int:pk>/", issue_catalogues.limit_edit, name="limit_edit"),
]
