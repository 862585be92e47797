"""The leaflets in force for whoever explains them: the list, one of them in full, and its pictures and files."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from caseload.core import catalogues
from caseload.core.permissions import P, allow
from caseload.core.views.attachments import send_document, send_picture
from households.support.leaflets.forms.files import FilesForm
from households.support.leaflets.models import Leaflet, LeafletFile, LeafletPicture, LeafletVersion
from households.support.leaflets.services.versions import change_files, in_force, offered, replaced


@allow(P.LEAFLET_VIEW)
def guide(request):
    known, old = in_force(), set(replaced())
    rows = [known[leaflet.pk] for leaflet in offered()]
    coming = [row for row in catalogues.rows(LeafletVersion).values() if _is_to_come(row)]
    earlier = [row for row in catalogues.rows(LeafletVersion).values() if row.pk in old]
    shown = [(_("To come"), coming), (_("Replaced"), earlier)]
    context = {
        "rows": [_named(row) for row in rows],
        "others": [(name, [_named(row) for row in them]) for name, them in shown],
        "may_edit": request.user.may(P.CATALOGUES),
        "may_look": request.user.may(P.VISIT_VIEW),
        "may_hand": request.user.may(P.LEAFLET_HAND),
    }
    return render(request, "leaflets/guide.html", context)


def _is_to_come(row):
    return row.valid_from is not None and row.valid_from > timezone.localdate()


def _named(row):
    """Its leaflet comes from memory, so that a list asks nothing of the database."""
    row.leaflet = catalogues.rows(Leaflet).get(row.leaflet_id) or row.leaflet
    return row


def _version(pk):
    return get_object_or_404(LeafletVersion.objects.select_related("leaflet"), pk=pk)


@allow(P.LEAFLET_VIEW)
def version(request, pk):
    """On a phone it fills the screen, to be read together."""
    row = _version(pk)
    context = {
        "version": row,
        "pictures": row.pictures.all(),
        "files": row.files.all(),
        "newer": in_force().get(row.leaflet_id) if row.pk in replaced() else None,
        "may_edit": request.user.may(P.CATALOGUES),
        "page_back": reverse("leaflets:guide"),
    }
    return render(request, "leaflets/version.html", context)


@allow(P.LEAFLET_VIEW)
def leaflet(request, code):
    """Its version in force."""
    row = in_force().get(code)
    if row is None:
        raise Http404
    return version(request, row.pk)


@allow(P.CATALOGUES)
def files(request, pk):
    row = _version(pk)
    kept = [(str(one.pk), _("Page %(n)s") % {"n": n}) for n, one in enumerate(row.pictures.all(), start=1)]
    kept += [(str(one.pk), one.name) for one in row.files.all()]
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = FilesForm(*sent, kept=kept)
    if form.is_valid():
        change_files(by=request.user, version=row, **form.cleaned_data)
        messages.success(request, _("Saved: %(name)s") % {"name": row})
        return redirect(row)
    context = {"form": form, "title": row, "page_back": row.get_absolute_url()}
    return render(request, "leaflets/form.html", context)


@allow(P.LEAFLET_VIEW)
def picture(request, pk):
    return send_picture(request, get_object_or_404(LeafletPicture.objects.visible_to(request.user), pk=pk))


@allow(P.LEAFLET_VIEW)
def document(request, pk):
    return send_document(request, get_object_or_404(LeafletFile.objects.visible_to(request.user), pk=pk))
