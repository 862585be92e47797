"""How the files of a step stand in the timeline. ``names``: how the names of their addresses begin."""

from django.urls import reverse


def files_of(step, names):
    return {
        "pictures": [picture_of(row, names) for row in step.pictures.all()],
        "documents": [
            {"url": reverse(f"{names}_document", args=[row.pk]), "name": row.name, "size": row.size}
            for row in step.documents.all()
        ],
    }


def picture_of(row, names):
    return {"url": reverse(f"{names}_picture", args=[row.pk]), "label": row.label}
