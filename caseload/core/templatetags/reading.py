"""How dates, times, numbers and numbers of people are read, in Chinese and in English."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from django import template
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from caseload.core import personal

register = template.Library()

WEEKDAYS = {
    "zh": ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NOTHING = "—"


def speaks_chinese():
    """Whether the page being written is Chinese."""
    return (get_language() or "zh").startswith("zh")


def as_day(value):
    """The local calendar day of a date or a moment."""
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


@register.filter
def day(value):
    """11月23日 or 23 Nov; the year is added when it is not this year."""
    value = as_day(value)
    if not isinstance(value, date):
        return NOTHING
    this_year = value.year == timezone.localdate().year
    if speaks_chinese():
        return f"{'' if this_year else f'{value.year}年'}{value.month}月{value.day}日"
    return f"{value.day} {MONTHS[value.month - 1]}{'' if this_year else f' {value.year}'}"


@register.filter
def full_day(value):
    """2026年11月23日 or 23 Nov 2026: always with the year, for print and history."""
    value = as_day(value)
    if not isinstance(value, date):
        return NOTHING
    if speaks_chinese():
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


@register.filter
def month(value):
    """2026年11月 or Nov 2026."""
    value = as_day(value)
    if not isinstance(value, date):
        return NOTHING
    return f"{value.year}年{value.month}月" if speaks_chinese() else f"{MONTHS[value.month - 1]} {value.year}"


@register.filter
def weekday(value):
    """周一 or Mon."""
    value = as_day(value)
    return WEEKDAYS["zh" if speaks_chinese() else "en"][value.weekday()] if value else ""


@register.filter
def day_of_week(value):
    """11月29日 周日 or Sun 29 Nov."""
    return _beside_its_weekday(day(value), value)


@register.filter
def full_day_of_week(value):
    """2026年11月29日 周日 or Sun 29 Nov 2026."""
    return _beside_its_weekday(full_day(value), value)


def _beside_its_weekday(words, value):
    return f"{words} {weekday(value)}" if speaks_chinese() else f"{weekday(value)} {words}"


@register.filter
def clock(value):
    """10:41, in local time."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return f"{value:%H:%M}" if value else NOTHING


@register.filter
def moment(value):
    """11月23日 10:41: a day with its time."""
    return f"{day(value)} {clock(value)}" if value else NOTHING


@register.filter
def lasted(value):
    """1 h 20 min: how long something went on (a timedelta)."""
    hours, minutes = divmod(int(value.total_seconds()) // 60, 60)
    words = [ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}] if hours else []
    if minutes or not hours:
        words.append(ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes})
    return " ".join(words)


@register.filter
def ago_days(value):
    """How long ago a day was: today, yesterday, 26 days ago."""
    value = as_day(value)
    if not isinstance(value, date):
        return ""
    days = (timezone.localdate() - value).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    if days < 0:
        return ngettext("in %(count)s day", "in %(count)s days", -days) % {"count": -days}
    return ngettext("%(count)s day ago", "%(count)s days ago", days) % {"count": days}


@register.filter
def thousands(value):
    """1,234: the project's separator, the same in both languages. Decimals are kept as they are."""
    number = as_decimal(value)
    return NOTHING if number is None else f"{number:,f}"


@register.filter
def yuan(value):
    """11,204.50: an amount with two decimals, none when it is whole."""
    number = as_decimal(value)
    if number is None:
        return NOTHING
    number = number.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{number:,.0f}" if number == number.to_integral_value() else f"{number:,.2f}"


@register.filter
def wan(value):
    """Yuan as ten thousands with two decimals, for reports: 18200 → 1.82."""
    number = as_decimal(value)
    return NOTHING if number is None else f"{(number / 10000).quantize(Decimal('0.01'), ROUND_HALF_UP):,}"


def as_decimal(value):
    """A number of any kind as a Decimal; None for nothing or for words."""
    try:
        return Decimal(str(value))
    except (InvalidOperation, ValueError):
        return None


@register.filter
def mask_phone(value):
    """138****6207, 0536-*****07; a short number keeps its last two digits."""
    return personal.mask_phone(str(value or ""))


@register.filter
def tail4(value):
    """尾号 4211 / ends 4211: all that a page shows of an ID number beside an age or birth date."""
    return _("ends %(tail)s") % {"tail": str(value)[-4:]} if value else ""
