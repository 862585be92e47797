"""What is not known of the family, and decides what they may be given: asked at the door, and written to the file in
the same save."""

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from caseload.core.forms.fields import DateField, NumberField, RadioChips, past_day
from caseload.core.keys import read_key
from households.models import Member
from households.services.households import update_household
from households.services.members import update_member
from households.support.eligibility.facts import CODE, CODES, DAY, NUMBER
from households.support.eligibility.facts.answering import UNKNOWN, answer_to, question_about
from visits.doorstep.models import AnswerOnVisit
from visits.doorstep.parts.base import Locks, Part, Place
from visits.doorstep.parts.gaps import raised_and_asked
from visits.doorstep.parts.words import Line, words_of

PREFIX = "ask_"
MOST = 5
"""Those that decide most; nobody is questioned longer at the door."""
YES_OR_NO = {"yes": pgettext_lazy("insured", "Yes"), "no": pgettext_lazy("insured", "No")}


class Questions(Part):
    name = "questions"
    place = Place.CASE
    locks = Locks.HOUSEHOLD
    only_met = True
    heading = gettext_lazy("Asked for policies")
    stays = gettext_lazy("What was answered for policies is put right in the file of the household.")

    def begin(self, form):
        """A field for each answer that was sent, whether or not it is still a question."""
        if form.visit is None and form.is_bound:
            members = {member.pk: member for member in form.members}
            for name in form.data:
                code, member = _read(name, members)
                if code:
                    form.fields[name] = _field(code, member)

    def entry(self, form):
        """What is to be asked: with a field where the answer belongs to the file, else to be looked after there."""
        questions = raised_and_asked(form)[1][:MOST]
        for question in questions:
            name = f"{PREFIX}{question.code}_{question.member.pk if question.member else 0}"
            if question.code and name not in form.fields:
                form.fields[name] = _field(question.code, question.member)
            question.field = form[name] if question.code else ""
        return {"questions": questions} if questions else None

    def rows(self, form):
        """(key of the member or None, code, answer) of each that was answered."""
        members = {member.pk: member for member in form.members}
        found = []
        for name in [name for name in form.fields if name.startswith(PREFIX)]:
            code, member = _read(name, members)
            answer = form.cleaned_data[name]
            if answer not in ("", None, []):
                found.append((member and member.pk, code, answer))
        return found

    def write(self, *, by, visit, rows):
        """What somebody has put in the file meanwhile stays."""
        members = {member.pk: member for member in Member.objects.active().filter(household=visit.household_id)}
        for key, code, answer in rows:
            row = members.get(key) if key else visit.household
            if row is None:
                continue
            answer = {"yes": True, "no": False}.get(answer, answer) if isinstance(answer, str) else answer
            columns = answer_to(code, row if key else None).columns(row, answer)
            before = {name: getattr(row, name) for name in columns}
            is_open = all(value in UNKNOWN or value == columns[name] for name, value in before.items())
            if is_open and columns != before:
                _save(by, row, columns)
                AnswerOnVisit.objects.create(
                    visit=visit, member=row if key else None, fact=code, before=before, written=columns
                )

    def take_back(self, *, by, visit):
        """Put back what was written, where nobody has changed it since."""
        for answer in visit.answers.select_related("member__household"):
            row = answer.member or visit.household
            before, written = (_values(row, columns) for columns in (answer.before, answer.written))
            back = {name: value for name, value in before.items() if getattr(row, name) == written[name]}
            if back and (answer.member is None or row.is_active):
                _save(by, row, back)

    def written(self, visit):
        if n := visit.answers.count():
            yield ngettext("question answered %(n)s", "questions answered %(n)s", n) % {"n": n}

    def shown(self, visit, user):
        answers = list(visit.answers.select_related("member"))
        for answer in answers:
            answer.question = question_about(answer.fact, answer.member)
        return {"answers": answers} if answers else {}

    def lines(self, answers, to):
        for name, listed in answers.items():
            code, _mark, key = name.removeprefix(PREFIX).rpartition("_")
            if name.startswith(PREFIX) and code and any(listed):
                member = Member.objects.visible_to(to).filter(pk=read_key(key)).first() if read_key(key) else None
                answer = answer_to(code, member)
                if answer:
                    yield Line(name, question_about(code, member), words_of(listed, YES_OR_NO | answer.options()))


def _read(name, members):
    """(code, member) of a field's name; (None, None) of another's, or of nobody of the household."""
    code, _mark, key = name.removeprefix(PREFIX).rpartition("_")
    key = read_key(key) if key != "0" else 0
    if not name.startswith(PREFIX) or key is None or (key and key not in members):
        return None, None
    member = members.get(key)
    return (code, member) if answer_to(code, member) else (None, None)


def _field(code, member):
    answer = answer_to(code, member)
    facts = {"label": question_about(code, member), "required": False}
    if answer.kind == DAY:
        return DateField(validators=[past_day], **facts)
    if answer.kind == NUMBER:
        limits = [MinValueValidator(0), MaxValueValidator(answer.most)]
        places = 1 if answer.most == 12 else 2
        return NumberField(max_digits=12, decimal_places=places, validators=limits, help_text=answer.unit, **facts)
    if answer.kind == CODES:
        return forms.MultipleChoiceField(
            choices=list(answer.options().items()), widget=forms.CheckboxSelectMultiple, **facts
        )
    if answer.kind == CODE:
        return forms.ChoiceField(choices=[("", _("not asked")), *answer.options().items()], **facts)
    return forms.ChoiceField(choices=list(YES_OR_NO.items()), widget=RadioChips, **facts)


def _save(by, row, columns):
    if isinstance(row, Member):
        update_member(by=by, member=row, **columns)
    else:
        update_household(by=by, household=row, **columns)


def _values(row, columns):
    """Stored ``columns`` as ``row`` holds them."""
    return {name: row._meta.get_field(name).to_python(value) for name, value in columns.items()}
