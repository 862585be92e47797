"""The addresses of tables of codes, for the ``urls`` of their rooms."""

from django.urls import path

from caseload.core.catalogues import views


def pages(*catalogues):
    return [page for catalogue in catalogues for page in _pages_of(catalogue)]


def _pages_of(catalogue):
    at, row, given = catalogue.address, catalogue.row, {"catalogue": catalogue}
    if catalogue.name:
        yield path(at, views.listed, given, name=catalogue.name)
    if catalogue.new:
        yield path(f"{at}new/", views.new, given, name=f"{row}_new")
    yield path(f"{at}sheet/out/", views.sheet_out, given, name=f"{row}_sheet_out")
    yield path(f"{at}sheet/in/", views.sheet_in, given, name=f"{row}_sheet_in")
    yield path(f"{at}<{catalogue.converter}:pk>/", views.edit, given, name=f"{row}_edit")
    yield from pages(*catalogue.below)
