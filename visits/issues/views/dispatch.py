"""What departments without accounts are sent, on paper or as a sheet, and their answers."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from caseload.core import catalogues
from caseload.core.permissions import P, allow
from caseload.core.services.access import record_export
from caseload.core.sheets import SheetError, write_xlsx
from caseload.core.views.posted import posted_from
from visits.issues.models import Department, Issue
from visits.issues.services.deadlines import with_time_left
from visits.issues.services.dispatch import (
    ANSWERS,
    MOST,
    apply_answers,
    check_answers,
    departments,
    dispatch_sheet,
    dispatched,
    read_answers,
    with_request,
)

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LARGEST = 5 * 1024 * 1024
ON_PAPER = 200


class AnswersForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("The sheet as the department filled it in"),
        help_text=gettext_lazy("Nothing is written before you have seen what will happen."),
    )

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if upload.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 5 MB."))
        try:
            self.lines = read_answers(upload.read())
        except (SheetError, ValueError) as problem:
            raise forms.ValidationError(str(problem)) from None
        if not self.lines:
            raise forms.ValidationError(_("No line of it has an answer."))
        return upload


@allow(P.ISSUE_ASSIGN)
def dispatch(request):
    """The departments that something waits for; of the one asked for, the list that is sent to it."""
    seen = Issue.objects.visible_to(request.user)
    chosen = catalogues.rows(Department).get(request.GET.get("department"))
    rows = with_request(dispatched(seen)).filter(department=chosen).for_list("description") if chosen else seen.none()
    waiting = departments(seen)
    context = {
        "departments": waiting,
        "chosen": chosen,
        "total": dict(waiting).get(chosen, 0),
        "issues": with_time_left(list(rows.order_by("due_at", "pk")[:ON_PAPER])),
        "answers": ANSWERS.items(),
        "form": AnswersForm(),
        "today": timezone.localdate(),
        "page_back": reverse("issues:list"),
    }
    return render(request, "issues/dispatch.html", context)


@allow(P.EXPORT)
@posted_from("issues:dispatch")
def export(request):
    department = catalogues.rows(Department).get(request.POST.get("department"))
    if department is None:
        messages.warning(request, _("There is no such department.\nChoose one from the list."))
        return redirect("issues:dispatch")
    seen = with_request(dispatched(Issue.objects.visible_to(request.user))).filter(department=department)
    rows = list(seen.select_related("category", "household").order_by("due_at", "pk")[:MOST])
    record_export(
        by=request.user, subject=_("Dispatch list: %(department)s") % {"department": department.name}, rows=len(rows)
    )
    response = HttpResponse(write_xlsx({"转办单": dispatch_sheet(rows)}), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="dispatch-{timezone.localdate():%Y-%m-%d}.xlsx"'
    return response


@allow(P.ISSUE_ASSIGN)
@posted_from("issues:dispatch")
def check(request):
    """Check answers, from a sheet or entered by number; with ``confirmed`` apply those without a problem."""
    if "number" in request.POST:
        lines = _entered(request.POST)
    else:
        form = AnswersForm(request.POST, request.FILES)
        if not form.is_valid():
            messages.error(request, form.errors["file"][0])
            return redirect("issues:dispatch")
        lines = form.lines
    answers = check_answers(by=request.user, lines=lines, issues=Issue.objects.visible_to(request.user))
    if "confirmed" in request.POST:
        return _apply(request, answers)
    fit = [answer for answer in answers if not answer.problem]
    context = {"answers": answers, "fit": fit, "page_back": reverse("issues:dispatch")}
    return render(request, "issues/dispatch_check.html", context)


def _entered(given):
    """The lines of the form that have an answer; number, answer and words come as three lists."""
    columns = [given.getlist(name) for name in ("number", "answer", "words")]
    lines = [
        (n, *[text.strip().replace("\0", "") for text in cells])
        for n, cells in enumerate(zip(*columns, strict=False), start=1)
    ]
    return [line for line in lines if line[2]][:MOST]


def _apply(request, answers):
    count, refused = apply_answers(by=request.user, answers=answers)
    if count:
        words = ngettext("%(n)s answer was entered", "%(n)s answers were entered", count)
        messages.success(request, words % {"n": count})
    for answer, why in refused:
        messages.warning(request, _("Not done: %(number)s\n%(why)s") % {"number": answer.number, "why": why})
    return redirect("issues:dispatch")
