"""Who looks for work, and what each can do and wishes for."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from caseload.core import catalogues
from caseload.core.lists import ListPage
from caseload.core.models import Area
from caseload.core.permissions import P, allow
from households.models import Member
from households.services.facts import HouseholdClosed
from households.support.employment.filters import SEEKERS, WishFilter
from households.support.employment.forms.openings import WishForm
from households.support.employment.models import Wish
from households.support.employment.services.openings import write_wish
from households.support.employment.views.openings import form_page
from households.views.households import say_closed


class WishList(ListPage):
    template, filters, tabs = "employment/wishes.html", WishFilter, SEEKERS
    order, back = ("-asked_on", "-pk"), "employment:openings"

    def rows(self):
        return Wish.objects.visible_to(self.user).of_present()

    def drawn(self, rows):
        return rows.select_related("member__household")

    def worded(self, rows):
        areas = catalogues.by(Area, "path")
        for wish in rows:
            wish.area = areas.get(wish.member.household.area_id)
        return rows

    def more(self):
        return {"may_work": self.user.may(P.JOB_WORK)}


@allow(P.JOB_VIEW)
def listed(request):
    return WishList(request).answer()


@allow(P.JOB_WORK)
@transaction.atomic
def edit(request, pk):
    """Of the member with this key."""
    member = get_object_or_404(Member.objects.visible_to(request.user).select_related("household"), pk=pk)
    wish = Wish.objects.filter(member=member).first() or Wish(member=member)
    form = WishForm(request.POST or None, instance=wish)
    if form.is_valid():
        try:
            wish = write_wish(by=request.user, member=member, **form.cleaned_data)
        except HouseholdClosed:
            say_closed(request)
            return redirect("households:detail", member.household_id)
        messages.success(request, _("Saved: %(name)s") % {"name": member.name})
        return redirect(wish)
    back = f"{reverse('households:detail', args=[member.household_id])}?tab=jobs"
    title = _("Abilities and wishes: %(name)s") % {"name": member.name}
    return form_page(request, form, title, back, household=member.household)
