"""The workbooks that the roster import hands out: one's own file with its wrong cells marked, the empty template."""

from pathlib import PurePath

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from caseload.core.downloads import xlsx_response
from caseload.core.models import Area
from caseload.core.permissions import P, allow
from caseload.core.sheets import SheetError
from households.roster.services.error_workbooks import is_ordered, order_error_workbook, take_error_workbook
from households.roster.sheets.template import roster_template
from households.roster.views.wizard import own_batch


@allow(P.IMPORT)
def error_workbook(request, pk):
    """The file that was uploaded, its wrong cells marked; of a large one, a page that waits for it."""
    batch = own_batch(request, pk)
    if not batch.is_checked:
        return redirect("roster:understood", pk)
    if batch.is_large and (not batch.error_workbook or request.headers.get("HX-Request")):
        return _being_made(request, batch)
    try:
        content = take_error_workbook(by=request.user, batch=batch)
    except SheetError as problem:
        messages.error(request, str(problem))
        return redirect("roster:upload")
    to_correct = _("to correct")
    return xlsx_response(content, f"{PurePath(batch.name).stem}-{to_correct}")


def _being_made(request, batch):
    """The whole page asks the worker for the workbook; its part that asks again looks whether it is ready."""
    asks_again = "HX-Request" in request.headers
    if not asks_again:
        order_error_workbook(batch)
    waits = not batch.error_workbook and is_ordered(batch)
    template = "roster/_error_workbook.html" if asks_again else "roster/error_workbook.html"
    context = {"batch": batch, "is_waiting": waits, "page_back": reverse("roster:check", args=[batch.pk])}
    return render(request, template, context)


@allow(P.IMPORT)
@never_cache
def template(request):
    areas = [area.name for area in Area.objects.open_to(request.user).order_by("path")]
    return xlsx_response(roster_template(areas), "花名册模板")
