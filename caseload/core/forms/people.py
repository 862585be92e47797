"""The form of a person."""

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from caseload.core.forms.fields import DateField
from caseload.core.forms.versioned import VersionedForm
from caseload.core.models import WORKING, User
from caseload.core.permissions import Role
from caseload.core.picking import AREAS, AreaField, AreasField
from caseload.core.services.people import held_by, reaches


class PersonForm(VersionedForm, forms.ModelForm):
    """``by`` grants no more than they reach; nobody changes their own role or reach."""

    area = AreaField(AREAS, label=_("Posted to"), to_field_name="path")
    areas = AreasField(
        AREAS,
        label=_("Areas granted"),
        required=False,
        help_text=_("What they see besides the households assigned to them. An area includes all that lies below it."),
    )
    until = DateField(
        label=_("New areas only until"),
        required=False,
        help_text=_("For somebody who stands in for a colleague. Empty: until it is taken away."),
    )

    class Meta:
        model = User
        fields = ["name", "username", "phone", "role", "area"]

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].offer(by)
        self.fields["areas"].offer(by)
        self.fields["name"].label = _("Full name")
        self.fields["username"].help_text = _("They log in with this or with the phone.")
        if self.instance.pk:
            grants = self.instance.grants.not_ended(timezone.localdate())
            held = grants.values_list("area__pk", "area_id")
            self.initial["areas"] = [pk for pk, path in held if reaches(by, path)]
        if self.instance.pk == by.pk:
            del self.fields["role"], self.fields["areas"], self.fields["until"], self.fields["area"]

    held = ()
    """What is with the person and would be with nobody in the role asked for."""

    def clean_role(self):
        """Whoever looks after households hands them over before they do other work."""
        role = self.cleaned_data["role"]
        if self.former.is_worker and role not in WORKING:
            self.held = held_by(self.former)
        if self.held:
            words = " ".join(held.words for held in self.held)
            said = _("%(words)s Hand this over first: in this role they visit nobody.") % {"words": words}
            raise forms.ValidationError(said)
        return role

    def clean(self):
        """To whoever begins in a role that sees nothing without an area, the one they are posted to is proposed."""
        cleaned = super().clean()
        post, role, areas = cleaned.get("area"), cleaned.get("role"), cleaned.get("areas")
        if post and role and role not in (Role.WORKER, self.former.role) and areas is not None and not areas:
            self.data = self.data.copy()
            self.data.setlist(self.add_prefix("areas"), [str(post.pk)])
            said = _("Without an area they see nothing. Where they are posted is ticked now: save, or choose others.")
            self.add_error("areas", said)
        return cleaned

    @cached_property
    def former(self):
        """The person as they are, whatever the form asks for; of a new one nothing."""
        return User.objects.filter(pk=self.instance.pk).first() or User(role="")

    def clean_until(self):
        until = self.cleaned_data["until"]
        if until and until < timezone.localdate():
            raise forms.ValidationError(_("This day is past; choose today or later."))
        return until

    def clean_username(self):
        """Names and phones share one log-in field, so neither may be somebody else's other."""
        username = self.cleaned_data["username"].strip()
        return self._nobody_elses(username, "phone")

    def clean_phone(self):
        phone = self.cleaned_data["phone"].strip().replace(" ", "").replace("-", "")
        if phone and not (phone.isascii() and phone.isdigit() and 7 <= len(phone) <= 12):
            raise forms.ValidationError(_("A telephone number has 7 to 12 digits."))
        if phone and User.objects.exclude(pk=self.instance.pk).filter(phone=phone).exists():
            raise forms.ValidationError(_("Another person logs in with this phone."))
        return self._nobody_elses(phone, "username")

    def _nobody_elses(self, value, field):
        if value and User.objects.exclude(pk=self.instance.pk).filter(**{field: value}).exists():
            raise forms.ValidationError(_("Another person logs in with this."))
        return value
