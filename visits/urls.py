from django.urls import include, path

from visits.views import changes, held, offline, photos, plan_closing, plan_issues, planning, sync, visits

app_name = "visits"

urlpatterns = [
    path("visits/", visits.visits, name="list"),
    path("visits/pick/", visits.pick, name="pick"),
    path("visits/new/<int:pk>/", visits.new, name="new"),
    path("visits/not-home/<int:pk>/", visits.not_home, name="not_home"),
    path("visits/of-household/<int:pk>/", visits.of_household, name="of_household"),
    path("visits/<uuid:pk>/", visits.visit, name="detail"),
    path("visits/<uuid:pk>/correct/", visits.correct, name="correct"),
    path("visits/<uuid:pk>/undo/", visits.undo, name="undo"),
    path("visits/changes/<int:pk>/entered/", changes.entered, name="change_entered"),
    path("visits/week/", planning.week, name="week"),
    path("visits/move/<int:pk>/", planning.move, name="move"),
    path("visits/photos/<uuid:pk>/", photos.photo, name="photo"),
    path("plans/<int:pk>/closing/", plan_closing.plan_close, name="plan_close"),
    path("plans/actions/<int:pk>/issue/new/", plan_issues.action_issue, name="plan_action_issue"),
    path("plans/actions/<int:pk>/issue/", plan_issues.issue_of_action, name="plan_issue"),
    path("visits/unsent/", offline.unsent, name="unsent"),
    path("visits/held/", held.held_list, name="held_list"),
    path("visits/held/<int:pk>/", held.held, name="held"),
    path("visits/held/files/<int:pk>/", held.held_file, name="held_file"),
    path("sync/", sync.hello, name="sync"),
    path("sync/visits/", sync.send, name="send"),
    path("sw.js", offline.worker, name="service_worker"),
    path("app/", offline.shell, name="shell"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("", include("visits.issue_urls")),
]
