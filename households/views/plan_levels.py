"""The page on which administrators keep the levels of cases and the looks after a closing."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from caseload.core.permissions import P, allow
from households.forms.plan_levels import CaseLevelForm, FollowUpRuleForm
from households.models import CaseLevel, FollowUpRule
from households.services.plan_levels import keep_row


@allow(P.CATALOGUES)
def levels(request):
    context = {
        "levels": list(CaseLevel.objects.select_related("rule")),
        "follow_ups": list(FollowUpRule.objects.order_by("months")),
        "page_back": reverse("catalogues"),
    }
    return render(request, "households/plan_levels.html", context)


@allow(P.CATALOGUES)
def level_edit(request, code):
    return _edit(request, CaseLevel, CaseLevelForm, code)


@allow(P.CATALOGUES)
def follow_up_rule_edit(request, code):
    return _edit(request, FollowUpRule, FollowUpRuleForm, code)


def _edit(request, model, form_class, code):
    row = get_object_or_404(model, pk=code)
    form = form_class(request.POST or None, instance=model.objects.get(pk=code))
    if form.is_valid():
        keep_row(by=request.user, row=row, **form.cleaned_data)
        messages.success(request, _("Saved: %(what)s") % {"what": row})
        return redirect("households:plan_levels")
    context = {"form": form, "title": row, "page_back": reverse("households:plan_levels")}
    return render(request, "households/plan_level_form.html", context)
