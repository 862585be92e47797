"""What a room does in the same transaction when something happens in a room below it, and what it adds there.

The lower room calls ``follow`` or ``ask`` by the name of an event; ``settings.CASELOAD_HOOKS`` says, in dotted names,
who follows or answers. Nothing else listens, and what fails undoes the whole: these are plain calls, for what a plain
import may not reach.
"""

from django.conf import settings
from django.utils.module_loading import import_string


def follow(event, **facts):
    """Tell the rooms above that ``event`` happened."""
    for name in settings.CASELOAD_HOOKS[event]:
        import_string(name)(**facts)


def ask(event, **facts):
    """What the rooms above have to say of ``event``: their answers, in the order of the settings, without the empty."""
    answers = (import_string(name)(**facts) for name in settings.CASELOAD_HOOKS[event])
    return [answer for answer in answers if answer is not None]
