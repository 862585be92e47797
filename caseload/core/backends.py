"""Log-in by staff number or phone, and the user of a request fetched together with their reach."""

from django.contrib.auth.backends import BaseBackend
from django.db.models import Q

from caseload.core.models import User


class StaffBackend(BaseBackend):
    def authenticate(self, request, username=None, password=None, **credentials):
        if not username or password is None:
            return None
        user = User.objects.filter(Q(username=username) | Q(phone=username)).order_by("pk").first()
        if user is None:
            # As slow as a real check, so that the time taken tells nobody which accounts exist.
            User().set_password(password)
            return None
        # The form tells a deactivated person so; ``get_user`` below keeps them out in any case.
        return user if user.check_password(password) else None

    def get_user(self, user_id):
        user = User.objects.active().with_reach().filter(pk=user_id).first()
        if user:
            user.reach = user.granted
        return user
