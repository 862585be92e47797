"""Files are kept and taken away here, file and row together."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from caseload.core import wall_clock
from caseload.core.models import kinds_of_files

ROOT = "attachments"


@transaction.atomic
def attach(model, /, *, by, picture, **facts):
    """Keep ``picture`` (of ``core.pictures``) as a row of ``model``, one of attachments with ``facts`` of its own.

    The files are written first: a row without its file never exists. ``sweep`` removes files whose row never came.
    """
    row = model(by=by, width=picture.width, height=picture.height, **_of(picture), **facts)
    row.file.save("", ContentFile(picture.data), save=False)
    default_storage.save(row.small_name, ContentFile(picture.small))
    row.save(force_insert=True)
    return row


@transaction.atomic
def attach_document(model, /, *, by, document, **facts):
    """Keep ``document`` (of ``core.documents``) as a row of ``model``, as ``attach`` keeps a picture."""
    row = model(by=by, kind=document.kind, name=document.name, **_of(document), **facts)
    row.file.save("", ContentFile(document.data), save=False)
    row.save(force_insert=True)
    return row


def _of(file):
    return {"size": len(file.data), "sha256": file.sha256}


@transaction.atomic
def detach(rows):
    """Delete attachments; their files go once the present transaction holds."""
    rows = list(rows)
    names = [name for row in rows for name in row.names]
    for row in rows:
        row.delete()
    transaction.on_commit(lambda: [default_storage.delete(name) for name in names])


def sweep(older_than):
    """Remove files older than ``older_than`` (a timedelta) that no row refers to. Returns how many."""
    kept = {name for kind in kinds_of_files() for row in kind.objects.only("file").iterator() for name in row.names}
    before = wall_clock.now() - older_than
    lost = [name for name in _files() if name not in kept and default_storage.get_modified_time(name) < before]
    for name in lost:
        default_storage.delete(name)
    return len(lost)


def _files():
    if not default_storage.exists(ROOT):
        return
    for folder in default_storage.listdir(ROOT)[0]:
        for name in default_storage.listdir(f"{ROOT}/{folder}")[1]:
            yield f"{ROOT}/{folder}/{name}"
