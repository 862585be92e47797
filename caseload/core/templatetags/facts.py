"""What is filled in on a row, as a list of facts: each field by its own name."""

from django import template
from django.db import models
from django.utils.text import capfirst

from caseload.core.templatetags.reading import full_day

register = template.Library()


@register.inclusion_tag("ui/_facts.html")
def facts(row, names):
    """Of the fields ``names``, parted by blanks, those that are filled in. Words that people typed are Chinese."""
    fields = [row._meta.get_field(name) for name in names.split()]
    filled = [field for field in fields if getattr(row, field.attname) not in (None, "")]
    return {"facts": [_fact(row, field) for field in filled]}


@register.inclusion_tag("ui/_more_facts.html")
def more_facts(row, names):
    """The same within a list of facts, so that all of them stand in line."""
    return facts(row, names)


def _fact(row, field):
    if field.choices:
        words = getattr(row, f"get_{field.name}_display")()
    elif isinstance(field, models.DateField):
        words = full_day(getattr(row, field.name))
    else:
        words = getattr(row, field.name)
    is_typed = isinstance(field, (models.CharField, models.TextField)) and not field.choices
    return {"label": capfirst(field.verbose_name), "words": words, "is_typed": is_typed}
