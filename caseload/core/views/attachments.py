"""How an attachment is shown. Each room's own view finds it within the reader's scope, and answers with this."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404


def send_picture(request, attachment):
    """The picture itself; with ``?small`` its small one. Never kept by caches, never run as anything else."""
    name = attachment.small_name if "small" in request.GET else attachment.file.name
    try:
        file = default_storage.open(name)
    except FileNotFoundError:
        raise Http404 from None
    answer = FileResponse(file, content_type="image/jpeg", filename=f"{attachment.pk}.jpg")
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'"
    return answer
