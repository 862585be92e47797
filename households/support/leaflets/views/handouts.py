"""Hand-outs to a whole building or area: a new one, and one that is taken back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from caseload.core.permissions import P, allow
from households.support.leaflets.forms.stocks import BecauseForm, HandoutForm
from households.support.leaflets.models import Handout
from households.support.leaflets.services import handouts as service
from households.support.leaflets.views.stocks import form_page


@allow(P.LEAFLET_HAND)
def new(request):
    form = HandoutForm(request.POST or None, by=request.user, initial={"area": request.user.area_id})
    if form.is_valid():
        handout = service.hand_out(by=request.user, **form.cleaned_data)
        messages.success(request, _("Handed out: %(what)s × %(n)s") % {"what": handout.version, "n": handout.count})
        return redirect(handout)
    return form_page(request, form, _("Hand out to a building or area"), reverse("leaflets:guide"))


def known(user, pk):
    rows = Handout.objects.visible_to(user).select_related("version__leaflet", "area", "by", "stock__area")
    return get_object_or_404(rows, pk=pk)


def may_take_back(user, handout):
    """Whoever entered it, and who keeps stocks there."""
    within = handout.area_id.startswith(tuple(user.reach)) if user.reach else False
    return not handout.because and (handout.by_id == user.pk or (user.may(P.LEAFLET_KEEP) and within))


@allow(P.LEAFLET_VIEW)
def handout(request, pk):
    row = known(request.user, pk)
    may_hand = request.user.may(P.LEAFLET_HAND) and may_take_back(request.user, row)
    context = {"handout": row, "may_take_back": may_hand, "page_back": reverse("leaflets:guide")}
    return render(request, "leaflets/handout.html", context)


@allow(P.LEAFLET_HAND)
def take_back(request, pk):
    row = known(request.user, pk)
    if not row.because and not may_take_back(request.user, row):
        raise PermissionDenied
    form = BecauseForm(request.POST or None)
    if form.is_valid():
        if service.take_back(by=request.user, handout=row, **form.cleaned_data):
            messages.success(request, _("Taken back: %(what)s") % {"what": row.version})
        return redirect(row)
    return form_page(request, form, _("Take back the hand-out"), row.get_absolute_url(), about=row)
