"""Logging in, choosing a password, and the very first person."""

from allauth.account.forms import ChangePasswordForm as AllauthChangePasswordForm
from allauth.account.forms import LoginForm as AllauthLoginForm
from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from caseload.core.models import User


class LoginForm(AllauthLoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Staff number or phone")
        self.fields["login"].widget.attrs = {"autocomplete": "username", "autocapitalize": "none"}
        self.fields["password"].widget.attrs = {"autocomplete": "current-password"}
        self.fields["password"].help_text = ""
        self.fields["remember"].label = _("This is my own phone or computer, remember me")

    def clean(self):
        cleaned = super().clean()
        if self.user and not self.user.is_active:
            raise ValidationError(_("This account has been deactivated. If that is a mistake, ask the administrator."))
        return cleaned


class ChangePasswordForm(AllauthChangePasswordForm):
    """The new password is typed once: it can be shown."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        for name in ("oldpassword", "password1"):
            del self.fields[name].widget.attrs["placeholder"]
            self.fields[name].help_text = ""
        self.fields["oldpassword"].label = _("Present password")
        if self.user.must_change_password:
            self.fields["oldpassword"].label = _("One-time password from the administrator")
        self.fields["password1"].label = _("New password")
        self.fields["password1"].help_text = _("At least 10 characters, not only digits, not your name or phone.")

    def clean_password1(self):
        password = self.cleaned_data["password1"]
        if self.user.check_password(password):
            raise ValidationError(_("This is the password you have now; choose another one."))
        return password


class SetupForm(forms.ModelForm):
    """The first administrator; with ``ask_area`` also the street that everything hangs on."""

    password = forms.CharField(
        label=_("Password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 10 characters, not only digits, not your name or phone."),
    )
    area_name = forms.CharField(label=_("Name of the street"), max_length=100)
    area_code = forms.RegexField(
        r"^[A-Za-z0-9-]+$",
        label=_("Code of the street"),
        max_length=32,
        help_text=_("The 9-digit code of the street, for example 370799001. Letters, digits and hyphens."),
    )

    class Meta:
        model = User
        fields = ["name", "username", "phone"]

    def __init__(self, *args, ask_area, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Full name")
        if not ask_area:
            del self.fields["area_name"], self.fields["area_code"]

    def _post_clean(self):
        """Here the instance knows the name and phone that the password may not repeat."""
        super()._post_clean()
        try:
            password_validation.validate_password(self.cleaned_data.get("password", ""), self.instance)
        except ValidationError as problem:
            self.add_error("password", problem)
