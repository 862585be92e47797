"""The roster wizard: upload → understood → check → confirm → result. Part of the namespace ``households``."""

from django.urls import path

from households.views import headings, roster

urlpatterns = [
    path("import/", roster.upload, name="import"),
    path("import/<int:pk>/", roster.understood, name="import_batch"),
    path("import/<int:pk>/headings/", headings.map_columns, name="import_headings"),
    path("import/<int:pk>/check/", roster.check, name="import_check"),
    path("import/<int:pk>/confirm/", roster.confirm, name="import_confirm"),
    path("import/<int:pk>/result/", roster.result, name="import_result"),
]
