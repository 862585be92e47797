"""How allauth behaves in this house: nobody signs up, names are staff numbers or phones."""

from allauth.account.adapter import DefaultAccountAdapter


class StaffAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def clean_username(self, username, shallow=False):
        return username.strip()
