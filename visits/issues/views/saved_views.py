"""Views of the list that people keep: under a name of their own, for themselves or for colleagues too."""

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from caseload.core.permissions import P, allow
from caseload.core.views.posted import posted_from
from visits.issues.forms.lists import ViewForm
from visits.issues.models import IssueView
from visits.issues.services.saved_views import change_view, drop_view, keep_view, views_for


@allow(P.ISSUE_VIEW)
@posted_from("issues:list")
def keep(request):
    form = ViewForm(request.POST)
    query = request.POST.get("query", "")
    if form.is_valid():
        view = keep_view(by=request.user, query=query, **form.cleaned_data)
        messages.success(request, _("View kept: %(name)s") % {"name": view})
        query = view.query
    else:
        messages.warning(request, _("Give the view a name of at most 30 characters."))
    return redirect(f"{reverse('issues:list')}?{query}")


@allow(P.ISSUE_VIEW)
def kept(request):
    views = views_for(request.user)
    prefetch_related_objects(views, "owner")
    return render(request, "issues/views.html", {"views": views, "page_back": reverse("issues:list")})


@allow(P.ISSUE_VIEW)
def edit(request, pk):
    view = get_object_or_404(IssueView.objects.filter(owner=request.user), pk=pk)
    form = ViewForm(request.POST or None, instance=view)
    if request.method == "POST" and "drop" in request.POST:
        drop_view(by=request.user, view=view)
        messages.success(request, _("The view is gone; the issues are where they were."))
        return redirect("issues:views")
    if form.is_valid():
        change_view(by=request.user, view=view, **form.cleaned_data)
        return redirect("issues:views")
    context = {"form": form, "view": view, "page_back": reverse("issues:views")}
    return render(request, "issues/view_form.html", context)
