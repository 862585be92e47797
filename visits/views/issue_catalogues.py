"""Pages on which administrators keep the categories of issues and their time limits."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from caseload.core.permissions import P, allow
from visits.forms.catalogues import CategoryForm, LimitForm, NewCategoryForm
from visits.models import IssueCategory, TimeLimit
from visits.services.issue_catalogues import add_category, update_category, update_limit


@allow(P.CATALOGUES)
def issue_categories(request):
    context = {"categories": IssueCategory.objects.all(), "page_back": reverse("catalogues")}
    return render(request, "visits/issue_categories.html", context)


@allow(P.CATALOGUES)
def issue_category_new(request):
    form = NewCategoryForm(request.POST or None)
    if form.is_valid():
        category = add_category(by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved: %(what)s") % {"what": category})
        return redirect("visits:issue_categories")
    return _form_page(request, form, _("New category of issues"), "visits:issue_categories")


@allow(P.CATALOGUES)
def issue_category_edit(request, code):
    category = get_object_or_404(IssueCategory, pk=code)
    form = CategoryForm(request.POST or None, instance=category)
    if form.is_valid():
        update_category(by=request.user, category=category, **form.cleaned_data)
        messages.success(request, _("Saved: %(what)s") % {"what": category})
        return redirect("visits:issue_categories")
    return _form_page(request, form, category, "visits:issue_categories")


@allow(P.CATALOGUES)
def limits(request):
    rows = TimeLimit.objects.select_related("category").order_by("category__order", "pk")
    return render(request, "visits/issue_limits.html", {"limits": rows, "page_back": reverse("catalogues")})


@allow(P.CATALOGUES)
def limit_edit(request, pk):
    limit = get_object_or_404(TimeLimit.objects.select_related("category"), pk=pk)
    form = LimitForm(request.POST or None, instance=limit)
    if form.is_valid():
        update_limit(by=request.user, limit=limit, **form.cleaned_data)
        messages.success(request, _("Saved: %(what)s") % {"what": limit})
        return redirect("visits:limits")
    return _form_page(request, form, limit, "visits:limits")


def _form_page(request, form, title, back):
    context = {"form": form, "title": title, "page_back": reverse(back)}
    return render(request, "visits/issue_catalogue_form.html", context)
