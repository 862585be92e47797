from django.urls import path

from visits.doorstep.views import changes, held, kept, offline, photos, planned, replaced, requests, sync, visits

app_name = "doorstep"

urlpatterns = [
    path("visits/pick/", visits.pick, name="pick"),
    path("visits/mine/", kept.mine, name="mine"),
    path("visits/pages/", kept.pages, name="pages"),
    path("visits/new/<int:pk>/", visits.new, name="new"),
    path("visits/not-home/<int:pk>/", visits.not_home, name="not_home"),
    path("visits/<uuid:pk>/", visits.visit, name="visit"),
    path("visits/<uuid:pk>/correct/", visits.correct, name="correct"),
    path("visits/<uuid:pk>/undo/", visits.undo, name="undo"),
    path("visits/<uuid:pk>/ask/", requests.ask, name="ask"),
    path("visits/<uuid:pk>/decline/", requests.decline, name="decline"),
    path("visits/asked/", requests.listed, name="asked"),
    path("gaps/<int:pk>/plan/", planned.plan_gap, name="plan_gap"),
    path("visits/changes/<int:pk>/entered/", changes.entered, name="change_entered"),
    path("visits/photos/<uuid:pk>/", photos.photo, name="photo"),
    path("visits/old-leaflets/", replaced.listed, name="replaced"),
    path("households/<int:pk>/leaflets/", replaced.of_household, name="leaflets_held"),
    path("visits/old-leaflets/export/", replaced.export, name="replaced_export"),
    path("visits/unsent/", offline.unsent, name="unsent"),
    path("visits/held/", held.listed, name="held_list"),
    path("visits/held/<int:pk>/", held.held, name="held"),
    path("visits/held/files/<int:pk>/", held.file, name="held_file"),
    path("sync/", sync.hello, name="sync"),
    path("sync/visits/", sync.send, name="send"),
    path("sw.js", offline.worker, name="service_worker"),
    path("app/", offline.shell, name="shell"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
]
