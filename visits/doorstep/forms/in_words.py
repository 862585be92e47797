"""What a visit that came from a phone says, in the words of the visit screen, whether or not it can be filed."""

from django.forms import DateField, DateTimeField, ModelChoiceField
from django.utils.translation import gettext as _

from caseload.core.keys import read_keys
from households.models import Member
from visits import vocab
from visits.doorstep.parts import PARTS
from visits.doorstep.parts.words import COMMA, Line, time_in_words, words_of
from visits.forms.visits import NOBODY, VisitForm

MOST_NAMED = 60
NOTHING = ["0"]


def in_words(sent, *, to):
    """(label, words) of each answer in ``sent``, what the phone sent, in its order; ``to``: who reads it."""
    if sent.get("not_home") is True:
        yield _("Who was met"), _("Nobody at home")
    answers = {}
    for name, value in sent["pairs"]:
        if value:
            answers.setdefault(name, []).append(value)
    answers = {name: listed for name, listed in answers.items() if listed != NOTHING}
    lines = [*own_lines(answers, to), *(line for part in PARTS for line in part.lines(answers, to))]
    places = {name: place for place, name in enumerate(answers)}
    for line in sorted(lines, key=lambda line: places.get(line.field, len(places))):
        yield line.label, line.words


def own_lines(answers, to):
    """Of the visit's own facts."""
    for name, field in VisitForm.base_fields.items():
        if name in answers:
            yield Line(name, field.label, own_words(name, answers[name], to))


def own_words(name, listed, to):
    if name == "met":
        return met_words(listed, to)
    return field_in_words(VisitForm.base_fields[name], listed)


def met_words(listed, to):
    """Members by name where ``to`` may see them: the keys may be of anybody."""
    members = Member.objects.visible_to(to).filter(pk__in=read_keys(listed[:MOST_NAMED]))
    known = {str(pk): name for pk, name in members.values_list("pk", "name")}
    known |= {NOBODY: _("Nobody at home"), vocab.NEIGHBOUR: vocab.MET_OTHER[vocab.NEIGHBOUR]}
    return COMMA.join(str(known.get(key, _("somebody of the household"))) for key in listed)


def form_in_words(forms, content):
    """(label, words) of each answer that ``content`` gives to one of ``forms``, {prefix: form}. What names a row of a
    table stays unsaid: it may be anybody's."""
    for prefix, form in forms.items():
        for name, field in form.base_fields.items():
            listed = [value for asked, value in content["pairs"] if asked == prefix + name and value]
            if listed and not isinstance(field, ModelChoiceField):
                yield field.label, field_in_words(field, listed)


def field_in_words(field, listed):
    if isinstance(field, DateField | DateTimeField):
        return time_in_words(field, listed[0])
    return words_of(listed, getattr(field, "choices", ()))
