"""The page on which administrators keep the levels of cases and the looks after a closing."""

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from caseload.core.permissions import P, allow
from households.models import CaseLevel
from households.plans.forms.levels import CaseLevelForm, FollowUpRuleForm
from households.plans.models import FollowUpRule
from households.services.catalogues import update_follow_up_rule, update_level
from households.views.catalogues import say_saved


@allow(P.CATALOGUES)
def levels(request):
    context = {
        "levels": list(CaseLevel.objects.select_related("rule")),
        "follow_ups": list(FollowUpRule.objects.order_by("months")),
        "page_back": reverse("catalogues"),
    }
    return render(request, "plans/levels.html", context)


@allow(P.CATALOGUES)
def level_edit(request, code):
    return _edit(request, CaseLevel, CaseLevelForm, code, update_level)


@allow(P.CATALOGUES)
def follow_up_rule_edit(request, code):
    return _edit(request, FollowUpRule, FollowUpRuleForm, code, update_follow_up_rule)


def _edit(request, model, form_class, code, update):
    row = get_object_or_404(model, pk=code)
    form = form_class(request.POST or None, instance=model.objects.get(pk=code))
    if form.is_valid():
        say_saved(request, row, update(by=request.user, row=row, **form.cleaned_data))
        return redirect("plans:levels")
    context = {"form": form, "title": row, "page_back": reverse("plans:levels")}
    return render(request, "plans/level_form.html", context)
