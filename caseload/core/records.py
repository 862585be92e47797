"""Words that a service writes into a record: in the language of the street, whoever pressed the button."""

from django.conf import settings
from django.utils import translation


def in_the_streets_language():
    """A block, or a function, inside which words are those of the street."""
    return translation.override(settings.LANGUAGE_CODE)
