"""The pages on which the library of goals and actions is kept."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from caseload.core.permissions import P, allow
from households.plans.forms.goals import ActionTemplates, GoalTemplateForm
from households.plans.models import GoalTemplate
from households.plans.services.library import save_template


@allow(P.PLAN_LIBRARY)
def library(request):
    rows = list(GoalTemplate.objects.prefetch_related("actions"))
    return render(request, "plans/library.html", {"templates": rows})


@allow(P.PLAN_LIBRARY)
def template_new(request):
    return _template_page(request, GoalTemplate(), _("New goal of the library"))


@allow(P.PLAN_LIBRARY)
def template(request, pk):
    row = get_object_or_404(GoalTemplate, pk=pk)
    return _template_page(request, row, row.title)


def _template_page(request, row, title):
    data = request.POST or None
    form, actions = GoalTemplateForm(data, instance=row), ActionTemplates(data, instance=row, prefix="actions")
    if data and form.is_valid() & actions.is_valid():
        wanted = [found.instance for found in actions if found.cleaned_data.get("what") and not _removed(found)]
        save_template(by=request.user, template=form.save(commit=False), actions=wanted)
        messages.success(request, _("Saved: %(what)s") % {"what": row})
        return redirect("plans:library")
    context = {"form": form, "actions": actions, "title": title, "page_back": reverse("plans:library")}
    return render(request, "plans/template.html", context)


def _removed(form):
    return form.cleaned_data.get("DELETE")
