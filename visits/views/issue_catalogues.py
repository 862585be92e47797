"""Pages on which administrators keep the categories of issues, time limits, departments and samples of call-backs."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from caseload.core.permissions import P, allow
from visits.forms.catalogues import (
    CategoryForm,
    DepartmentForm,
    LimitForm,
    NewCategoryForm,
    NewDepartmentForm,
    NewLimitForm,
    SamplesForm,
)
from visits.models import Department, IssueCategory, TimeLimit
from visits.services.issue_catalogues import (
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
    rows = TimeLimit.objects.select_related("category").order_by("category__order", "priority", "valid_from", "pk")
    return render(request, "visits/issue_limits.html", {"limits": rows, "page_back": reverse("catalogues")})


@allow(P.CATALOGUES)
def limit_new(request):
    form = NewLimitForm(request.POST or None)
    if form.is_valid():
        limit = add_limit(by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved: %(what)s") % {"what": limit})
        return redirect("visits:limits")
    return _form_page(request, form, _("New time limit"), "visits:limits")


@allow(P.CATALOGUES)
def limit_edit(request, pk):
    limit = get_object_or_404(TimeLimit.objects.select_related("category"), pk=pk)
    form = LimitForm(request.POST or None, instance=limit)
    if form.is_valid():
        update_limit(by=request.user, limit=limit, **form.cleaned_data)
        messages.success(request, _("Saved: %(what)s") % {"what": limit})
        return redirect("visits:limits")
    return _form_page(request, form, limit, "visits:limits")


@allow(P.CATALOGUES)
def departments(request):
    context = {"departments": Department.objects.all(), "page_back": reverse("catalogues")}
    return render(request, "visits/issue_departments.html", context)


@allow(P.CATALOGUES)
def department_new(request):
    form = NewDepartmentForm(request.POST or None)
    if form.is_valid():
        department = add_department(by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved: %(what)s") % {"what": department})
        return redirect("visits:departments")
    return _form_page(request, form, _("New department"), "visits:departments")


@allow(P.CATALOGUES)
def department_edit(request, code):
    department = get_object_or_404(Department, pk=code)
    form = DepartmentForm(request.POST or None, instance=department)
    if form.is_valid():
        update_department(by=request.user, department=department, **form.cleaned_data)
        messages.success(request, _("Saved: %(what)s") % {"what": department})
        return redirect("visits:departments")
    return _form_page(request, form, department, "visits:departments")


@allow(P.CATALOGUES)
def samples(request):
    """Of how many solved issues of each kind the household is asked."""
    form = SamplesForm(request.POST or None)
    if form.is_valid():
        for kind, percent in form.cleaned_data.items():
            set_sample(by=request.user, kind=kind, percent=percent)
        messages.success(request, _("Saved: it holds for issues solved from now on."))
        return redirect("visits:samples")
    explained = _(
        "Of every hundred solved issues of a kind, so many households are asked: 100 asks all, 0 nobody. "
        "Which ones follows from the number of the issue, so that nobody chooses."
    )
    return _form_page(request, form, _("Samples of call-backs"), "catalogues", explained)


def _form_page(request, form, title, back, explained=""):
    context = {"form": form, "title": title, "explained": explained, "page_back": reverse(back)}
    return render(request, "visits/issue_catalogue_form.html", context)
