"""Drafts: begun, given conditions, sources and cases, looked at before they are in force, and put in force."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from caseload.core.permissions import P, allow
from caseload.core.views.posted import posted_from
from households.support.eligibility.forms.rules import CaseForm, SourceForm
from households.support.eligibility.forms.trees import TreeForm
from households.support.eligibility.models import Rule, RuleCase
from households.support.eligibility.services import rules as service
from households.support.eligibility.services.cases import try_cases
from households.support.eligibility.services.preview import preview
from households.support.eligibility.services.wording import in_words
from households.support.eligibility.views.rules import fetch
from households.support.policies.models import Policy

EMPTY = {"all": []}
NO_MORE = "eligibility:rule"


def _draft(request, pk):
    """The rule, and whether it is still a draft; where it is none any more, a word says so."""
    rule = fetch(request.user, pk)
    if not rule.is_draft:
        messages.warning(request, str(service.NotADraft()))
        return rule, False
    return rule, True


def _refused(request, rule, problem):
    messages.warning(request, str(problem))
    return redirect(NO_MORE, rule.pk)


@allow(P.CATALOGUES)
def new(request, code):
    """The first conditions of a policy without a rule."""
    policy = get_object_or_404(Policy, pk=code)
    held = Rule.objects.filter(policy=policy, status__in=[Rule.Status.DRAFT, Rule.Status.IN_FORCE]).first()
    if held:
        if request.method == "POST":
            messages.warning(request, _("Not saved: the policy has a rule or a draft by now. Change that one."))
        return redirect(held)
    form = TreeForm(request.POST or None, whom=policy.whom, tree=EMPTY)
    if _is_saved(request, form):
        rule = service.begin_draft(by=request.user, policy=policy, tree=form.cleaned_data["tree"])
        return redirect(rule)
    return _tree_page(request, _shown(request, form), policy, policy.whom, reverse("eligibility:rules"))


@allow(P.CATALOGUES)
@posted_from(NO_MORE, "pk")
def begin(request, pk):
    """A draft of the rule in force, to be changed."""
    try:
        draft = service.begin_draft(by=request.user, policy=fetch(request.user, pk).policy)
    except service.RuleRefused:
        return redirect("eligibility:new", fetch(request.user, pk).policy_id)
    messages.success(request, _("A draft was begun.\nWhat is in force goes on until the draft takes its place."))
    return redirect(draft)


@allow(P.CATALOGUES)
@transaction.atomic
def conditions(request, pk):
    rule, is_draft = _draft(request, pk)
    if not is_draft:
        return redirect(rule)
    form = TreeForm(request.POST or None, whom=rule.whom, tree=rule.tree, version=rule.version)
    if _is_saved(request, form):
        try:
            service.change_tree(by=request.user, rule=rule, tree=form.cleaned_data["tree"])
        except service.RuleRefused as problem:
            return _refused(request, rule, problem)
        messages.success(request, _("Saved: %(what)s") % {"what": rule})
        return redirect(rule)
    return _tree_page(request, _shown(request, form), rule.policy, rule.whom, rule.get_absolute_url())


def _button(request):
    return request.POST.get("do", "save")


def _is_saved(request, form):
    return _button(request) == "save" and form.is_valid()


def _shown(request, form):
    return form if not form.is_bound or _button(request) == "save" else form.after(_button(request))


def _tree_page(request, form, policy, whom, back):
    context = {"form": form, "policy": policy, "rows": form.rows(), "whom": whom, "page_back": back}
    return render(request, "eligibility/conditions.html", context)


@allow(P.CATALOGUES)
@transaction.atomic
def source(request, pk):
    rule, is_draft = _draft(request, pk)
    if not is_draft:
        return redirect(rule)
    form = SourceForm(request.POST or None, instance=rule)
    if form.is_valid():
        service.change_source(by=request.user, rule=rule, **form.cleaned_data)
        messages.success(request, _("Saved: %(what)s") % {"what": rule})
        return redirect(rule)
    return _form_page(request, form, rule, _("Source and days"))


def _form_page(request, form, rule, title, **more):
    context = {"form": form, "rule": rule, "title": title, "page_back": rule.get_absolute_url(), **more}
    return render(request, "eligibility/form.html", context)


@allow(P.CATALOGUES)
def case_new(request, pk):
    return _case_page(request, pk, None, _("New case"))


@allow(P.CATALOGUES)
def case(request, pk):
    row = get_object_or_404(RuleCase, pk=pk)
    return _case_page(request, row.rule_id, row, _("Case"))


def _case_page(request, pk, row, title):
    rule, is_draft = _draft(request, pk)
    if not is_draft:
        return redirect(rule)
    form = CaseForm(request.POST or None, rule=rule, case=row)
    if form.is_valid():
        try:
            saved = service.save_case(by=request.user, rule=rule, case=row, **form.cleaned_data)
        except service.RuleRefused as problem:
            return _refused(request, rule, problem)
        _say(request, rule, saved)
        return redirect(rule)
    return _form_page(request, form, rule, title, case=row, sentence=in_words(rule.tree, rule.whom))


def _say(request, rule, saved):
    """Whether the rule says of the case what it must, at once."""
    tried = try_cases(rule, cases=[saved])[0]
    said = RuleCase.Answer(tried.answer).label
    if tried.is_right:
        messages.success(request, _("Saved: %(what)s") % {"what": saved})
    else:
        words = _("Saved: %(what)s\nThe rule says “%(said)s”: the conditions or the case are to be put right.")
        messages.warning(request, words % {"what": saved, "said": said})


@allow(P.CATALOGUES)
@posted_from("eligibility:case", "pk")
def case_remove(request, pk):
    row = get_object_or_404(RuleCase.objects.select_related("rule"), pk=pk)
    try:
        service.remove_case(by=request.user, rule=row.rule, case=row)
    except service.RuleRefused as problem:
        return _refused(request, row.rule, problem)
    messages.success(request, _("Removed: %(what)s") % {"what": row})
    return redirect(row.rule)


@allow(P.CATALOGUES)
def force(request, pk):
    """Whom the draft would touch; and from here it is put in force."""
    rule, is_draft = _draft(request, pk)
    if not is_draft:
        return redirect(rule)
    if request.method == "POST":
        try:
            service.put_in_force(by=request.user, rule=rule)
        except service.RuleRefused as problem:
            return _refused(request, rule, problem)
        messages.success(request, _("In force: %(what)s") % {"what": rule})
        return redirect(rule)
    shown = {"preview": preview(rule, request.user), "lacking": list(service.lacking(rule))}
    return render(request, "eligibility/preview.html", {"rule": rule, "page_back": rule.get_absolute_url(), **shown})


@allow(P.CATALOGUES)
def withdraw(request, pk):
    """Of a draft: it is thrown away; of what is in force: nothing judges of the policy any more."""
    rule = fetch(request.user, pk)
    if request.method == "POST":
        try:
            (service.remove_draft if rule.is_draft else service.withdraw)(by=request.user, rule=rule)
        except service.RuleRefused as problem:
            return _refused(request, rule, problem)
        said = _("The draft is thrown away: %(what)s") if rule.is_draft else _("Not in force any more: %(what)s")
        messages.success(request, said % {"what": rule})
        return redirect("eligibility:rules")
    if rule.status == Rule.Status.WITHDRAWN:
        return redirect(rule)
    return render(request, "eligibility/withdraw.html", {"rule": rule, "page_back": rule.get_absolute_url()})
