"""Who stands above a place: all its supervisors, the nearest of them, and the office over them."""

from collections import defaultdict

from caseload.core.models import AreaGrant, User, paths_above
from caseload.core.permissions import Role


def granted_to(path, role):
    """Active people of ``role`` to whom the area at ``path``, or one above it, is granted today."""
    return User.objects.active().filter(role=role, pk__in=_grants(path).values("user"))


def supervisors_of(path):
    return granted_to(path, Role.SUPERVISOR)


def supervisors_of_any(paths):
    """Those of the areas at ``paths``, or above one of them."""
    above = {area for path in paths for area in paths_above(path)}
    grants = AreaGrant.objects.current().filter(area_id__in=above)
    return User.objects.active().filter(role=Role.SUPERVISOR, pk__in=grants.values("user"))


def nearest_supervisors_of(path):
    """Those of the smallest area around ``path`` that has any."""
    grants = _grants(path).filter(user__role=Role.SUPERVISOR, user__is_active=True)
    found = defaultdict(list)
    for grant in grants.select_related("user").order_by("user"):
        found[grant.area_id].append(grant.user)
    return found[max(found, key=len)] if found else []


def _grants(path):
    return AreaGrant.objects.current().filter(area_id__in=paths_above(path))
