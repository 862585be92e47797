"""What a floor does in the same transaction when something happens on a floor below it.

The lower floor calls ``follow`` by name; ``settings.CASELOAD_HOOKS`` says, in dotted names, who follows. Nothing else
listens, and what fails undoes the whole: these are plain calls.
"""

from django.conf import settings
from django.utils.module_loading import import_string


def follow(event, **facts):
    for name in settings.CASELOAD_HOOKS.get(event, ()):
        import_string(name)(**facts)
