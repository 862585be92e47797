"""The addresses of what goes with steps, for the ``urls`` of their rooms."""

from django.urls import path

from caseload.core.casework.views import document_sent, picture_shown


def pages_of_files(at, steps, right, names="step"):
    """Of the files of ``steps``, a model, for whoever has the ``right`` and may see their row. ``names``: how the names
    of the addresses begin, as in the ``Telling`` of these steps."""
    kinds = {name: steps._meta.get_field(f"{name}s").related_model for name in ("picture", "document")}
    return [
        path(f"{at}/pictures/<uuid:pk>/", picture_shown(kinds["picture"], right), name=f"{names}_picture"),
        path(f"{at}/documents/<uuid:pk>/", document_sent(kinds["document"], right), name=f"{names}_document"),
    ]
