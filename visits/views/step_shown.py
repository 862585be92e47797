"""How the files of a step stand in the timeline. ``kind`` is "step" of an issue, or "errand"."""

from django.urls import reverse


def files_of(step, kind):
    return {
        "pictures": [picture_of(row, kind) for row in step.pictures.all()],
        "documents": [
            {"url": reverse(f"visits:{kind}_document", args=[row.pk]), "name": row.name, "size": row.size}
            for row in step.documents.all()
        ],
    }


def picture_of(row, kind):
    return {"url": reverse(f"visits:{kind}_picture", args=[row.pk]), "label": row.label}
