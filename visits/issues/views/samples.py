"""The page on which administrators keep of how many solved issues of each kind the household is asked."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from caseload.core.permissions import P, allow
from visits.issues.forms.catalogues import SamplesForm
from visits.issues.services.samples import set_samples


@allow(P.CATALOGUES)
def samples(request):
    form = SamplesForm(request.POST or None)
    if form.is_valid():
        set_samples(by=request.user, percents=form.cleaned_data)
        messages.success(request, _("Saved: it holds for issues solved from now on."))
        return redirect("issues:samples")
    explained = _(
        "Of every hundred solved issues of a kind, so many households are asked: 100 asks all, 0 nobody. "
        "Which ones follows from the number of the issue, so that nobody chooses."
    )
    context = {"form": form, "title": _("Samples of call-backs"), "explained": explained}
    return render(request, "core/catalogues/form.html", {**context, "page_back": reverse("catalogues")})
