"""Pages on which administrators keep the categories of issues, time limits, departments and samples of call-backs."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from caseload.core.permissions import P, allow
from visits.issues.forms.catalogues import (
    CategoryForm,
    DepartmentForm,
    LimitForm,
    NewCategoryForm,
    NewDepartmentForm,
    NewLimitForm,
    SamplesForm,
)
from visits.issues.models import Department, IssueCategory, TimeLimit
from visits.issues.services.catalogues import (
    add_category,
    add_department,
    add_limit,
    set_sample,
    update_category,
    update_department,
    update_limit,
)


@allow(P.CATALOGUES)
def issue_categories(request):
    words = {"heading": _("Categories of issues"), "new": _("New category"), "limits": True}
    return _list_page(request, IssueCategory, "issues:category", words)


@allow(P.CATALOGUES)
def issue_category_new(request):
    return _new(request, NewCategoryForm, add_category, _("New category of issues"), "issues:categories")


@allow(P.CATALOGUES)
def issue_category_edit(request, code):
    category = get_object_or_404(IssueCategory, pk=code)
    return _edit(request, CategoryForm, update_category, "category", category, "issues:categories")


@allow(P.CATALOGUES)
def limits(request):
    rows = TimeLimit.objects.select_related("category").order_by("category__order", "priority", "valid_from", "pk")
    return render(request, "issues/limits.html", {"limits": rows, "page_back": reverse("catalogues")})


@allow(P.CATALOGUES)
def limit_new(request):
    return _new(request, NewLimitForm, add_limit, _("New time limit"), "issues:limits")


@allow(P.CATALOGUES)
def limit_edit(request, pk):
    limit = get_object_or_404(TimeLimit.objects.select_related("category"), pk=pk)
    return _edit(request, LimitForm, update_limit, "limit", limit, "issues:limits")


@allow(P.CATALOGUES)
def departments(request):
    words = {"heading": _("Departments"), "new": _("New department")}
    return _list_page(request, Department, "issues:department", words)


@allow(P.CATALOGUES)
def department_new(request):
    return _new(request, NewDepartmentForm, add_department, _("New department"), "issues:departments")


@allow(P.CATALOGUES)
def department_edit(request, code):
    department = get_object_or_404(Department, pk=code)
    return _edit(request, DepartmentForm, update_department, "department", department, "issues:departments")


@allow(P.CATALOGUES)
def samples(request):
    """Of how many solved issues of each kind the household is asked."""
    form = SamplesForm(request.POST or None)
    if form.is_valid():
        for kind, percent in form.cleaned_data.items():
            set_sample(by=request.user, kind=kind, percent=percent)
        messages.success(request, _("Saved: it holds for issues solved from now on."))
        return redirect("issues:samples")
    explained = _(
        "Of every hundred solved issues of a kind, so many households are asked: 100 asks all, 0 nobody. "
        "Which ones follows from the number of the issue, so that nobody chooses."
    )
    return _form_page(request, form, _("Samples of call-backs"), "catalogues", explained)


def _list_page(request, model, name, words):
    """The rows of a table of codes. ``name``: that of its addresses, before ``_new`` and ``_edit``."""
    context = {**words, "rows": model.objects.all(), "edit": f"{name}_edit", "new_url": reverse(f"{name}_new")}
    return render(request, "issues/catalogue.html", {**context, "page_back": reverse("catalogues")})


def _new(request, form_class, add, title, back):
    form = form_class(request.POST or None)
    if form.is_valid():
        return _saved(request, add(by=request.user, **form.cleaned_data), back)
    return _form_page(request, form, title, back)


def _edit(request, form_class, update, name, row, back):
    """``update`` takes the row under ``name``."""
    form = form_class(request.POST or None, instance=row)
    if form.is_valid():
        return _saved(request, update(by=request.user, **{name: row}, **form.cleaned_data), back)
    return _form_page(request, form, row, back)


def _saved(request, row, back):
    messages.success(request, _("Saved: %(what)s") % {"what": row})
    return redirect(back)


def _form_page(request, form, title, back, explained=""):
    context = {"form": form, "title": title, "explained": explained, "page_back": reverse(back)}
    return render(request, "issues/catalogue_form.html", context)
