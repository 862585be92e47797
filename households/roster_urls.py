"""The roster wizard: upload → understood → check → confirm → result. Part of the namespace ``households``."""

from django.urls import path

from households.views import batches, headings, overwriting, papers, roster

urlpatterns = [
    path("overwriting/", overwriting.overwrite_rules, name="overwrite_rules"),
    path("overwriting/<slug:source>/", overwriting.overwrite_edit, name="overwrite_edit"),
    path("import/", roster.upload, name="import"),
    path("import/paste/", papers.paste, name="import_paste"),
    path("import/template/", papers.template, name="import_template"),
    path("import/<int:pk>/", roster.understood, name="import_batch"),
    path("import/<int:pk>/headings/", headings.map_columns, name="import_headings"),
    path("import/<int:pk>/check/", roster.check, name="import_check"),
    path("import/<int:pk>/errors/", papers.errors, name="import_errors"),
    path("import/<int:pk>/confirm/", roster.confirm, name="import_confirm"),
    path("import/<int:pk>/result/", batches.batch_page, name="import_result"),
    path("import/batches/", batches.batches, name="import_list"),
    path("import/<int:pk>/decide/", roster.decide, name="import_decide"),
    path("import/<int:pk>/progress/", batches.progress, name="import_progress"),
    path("import/<int:pk>/start/", batches.start_again, name="import_start"),
    path("import/<int:pk>/file/", batches.download, name="import_file"),
    path("import/<int:pk>/undo/", batches.undo, name="import_undo"),
]
