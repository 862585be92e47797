"""Who may begin which work: what stands against it, and what is to be explained first."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from caseload.core import wall_clock
from caseload.core.services.calendar import months_after
from caseload.core.templatetags.reading import full_day
from households.support.employment.models import Kind, Placement
from households.support.employment.models.opening import WORKING_AGE

AUDITED_FROM = 70
"""An audit flags whoever has a public-welfare post at this age or above."""
WELFARE_MONTHS = 36
"""So long public-welfare posts are held at most, one after the other; longer only until a near pension."""
CANNOT_WORK = ("丧失劳动力", "无劳动力")


def against(opening, member, *, own=None, day=None):
    """Why ``member`` cannot take ``opening`` on ``day`` (today), in words; empty where nothing stands against it.

    ``own``: their placement, which is no other post of theirs.
    """
    day = day or wall_clock.today()
    if not member.is_active:
        return _("%(name)s does not live in an open household any more.") % {"name": member.name}
    if not member.household.area_id.startswith(opening.area_id):
        return _("This opening is for households of another area.")
    if opening.is_over(day):
        return _("This opening was open until %(day)s.") % {"day": full_day(opening.open_until)}
    if opening.free < 1:
        words = ngettext("The one place is taken.", "All %(n)s places are taken.", opening.places)
        return words % {"n": opening.places}
    return _of_age(opening, member, member.age(day)) or _has_a_post(member, own)


def _of_age(opening, member, age):
    if age is None:
        return ""
    facts = {"name": member.name, "age": age}
    if age < WORKING_AGE:
        return _("%(name)s is %(age)s: nobody under %(n)s may work.") % {**facts, "n": WORKING_AGE}
    if opening.youngest and age < opening.youngest:
        words = _("%(name)s is %(age)s: this opening is for people from the age of %(n)s.")
        return words % {**facts, "n": opening.youngest}
    if opening.oldest and age > opening.oldest:
        words = _("%(name)s is %(age)s: this opening is for people up to the age of %(n)s.")
        return words % {**facts, "n": opening.oldest}
    return ""


def _has_a_post(member, own):
    others = Placement.objects.at_work().filter(member=member).exclude(pk=own.pk if own else None)
    post = others.select_related("opening").first()
    if post is None:
        return ""
    facts = {"name": member.name, "work": post.opening, "day": full_day(post.started_on)}
    words = _("%(name)s has a post already: %(work)s, since %(day)s. One person has one post: end that one first.")
    return words % facts


def doubts(opening, member, *, until=None, own=None, day=None):
    """What the file says against it, in sentences: it can be done all the same by whoever notes why.

    ``until``: the last day of the contract, where it is known.
    """
    day = day or wall_clock.today()
    age, facts = member.age(day), {"name": member.name}
    found = []
    if age is None:
        found.append(_("The birth date of %(name)s is not in the file: the age cannot be checked.") % facts)
    elif age >= AUDITED_FROM and opening.kind == Kind.WELFARE:
        words = _("%(name)s is %(age)s: an audit flags public-welfare posts from the age of %(n)s.")
        found.append(words % {**facts, "age": age, "n": AUDITED_FROM})
    if member.labour_skill in CANNOT_WORK:
        found.append(_("By the file %(name)s cannot work (%(skill)s).") % {**facts, "skill": member.labour_skill})
    if member.school_status:
        found.append(_("By the file %(name)s goes to school (%(school)s).") % {**facts, "school": member.school_status})
    if opening.kind == Kind.WELFARE:
        found += _of_term(opening, member, day, until, own)
    return found


def _of_term(opening, member, first, until, own):
    """Public-welfare posts, one after the other, are held for some years at most."""
    new = (until - first).days + 1 if until else _days_of(first, opening.months)
    months = round((_days_before(member, own) + new) * 12 / 365.25)
    if months <= WELFARE_MONTHS:
        return []
    words = _(
        "With this one %(name)s would have public-welfare posts for %(months)s months; the limit is %(n)s months."
    )
    return [words % {"name": member.name, "months": months, "n": WELFARE_MONTHS}]


def _days_of(first, months):
    return (months_after(first, months) - first).days if months else 0


def _days_before(member, own):
    """How many days they had such posts before."""
    past = Placement.objects.welfare().filter(member=member, ended_on__isnull=False).exclude(pk=own.pk if own else None)
    return sum((last - first).days + 1 for first, last in past.values_list("started_on", "ended_on"))
