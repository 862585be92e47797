"""What pages say of policies beside their fields."""

from django.utils.translation import gettext as _


def window(policy):
    """From when until when in the year one can apply, in words; empty where at any time."""
    if not policy.apply_to:
        return ""
    first, last = _day_of_year(policy.apply_from), _day_of_year(policy.apply_to)
    return _("%(first)s to %(last)s each year") % {"first": first, "last": last}


def _day_of_year(text):
    month, day = map(int, text.split("-"))
    return _("%(month)s/%(day)s") % {"month": month, "day": day}
