"""The list of households and the tables behind it; joined to the addresses of the room."""

from django.urls import path

from households.views import catalogues, exporting, headings, lists, quality

urlpatterns = [
    path("", lists.household_list, name="list"),
    path("find/", lists.find, name="find"),
    path("assign/", lists.assign, name="assign"),
    path("export/", exporting.export, name="export"),
    path("quality/", quality.quality, name="quality"),
    path("quality/check/", quality.check, name="quality_check"),
    path("quality/export/", quality.export, name="quality_export"),
    path("quality/<int:pk>/", quality.waiver, name="quality_waiver"),
    path("categories/", catalogues.categories, name="categories"),
    path("categories/new/", catalogues.category_new, name="category_new"),
    path("categories/<slug:code>/", catalogues.category_edit, name="category_edit"),
    path("rules/", catalogues.rules, name="rules"),
    path("rules/<slug:code>/", catalogues.rule_edit, name="rule_edit"),
    path("headings/", headings.headings, name="headings"),
    path("headings/new/", headings.heading_new, name="heading_new"),
    path("headings/<int:pk>/remove/", headings.heading_remove, name="heading_remove"),
    path("headings/sources/<int:pk>/forget/", headings.source_forget, name="source_forget"),
]
