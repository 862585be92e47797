"""The roster wizard: upload → understood → check → confirm → result."""

from django.urls import path

from households.roster.views import column_names, exports, imports, overwriting, wizard, workbooks

app_name = "roster"

urlpatterns = [
    path("export/", exports.export, name="export"),
    path("headings/", column_names.column_names, name="column_names"),
    path("headings/new/", column_names.new, name="column_name_new"),
    path("headings/<int:pk>/remove/", column_names.remove, name="column_name_remove"),
    path("headings/sources/<int:pk>/forget/", column_names.mapping_forget, name="mapping_forget"),
    path("overwriting/", overwriting.overwrite_rules, name="overwrite_rules"),
    path("overwriting/<slug:source>/", overwriting.overwrite_edit, name="overwrite_edit"),
    path("import/", wizard.upload, name="upload"),
    path("import/paste/", wizard.paste, name="paste"),
    path("import/template/", workbooks.template, name="template"),
    path("import/<int:pk>/", wizard.understood, name="understood"),
    path("import/<int:pk>/headings/", column_names.map_columns, name="map_columns"),
    path("import/<int:pk>/check/", wizard.check, name="check"),
    path("import/<int:pk>/check/again/", wizard.check_again, name="check_again"),
    path("import/<int:pk>/errors/", workbooks.error_workbook, name="error_workbook"),
    path("import/<int:pk>/confirm/", wizard.confirm, name="confirm"),
    path("import/<int:pk>/result/", imports.result, name="result"),
    path("import/batches/", imports.listed, name="list"),
    path("import/<int:pk>/decide/", wizard.decide, name="decide"),
    path("import/<int:pk>/way/", wizard.way_out, name="way_out"),
    path("import/<int:pk>/progress/", imports.progress, name="progress"),
    path("import/<int:pk>/start/", imports.start_again, name="start_again"),
    path("import/<int:pk>/cancel/", imports.cancel, name="cancel"),
    path("import/<int:pk>/file/", imports.download, name="download"),
    path("import/<int:pk>/undo/", imports.undo, name="undo"),
]
