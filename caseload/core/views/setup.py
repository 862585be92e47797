"""The first page of an empty database, and the page for whoever watches over the server."""

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caseload.core.forms.account import SetupForm
from caseload.core.models import Area, User
from caseload.core.services.people import AlreadyFounded, found


@login_not_required
def setup(request):
    if User.objects.exists():
        raise Http404
    form = SetupForm(request.POST or None, ask_area=not Area.objects.exists())
    if form.is_valid():
        try:
            user = found(**form.cleaned_data)
        except AlreadyFounded:
            raise Http404 from None
        login(request, user, backend="caseload.core.backends.StaffBackend")
        messages.success(request, _("Saved: you are the first administrator\nNext: add the areas, then the people."))
        return redirect("areas")
    return render(request, "core/setup.html", {"form": form})


@login_not_required
@require_safe
def health(request):
    """“ok” while the database answers: for load balancers and monitors."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("no database", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")
