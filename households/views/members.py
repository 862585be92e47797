"""Members of a household: adding, correcting, leaving, coming back, a new head, a full ID number."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from caseload.core import audit
from caseload.core.keys import read_key
from caseload.core.permissions import P, allow
from caseload.core.services.access import TooManyLooks
from caseload.core.views.posted import posted_from
from households.forms.members import (
    ChangeHeadForm,
    GoneForm,
    MemberForm,
    RevealForm,
    many_words,
    read_id,
    taken_words,
)
from households.models import Member
from households.services import members as service
from households.services.facts import HouseholdClosed
from households.views.households import closed, readable, tell_doubts


def readable_member(user, pk):
    """The member with household, if ``user`` may know of it; else 404."""
    return get_object_or_404(Member.objects.visible_to(user).select_related("household"), pk=pk)


def back_to(household):
    return reverse("households:detail", args=[household.pk])


@allow(P.HOUSEHOLD_EDIT)
def new(request, pk):
    household = readable(request.user, pk)
    if not household.is_open:
        return closed(request, household)
    form = MemberForm(request.POST or None, by=request.user)
    if form.is_valid():
        try:
            member = service.add_member(by=request.user, household=household, **form.cleaned_data)
            messages.success(request, _("Added: %(name)s") % {"name": member.name})
            tell_doubts(request, household, [member])
            return redirect(back_to(household))
        except service.IdNumberTaken as taken:
            form.add_error("id_number", taken_words(taken.holder, request.user))
    context = {"form": form, "household": household, "page_back": back_to(household)}
    return render(request, "households/member_form.html", context)


@allow(P.HOUSEHOLD_EDIT)
@transaction.atomic
def edit(request, pk):
    member = readable_member(request.user, pk)
    household = member.household
    if not household.is_open:
        return closed(request, household)
    form = MemberForm(request.POST or None, instance=member, by=request.user)
    if form.is_valid():
        try:
            service.update_member(by=request.user, member=member, **form.cleaned_data)
            messages.success(request, _("Saved: %(name)s") % {"name": member.name})
            tell_doubts(request, household, [member])
            return redirect(back_to(household))
        except service.IdNumberTaken as taken:
            form.add_error("id_number", taken_words(taken.holder, request.user))
    may_reveal = request.user.may(P.PERSONAL_REVEAL)
    context = {"form": form, "member": member, "household": household, "may_reveal": may_reveal}
    return render(request, "households/member_form.html", {**context, "page_back": back_to(household)})


@allow(P.HOUSEHOLD_EDIT)
@posted_from("households:list")
def check_id(request):
    """While an ID number is typed: what is wrong with it, or where it lives already. Sent by POST only."""
    text = request.POST.get("head-id_number") or request.POST.get("id_number") or ""
    own = read_key(request.GET.get("member", ""))
    said = ""
    if text.strip():
        try:
            number = read_id(text).number
            holder = service.asked_holder(number, by=request.user, other_than=own)
            said = taken_words(holder, request.user) if holder else ""
        except TooManyLooks as many:
            said = many_words(many)
        except ValidationError as wrong:
            said = wrong.messages[0]
    return render(request, "households/_id_said.html", {"said": said})


@allow(P.HOUSEHOLD_EDIT)
def gone(request, pk):
    """A member has died, moved, … The head only after somebody else is the head, or with the whole household."""
    member = readable_member(request.user, pk)
    household = member.household
    if not household.is_open or not member.is_active:
        return redirect(back_to(household))
    form = GoneForm(request.POST or None, member=member)
    is_head = household.head_id == member.pk
    if not is_head and form.is_valid():
        service.remove_member(by=request.user, member=member, **form.cleaned_data)
        messages.success(request, _("Saved: %(name)s is no longer in this household") % {"name": member.name})
        return redirect(back_to(household))
    context = {
        "form": form,
        "member": member,
        "household": household,
        "is_head": is_head,
        "may_close": request.user.may(P.HOUSEHOLD_CLOSE),
        "others": household.members.active().exclude(pk=member.pk).exists(),
    }
    return render(request, "households/member_gone.html", {**context, "page_back": back_to(household)})


@allow(P.HOUSEHOLD_EDIT)
@posted_from("households:member_edit", "pk")
def back(request, pk):
    member = readable_member(request.user, pk)
    try:
        service.bring_back_member(by=request.user, member=member)
        messages.success(request, _("%(name)s lives here again") % {"name": member.name})
    except service.IdNumberTaken as taken:
        messages.error(request, taken_words(taken.holder, request.user))
    except HouseholdClosed:
        return closed(request, member.household)
    return redirect(back_to(member.household))


@allow(P.HOUSEHOLD_EDIT)
def head(request, pk):
    household = readable(request.user, pk)
    members = list(household.members.active())
    if not household.is_open or len(members) < 2:
        return redirect(back_to(household))
    form = ChangeHeadForm(request.POST or None, members=members)
    if form.is_valid():
        chosen = form.members[form.cleaned_data["head"]]
        service.change_head(by=request.user, household=household, head=chosen, relations=form.relations())
        messages.success(request, _("%(name)s is the head now") % {"name": chosen.name})
        return redirect(back_to(household))
    context = {"form": form, "household": household, "page_back": back_to(household)}
    return render(request, "households/head.html", context)


@allow(P.PERSONAL_REVEAL)
@never_cache
def reveal(request, pk):
    """Asks for the reason, then shows the full number: here and now only."""
    member = readable_member(request.user, pk)
    form = RevealForm(request.POST or None)
    number = ""
    if form.is_valid():
        try:
            number = service.reveal(by=request.user, member=member, reason=form.cleaned_data["reason"])
        except TooManyLooks as many:
            words = _("You have had %(count)s full numbers shown within an hour. Go on in a while.")
            form.add_error(None, words % {"count": many.count})
    context = {"form": form, "member": member, "number": number, "page_back": back_to(member.household)}
    return render(request, "households/reveal.html", context)


@allow(P.HOUSEHOLD_VIEW)
def history(request, pk):
    member = readable_member(request.user, pk)
    context = {"of": member.name, "within": member.household.head_name, "number": ""}
    context |= {"entries": audit.history(member), "page_back": back_to(member.household)}
    return render(request, "core/history.html", context)
