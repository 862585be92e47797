"""Gifts: those to hand over, the page of one with its steps, a hand-over without a match, and the receipt."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from caseload.core import catalogues
from caseload.core.casework.page import Telling
from caseload.core.casework.views import StepPage, take_step
from caseload.core.lists import ListPage, Tab
from caseload.core.models import Area
from caseload.core.permissions import P, allow
from households.support.giving.filters import GiftFilter
from households.support.giving.forms.gifts import GiftMoveForm, GiveForm
from households.support.giving.models import Gift
from households.support.giving.services.gifts import GIFTS, GiftRefused, give
from households.support.giving.views.needs import back_to, offers, readable

PAGE = StepPage(
    workflow=GIFTS,
    form=GiftMoveForm,
    tells=Telling(names="giving:gift", is_done=lambda step: step.to_status == Gift.Status.CONFIRMED),
    heads=lambda row: {"number": row.number, "subject": row},
    back_to=gettext_lazy("Back to the gift"),
)


class GiftList(ListPage):
    template, filters, order = "giving/gifts.html", GiftFilter, ("-matched_on", "-pk")
    tabs = {
        "reserved": Tab(gettext_lazy("To hand over"), lambda user: Q(status=Gift.Status.RESERVED)),
        "handed": Tab(gettext_lazy("To be confirmed"), lambda user: Q(status=Gift.Status.HANDED)),
        "all": Tab(gettext_lazy("All gifts"), lambda user: Q()),
    }
    back = "giving:needs"

    def rows(self):
        return Gift.objects.visible_to(self.user)

    def drawn(self, rows):
        return rows.select_related("donation__donor", "household", "need")

    def worded(self, rows):
        areas = catalogues.by(Area, "path")
        for gift in rows:
            gift.place = areas.get(gift.area_id)
        return rows


@allow(P.GIVING_VIEW)
def listed(request):
    return GiftList(request).answer()


def seen(user, pk):
    rows = Gift.objects.visible_to(user)
    related = ("donation__donor", "need__member", "household__worker", "handed_by", "matched_by")
    return get_object_or_404(rows.select_related(*related), pk=pk)


@allow(P.GIVING_VIEW)
def detail(request, pk):
    gift = seen(request.user, pk)
    (shown,) = PAGE.shown(Gift.objects.filter(pk=gift.pk).select_related("donation", "household"), request.user)
    gift.moves, gift.timeline = shown.moves, shown.timeline
    context = {"page_back": back_to(gift.household), "keeps": request.user.may(P.DONATION_KEEP)}
    return render(request, "giving/gift.html", PAGE.about(gift, _("Gift")) | context)


@allow(P.GIVING_VIEW)
def step(request, pk, verb):
    return take_step(request, PAGE, lambda: seen(request.user, pk), verb)


@allow(P.DONATION_KEEP)
def new(request, pk):
    household = readable(request.user, pk)
    fitting = offers(request.user).for_area(household.area_id)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = GiveForm(*sent, household=household, donations=fitting, user=request.user)
    if form.is_valid() and (gift := given(request, household, form)):
        messages.success(request, _("Handed over: %(what)s") % {"what": gift})
        return redirect(gift)
    context = {"form": form, "household": household, "title": _("Hand over without a match")}
    return render(request, "giving/form.html", {**context, "page_back": back_to(household)})


def given(request, household, form):
    """The gift, or None with the sentence on what was refused."""
    asked = form.asked()
    donation, quantity = asked.pop("donation"), asked.pop("quantity")
    try:
        return give(by=request.user, household=household, donation=donation, quantity=quantity, asked=asked)
    except GiftRefused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return None


@allow(P.GIVING_VIEW)
def receipt(request, pk):
    gift = seen(request.user, pk)
    signatures = [pgettext("receipt", "Received by (signature)"), pgettext("receipt", "Handed over by (signature)")]
    context = {"area": catalogues.by(Area, "path").get(gift.area_id), "signatures": signatures}
    pictures = [picture for step in gift.steps.filter(verb="hand_over") for picture in step.pictures.all()[:1]]
    signed = {"signature": reverse("giving:gift_picture", args=[pictures[0].pk])} if pictures else {}
    return render(request, "giving/receipt.html", {**context, **signed, **PAGE.about(gift, _("Receipt of a gift"))})
