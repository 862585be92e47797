"""`{% load plan %}`: what the pages of a case plan say in short."""

from datetime import date
from decimal import Decimal

from django import template
from django.utils.translation import gettext as _

from caseload.core.templatetags.reading import day, speaks_chinese
from households.plans.models import Action
from households.plans.vocab import CONSENT_SCOPES, NEEDS, words

register = template.Library()
NUMERALS = "一二三四五六七八九十"


@register.filter
def ordinal(number):
    """一、 in Chinese, "1. " in English."""
    if speaks_chinese() and number <= len(NUMERALS):
        return f"{NUMERALS[number - 1]}、"
    return f"{number}. "


@register.filter
def measure(value, unit=""):
    """860 元: without zeros that say nothing."""
    if value is None:
        return ""
    text = f"{Decimal(value):,.2f}".rstrip("0").rstrip(".")
    return f"{text} {unit}".strip()


@register.filter
def iso_day(value):
    """An ISO day, kept as text in a version, as the pages write days."""
    return day(date.fromisoformat(value)) if value else ""


@register.filter
def lookup(found, key):
    return found.get(key) if isinstance(found, dict) else None


@register.filter
def need_words(codes):
    return _(", ").join(str(word) for word in words(NEEDS, codes))


@register.filter
def scope_words(codes):
    return _(", ").join(str(word) for word in words(CONSENT_SCOPES, codes))


@register.filter
def owner_words(kind):
    return dict(Action.Owner.choices).get(kind, kind)
