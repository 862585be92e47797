"""What the roster import hands out and takes besides files: the marked workbook, the template, the pasted table."""

from pathlib import PurePath

from django.contrib import messages
from django.core.files.base import ContentFile
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from caseload.core.downloads import xlsx_response
from caseload.core.models import Area
from caseload.core.permissions import P, allow
from caseload.core.sheets import SheetError
from households.forms.paste import PasteForm
from households.roster.error_book import error_book
from households.roster.template import roster_template
from households.services.batch_work import receive_roster
from households.services.roster import open_batch
from households.views.roster import own_batch, steps


@allow(P.IMPORT)
def errors(request, pk):
    """The file that was uploaded, its wrong cells marked."""
    batch = own_batch(request, pk)
    if not batch.is_checked:
        return redirect("households:import_batch", pk)
    try:
        content = error_book(open_batch(batch), list(batch.problems.values()))
    except SheetError as problem:
        messages.error(request, str(problem))
        return redirect("households:import")
    to_correct = _("to correct")
    return xlsx_response(content, f"{PurePath(batch.name).stem}-{to_correct}")


@allow(P.IMPORT)
@never_cache
def template(request):
    areas = [area.name for area in Area.objects.open_to(request.user).order_by("path")]
    return xlsx_response(roster_template(areas), "花名册模板")


@allow(P.IMPORT)
def paste(request):
    """A table copied in Excel goes the way of an uploaded one."""
    form = PasteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        file = ContentFile(form.roster.data)
        batch = receive_roster(by=request.user, name=form.roster.name, file=file, roster=form.roster)
        return redirect("households:import_batch", batch.pk)
    context = {"form": form, "page_back": reverse("households:import")}
    return render(request, "households/roster_paste.html", {**context, **steps(1)})
