"""How allauth behaves in this house: nobody signs up, names are staff numbers or phones, passwords are given by
administrators."""

from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from django.contrib import messages
from django.shortcuts import redirect, resolve_url
from django.utils.translation import gettext_lazy as _


class StaffAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("The staff number or phone and the password do not match."),
        "too_many_login_attempts": _(
            "Too many failed attempts for this account. Wait 15 minutes, or ask the administrator for a new password."
        ),
        "enter_current_password": _("This is not your present password."),
    }

    def is_open_for_signup(self, request):
        return False

    def clean_username(self, username, shallow=False):
        return username.strip()

    def _get_login_attempts_cache_key(self, request, **credentials):
        """Failures count per account at an address: nobody can lock a colleague out from elsewhere."""
        return f"{super()._get_login_attempts_cache_key(request, **credentials)}@{self.get_client_ip(request)}"

    def pre_login(self, request, user, **facts):
        if user.has_late_password:
            messages.warning(request, _("This one-time password is too old. Ask the administrator for a new one."))
            return redirect("account_login")
        return super().pre_login(request, user, **facts)

    def set_password(self, user, password):
        """The person's own choice ends the one-time password."""
        user.must_change_password, user.password_until = False, None
        user.set_password(password)
        user.save(update_fields=["password", "must_change_password", "password_until"])

    def get_password_change_redirect_url(self, request):
        return resolve_url("me")

    def add_message(self, request, level, message_template=None, *args, **kwargs):
        """Allauth's remarks are left out but one: pages say in their own words what was done."""
        if message_template == "account/messages/password_changed.txt":
            messages.success(request, _("Saved: your new password"))


def address_of(request):
    """The client's address, behind as many proxies as the settings say."""
    return get_adapter(request).get_client_ip(request)
