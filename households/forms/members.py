"""Forms of a member: their facts, leaving, becoming the head, and the reason for which a full number is shown."""

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from caseload.core import catalogues
from caseload.core.forms.fields import (
    DateField,
    DateInput,
    NumberField,
    ReasonField,
    asked_sometimes,
    birth_day,
    not_before,
    past_day,
)
from caseload.core.forms.stored import keep_stored
from caseload.core.forms.versioned import VersionedForm
from caseload.core.models import Area
from caseload.core.personal import birth_of, clean_id, id_problem, read_certificate, sex_of
from caseload.core.pinyin import fold_name
from caseload.core.services.access import HOUR, TooManyLooks
from households import vocab
from households.forms.fields import PhonesField, Word, Words, YesNo, in_sections
from households.models import Household, Member
from households.services.members import asked_holder

SECTIONS = [
    (_("Who"), ["name", "relation", "id_number", "id_status", "id_none_reason", "sex", "birth_date", "phones"]),
    (_("Person"), ["ethnicity", "marital_status", "political_status", "education", "school_status", "dropout_reason"]),
    (
        _("Health and insurance"),
        [
            *("health", "disability_type", "disability_level", "medical_insurance", "employee_medical_insurance"),
            *("major_illness_insurance", "pension_insurance", "employee_pension_insurance"),
        ],
    ),
    (_("What they receive on their own"), ["dibao", "tekun"]),
    (_("Work"), ["labour_skill", "work_place", "work_employer", "work_months", "welfare_post"]),
    (_("Certificate and note"), ["cert_type", "person_no", "note"]),
]
ID_PROBLEMS = {
    "id_damaged": _("A spreadsheet has damaged this number: its last digits are lost. Copy it from the certificate."),
    "id_length": _("An ID number has 18 characters, the last one may be an X."),
    "id_date": _("The birth date in this number does not exist. Compare it with the certificate."),
    "id_check_digit": _(
        "A digit of this number is wrong: the check digit does not match. Compare it with the certificate."
    ),
}


def taken_words(holder, by):
    """Where an ID number lives already, as far as ``by`` may know."""
    seen = holder and Household.objects.visible_to(by).filter(pk=holder.household_id).exists()
    if not seen:
        return gettext("This ID number is already used in another household outside your area; ask the administrator.")
    area = catalogues.by(Area, "path").get(holder.household.area_id)
    return gettext("This ID number already belongs to %(name)s in household %(number)s (%(head)s, %(area)s).") % {
        "name": holder.name,
        "number": holder.household.number,
        "head": holder.household.head_name,
        "area": area or "",
    }


def many_words(many):
    """Somebody has asked about so many ID numbers that the next one waits. ``many``: TooManyLooks."""
    if many.period > HOUR:
        return gettext("You have looked up %(count)s ID numbers within a day. Go on tomorrow.") % {"count": many.count}
    return gettext("You have looked up %(count)s ID numbers within an hour. Go on in a while.") % {"count": many.count}


def read_id(text):
    """A typed number taken apart; ValidationError with the sentence for what is wrong with it."""
    certificate = read_certificate(clean_id(text))
    problem = id_problem(certificate.number)
    if problem:
        raise forms.ValidationError(ID_PROBLEMS[problem], code=problem)
    return certificate


class IdNumberInput(forms.TextInput):
    """Asks the server, by POST, whether somebody has the number already. Shows no stored number."""

    says_optional = True

    def __init__(self):
        super().__init__({"autocomplete": "off", "autocapitalize": "characters", "data-id-source": True})


class MemberForm(VersionedForm, forms.ModelForm):
    """``by`` is told where a number lives already only if they may know that household."""

    unfolded = 1
    """Sections that are always open."""

    name = forms.CharField(label=pgettext_lazy("of a person", "Name"), max_length=100)
    relation = Word([word for word in vocab.RELATIONS if word != vocab.HEAD], label=_("Relation to the head"))
    id_number = forms.CharField(label=_("ID number"), required=False, max_length=40, widget=IdNumberInput)
    ethnicity = Word(vocab.ETHNICITIES, label=_("Ethnicity"))
    marital_status = Word(vocab.MARITAL_STATUSES, label=_("Marital status"))
    political_status = Word(vocab.POLITICAL_STATUSES, label=_("Political status"))
    education = Word(vocab.EDUCATIONS, label=_("Education"))
    school_status = Word(vocab.SCHOOL_STATUSES, label=_("School"))
    health = Words(vocab.HEALTH, label=_("Health"))
    disability_type = Word(vocab.DISABILITY_TYPES, label=_("Disability"))
    disability_level = Word(vocab.DISABILITY_LEVELS, label=_("Level of disability"))
    labour_skill = Word(vocab.LABOUR_SKILLS, label=_("Ability to work"))
    welfare_post = Word(vocab.WELFARE_POSTS, label=_("Public-welfare post"))
    cert_type = Word(vocab.CERT_TYPES, label=_("Kind of certificate"))
    work_months = NumberField(
        label=_("Months worked in the year"), required=False, min_value=0, max_value=12, decimal_places=1
    )
    medical_insurance = YesNo(label=_("Resident medical insurance"))
    employee_medical_insurance = YesNo(label=_("Employee medical insurance"))
    major_illness_insurance = YesNo(label=_("Major illness insurance"))
    pension_insurance = YesNo(label=_("Resident pension insurance"))
    employee_pension_insurance = YesNo(label=_("Employee pension insurance"))
    dibao = Word(
        vocab.DIBAO,
        label=_("Minimum living allowance of this person"),
        help_text=_("Also where the person alone receives it and not the whole household."),
    )
    tekun = Word(vocab.TEKUN, label=_("Destitute support of this person"))
    phones = PhonesField(label=_("Phones"))

    class Meta:
        model = Member
        fields = [name for _title, names in SECTIONS for name in names if name not in ("id_number",)]
        widgets = {
            "sex": forms.Select(attrs={"data-id-sex": True}),
            "birth_date": DateInput(attrs={"data-id-birth": True}),
            "id_status": forms.RadioSelect,
        }

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.by = by
        self.fields["relation"].required = True
        self.fields["birth_date"].validators.append(birth_day)
        self.fields["id_status"].label = _("Is there an ID number?")
        self.fields["id_none_reason"].help_text = _("Only for somebody without a number, such as a newborn child.")
        if self.instance.is_head:
            del self.fields["relation"]
        if self.instance.id_cipher:
            tail = self.instance.id_tail
            self.fields["id_number"].help_text = _("Stored: ends %(tail)s. Leave this empty to keep it.") % {
                "tail": tail
            }
        asked_sometimes(self, "id_none_reason")
        self._ask_while_typing()
        keep_stored(self)

    def _ask_while_typing(self):
        url = reverse("households:check_id") + (f"?member={self.instance.pk}" if self.instance.pk else "")
        asks = {"hx-post": url, "hx-trigger": "change", "hx-target": "#id-said", "hx-sync": "this:replace"}
        self.fields["id_number"].widget.attrs |= asks

    def sections(self):
        return in_sections(self, SECTIONS)

    def clean_name(self):
        name = self.cleaned_data["name"]
        folded = fold_name(name)
        return name if folded.isascii() else "".join(name.split()).replace("•", "·").replace("‧", "·")

    def clean_id_number(self):
        text = self.cleaned_data["id_number"]
        if not text.strip():
            return ""
        self.certificate = read_id(text)
        try:
            holder = asked_holder(self.certificate.number, by=self.by, other_than=self.instance.pk)
        except TooManyLooks as many:
            raise forms.ValidationError(many_words(many), code="many") from None
        if holder:
            raise forms.ValidationError(taken_words(holder, self.by), code="taken")
        return self.certificate.number

    def clean_health(self):
        health = self.cleaned_data["health"]
        if vocab.HEALTHY in health and len(health) > 1:
            raise forms.ValidationError(_("“Healthy” stands alone: untick it or the others."))
        return health

    def clean(self):
        cleaned = super().clean()
        number, has_none = cleaned.get("id_number"), cleaned.get("id_status") == Member.IdStatus.NONE
        if number:
            cleaned |= {"sex": sex_of(number), "birth_date": birth_of(number)}
            cleaned |= {"id_status": Member.IdStatus.KNOWN, "id_none_reason": ""}
            cleaned["disability_type"] = cleaned.get("disability_type") or self.certificate.disability_type
            cleaned["disability_level"] = cleaned.get("disability_level") or self.certificate.disability_level
        elif has_none and not cleaned.get("id_none_reason"):
            self.add_error("id_none_reason", _("Say why there is no ID number, such as “newborn, not yet registered”."))
        elif not has_none and not self.instance.pk and "id_number" not in self.errors:
            self.add_error("id_number", _("Type the ID number, or choose “Has no ID number yet” and say why."))
        return cleaned


class HeadForm(MemberForm):
    """The head of a household that is being registered."""

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, by=by, prefix="head", **kwargs)
        self.fields.pop("relation", None)


class GoneForm(forms.Form):
    status = forms.ChoiceField(
        label=_("What happened?"),
        choices=[choice for choice in Member.Status.choices if choice[0] != Member.Status.PRESENT],
        widget=forms.RadioSelect,
    )
    on = DateField(label=_("Since"), initial=timezone.localdate)
    note = forms.CharField(label=_("Note"), required=False, max_length=200)

    def __init__(self, *args, member, **kwargs):
        super().__init__(*args, **kwargs)
        before_birth = not_before(member.birth_date, _("This day lies before the birth of this person."))
        self.fields["on"].validators += [past_day, before_birth]


class ChangeHeadForm(forms.Form):
    """Who is the head from now on, and what everybody is to them."""

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.members = {member.pk: member for member in members}
        others = [(member.pk, member.name) for member in members if not member.is_head]
        self.fields["head"] = forms.TypedChoiceField(
            label=_("New head"), choices=others, coerce=int, widget=forms.RadioSelect
        )
        for member in members:
            label = _("What %(name)s is to the new head") % {"name": member.name}
            words = [word for word in vocab.RELATIONS if word != vocab.HEAD]
            field = Word(words, label=label, initial="" if member.is_head else member.relation)
            self.fields[f"relation_{member.pk}"] = field
        asked_sometimes(self, *(f"relation_{pk}" for pk in self.members))
        keep_stored(self)

    def clean(self):
        cleaned = super().clean()
        for pk in self.members.keys() - {cleaned.get("head")}:
            if not cleaned.get(f"relation_{pk}"):
                self.add_error(f"relation_{pk}", _("Choose what they are to the new head."))
        return cleaned

    def relations(self):
        return {pk: word for pk in self.members if (word := self.cleaned_data.get(f"relation_{pk}"))}


class RevealForm(forms.Form):
    reason = ReasonField(
        label=_("What do you need the full number for?"),
        help_text=_("Who looked, at whom, when and what for is recorded."),
    )
