"""`{% load words %}`: stored words of the national lists in the reader's language."""

from django import template

from households import glosses
from households.services import benefits

register = template.Library()
register.filter(benefits.received)
register.filter(benefits.covered)


@register.filter
def gloss(value):
    """One word, or several joined by the language's comma."""
    return glosses.gloss_all(value) if isinstance(value, list | tuple) else glosses.gloss(value or "")
