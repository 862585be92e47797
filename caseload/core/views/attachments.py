"""How an attachment is shown. Each room's own view finds it within the reader's scope, and answers with this."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404


def send_picture(request, attachment):
    """The picture itself; with ``?small`` its small one."""
    name = attachment.small_name if "small" in request.GET else attachment.file.name
    return _sent(name, content_type="image/jpeg", filename=f"{attachment.pk}.jpg")


def send_document(request, attachment):
    """The document, to be saved: no browser shows it as a page of ours."""
    return _sent(
        attachment.file.name,
        content_type="application/octet-stream",
        filename=attachment.name,
        as_attachment=True,
    )


def _sent(name, **how):
    """A file of ours; never kept by caches, never run as anything else."""
    try:
        file = default_storage.open(name)
    except FileNotFoundError:
        raise Http404 from None
    answer = FileResponse(file, **how)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'"
    return answer
