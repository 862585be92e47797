"""Pages on which administrators keep the categories of households and the visit rules."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from caseload.core.permissions import P, allow
from households.forms.catalogues import CategoryForm, NewCategoryForm, RuleForm
from households.models import Category, VisitRule
from households.services import catalogues as service

PREVIEWED = 200
"""Workers shown in a preview; the sum counts all."""


@allow(P.CATALOGUES)
def categories(request):
    rows = list(Category.objects.select_related("rule"))
    counts = service.households_by_category()
    for row in rows:
        row.households = counts[row.code]
    return render(request, "households/categories.html", {"categories": rows, "page_back": reverse("catalogues")})


@allow(P.CATALOGUES)
def category_new(request):
    form = NewCategoryForm(request.POST or None)
    if form.is_valid():
        category = service.add_category(by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved: %(what)s") % {"what": category})
        return redirect("households:categories")
    return _form_page(request, form, _("New category"), "households:categories")


@allow(P.CATALOGUES)
def category_edit(request, code):
    category = get_object_or_404(Category, pk=code)
    form = CategoryForm(request.POST or None, instance=category)
    if form.is_valid():
        moved = service.update_category(by=request.user, category=category, **form.cleaned_data)
        say_saved(request, category, moved)
        return redirect("households:categories")
    return _form_page(request, form, category, "households:categories")


@allow(P.CATALOGUES)
def rules(request):
    rows, loads = list(VisitRule.objects.all()), service.loads()
    for row in rows:
        row.load = loads.get(row.code, {"households": 0, "visits": 0})
    return render(request, "households/rules.html", {"rules": rows, "page_back": reverse("catalogues")})


@allow(P.CATALOGUES)
def rule_edit(request, code):
    rule = get_object_or_404(VisitRule, pk=code)
    load = service.load_of(rule)
    form = RuleForm(request.POST or None, instance=VisitRule.objects.get(pk=code))
    if form.is_valid() and "preview" in request.POST:
        return _form_page(request, form, rule, "households:rules", load=load, preview=_preview(rule, form))
    if form.is_valid():
        moved = service.update_rule(by=request.user, rule=rule, **form.cleaned_data)
        say_saved(request, rule, moved, service.load_of(rule))
        return redirect("households:rules")
    return _form_page(request, form, rule, "households:rules", load=load)


def _preview(rule, form):
    rows, total = service.preview(rule, interval_days=form.cleaned_data["interval_days"])
    return {"rows": rows[:PREVIEWED], "total": total}


def say_saved(request, row, moved, load=None):
    lines = [_("Saved: %(what)s") % {"what": row}]
    if moved:
        words = ngettext("%(n)s household has a new rhythm", "%(n)s households have a new rhythm", moved)
        lines.append(words % {"n": moved})
    if load:
        lines.append(_load_words(load))
    messages.success(request, "\n".join(lines))


def _load_words(load):
    words = ngettext("%(n)s household follows it", "%(n)s households follow it", load["households"])
    visits = ngettext("%(n)s visit a month", "%(n)s visits a month", load["visits"])
    return f"{words % {'n': load['households']}}; {visits % {'n': load['visits']}}"


def _form_page(request, form, title, back, load=None, preview=None):
    context = {
        "form": form,
        "title": title,
        "load": _load_words(load) if load else "",
        "preview": preview,
        "may_preview": isinstance(form, RuleForm),
        "page_back": reverse(back),
    }
    return render(request, "households/catalogue_form.html", context)
