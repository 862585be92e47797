"""Forms of a household: register, correct, close."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from caseload.core import catalogues
from caseload.core.forms.fields import DateField, NumberField, not_before, past_day
from caseload.core.forms.stored import keep_stored
from caseload.core.forms.versioned import VersionedForm
from caseload.core.models import Area
from caseload.core.permissions import P
from caseload.core.picking import FEW, WORKERS, AreaField, AreaPicker, PersonField
from households import vocab
from households.forms.fields import PhonesField, Ticks, Word, Words, YesNo, in_sections
from households.models import Category, Household
from households.models.household import LAND

SECTIONS = [
    (_("Where they live"), ["area", "address", "phones", "phone_owner", "number", "worker"]),
    (
        _("Why they are helped"),
        ["categories", "on", "flag_reason", "flag_grounds", "main_cause", "other_causes", "risks"],
    ),
    (
        _("House, water, electricity and road"),
        [
            *("tenure", "house_grade", "house_area_m2", "unsafe_house", "hollow_house", "elder_in_old_house"),
            *("safe_water", "toilet", "electricity", "tv", "access_road_kind", "access_road", "road_km"),
        ],
    ),
    (_("Land (mu)"), LAND),
    (
        _("Income in a year (yuan)"),
        ["inc_wage", "inc_business", "inc_property", "inc_transfer", "exp_business", "compliant_self_pay"],
    ),
    (_("Helper"), ["helper_name", "helper_unit", "helper_phones"]),
    (_("Note"), ["note"]),
]
AREAS_OF_HOUSEHOLD = AreaPicker(
    "areas-of-household",
    lambda user, of=None: (
        Area.objects.open_to(user)
        | Area.objects.filter(path__in=Household.objects.visible_to(user).filter(pk=of).values("area_id"))
    ),
    P.HOUSEHOLD_EDIT,
)
"""The areas in which one may register something, and the one where the household lies."""
STORED = [name for _title, names in SECTIONS for name in names if name not in ("on", "worker")]
NUMBERS = {"inc_wage", "inc_business", "inc_property", "inc_transfer", "exp_business", "compliant_self_pay"}
NUMBERS |= {"house_area_m2", "road_km", *LAND}


class HouseholdForm(VersionedForm, forms.ModelForm):
    """``by`` chooses among the areas in which they may register something."""

    unfolded = 2
    """Sections that are always open."""

    area = AreaField(AREAS_OF_HOUSEHOLD, label=_("Area"), to_field_name="path")
    phones = PhonesField(label=_("Phones"), help_text=_("Separate several with commas."))
    categories = forms.MultipleChoiceField(label=_("Categories"), required=False, widget=Ticks)
    on = DateField(
        label=_("Categories hold from"),
        required=False,
        help_text=_("Only for categories ticked or unticked now. Those that end stay in the history."),
    )
    main_cause = Word(vocab.CAUSES, label=_("Main cause of hardship"))
    other_causes = Words(vocab.CAUSES, label=_("Other causes"))
    risks = Words(vocab.RISKS, label=_("Risks of falling back"))
    unsafe_house = YesNo(label=_("Unsafe house"))
    safe_water = YesNo(label=_("Safe drinking water"))
    toilet = YesNo(label=_("Sanitary toilet"))
    electricity = YesNo(label=_("Household electricity"))
    tv = YesNo(label=_("Radio and television"))
    access_road_kind = Word(vocab.ROADS, label=_("Kind of road to the door"))
    access_road = YesNo(label=_("Hardened road to the door"))
    helper_phones = PhonesField(label=_("Helper's phones"), help_text=_("Separate several with commas."))

    class Meta:
        model = Household
        fields = STORED
        field_classes = dict.fromkeys(NUMBERS, NumberField)
        error_messages = {"number": {"unique": _("Another household has this number.")}}
        widgets = {
            "note": forms.Textarea(attrs={"rows": 3}),
            "flag_grounds": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].offer(by, self.instance.pk)
        self.fields["categories"].choices = self._categories()
        self.fields["on"].initial = timezone.localdate
        self.fields["address"].required = True
        self.fields["phone_owner"].help_text = _("Empty: their own. Otherwise such as son, neighbour, village cadre.")
        self.fields["flag_grounds"].help_text = _("What shows it: papers, sums, what was seen at their home.")
        for name in NUMBERS:
            self.fields[name].widget.attrs |= {"inputmode": "decimal", "min": "0", "class": "short"}
            self.fields[name].min_value = 0
        keep_stored(self)

    def _categories(self):
        """Those that are in force today, and those the household has."""
        return catalogues.choices(Category, held=self.instance.categories or [])

    def sections(self):
        return in_sections(self, SECTIONS)

    def clean_on(self):
        on = self.cleaned_data["on"] or timezone.localdate()
        if on > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet; choose today or earlier."))
        return on

    def clean(self):
        cleaned = super().clean()
        for name in NUMBERS:
            if (cleaned.get(name) or 0) < 0:
                self.add_error(name, _("Not below zero."))
        if cleaned.get("access_road") is None and cleaned.get("access_road_kind") in vocab.ROADS:
            cleaned["access_road"] = cleaned["access_road_kind"] in vocab.HARDENED
        main, others = cleaned.get("main_cause"), cleaned.get("other_causes") or []
        if main and main in others:
            cleaned["other_causes"] = [cause for cause in others if cause != main]
        return cleaned


class RegisterForm(HouseholdForm):
    """A new household. Those who may assign choose its worker; a worker's own registration is theirs."""

    worker = PersonField(WORKERS, label=_("Worker"), required=False, empty_label=_("Nobody yet"))

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, by=by, **kwargs)
        self.by = by
        del self.fields["on"]
        self.fields["area"].widget.near = Household.objects.open().filter(worker=by).areas()[:FEW]
        self.fields["number"].required = False
        self.fields["number"].help_text = _("Empty: the next free number of the area.")
        if by.may(P.HOUSEHOLD_ASSIGN):
            self.fields["worker"].offer(by)
        else:
            del self.fields["worker"]

    def clean(self):
        cleaned = super().clean()
        if "worker" not in self.fields:
            cleaned["worker"] = self.by
        return cleaned


class CloseForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Why is it closed?"), choices=Household.CloseReason.choices, widget=forms.RadioSelect
    )
    on = DateField(label=_("Closed on"), initial=timezone.localdate)
    note = forms.CharField(label=_("Note"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, household, **kwargs):
        super().__init__(*args, **kwargs)
        begun = timezone.localdate(household.created_at)
        words = _("This day lies before the file was begun, on %(day)s.") % {"day": begun.isoformat()}
        self.fields["on"].validators += [past_day, not_before(begun, words)]
