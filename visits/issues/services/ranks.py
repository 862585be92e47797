"""Who stands above an issue, and who answers for it while it is to be assigned."""

from caseload.core.permissions import Role
from caseload.core.services.ranks import granted_to, nearest_supervisors_of, supervisors_of


class Ranks:
    """Who stands above the owner of an issue, by its area. Asked once for each area and level."""

    def __init__(self):
        self._found = {}

    def answering(self, issue):
        """Whose matter it is: its owner's; while it is to be assigned, that of the supervisors nearest to it."""
        return [issue.owner] if issue.owner_id else self.chiefs(issue.area_id)

    def judging(self, issue, handlers):
        """Who hears that the household disputes what ``handlers`` (keys) did: those nearest to it who are others."""
        above = self.chiefs(issue.area_id), self.street(issue.area_id)
        others = ([user for user in people if user.pk not in handlers] for people in above)
        return next(filter(None, others), above[0])

    def chiefs(self, path):
        """The supervisors of the smallest area around ``path`` that has any, else those above."""
        return self._ask("chief", path) or self.centre(path)

    def centre(self, path):
        """All supervisors whose area holds ``path``: those of its centre among them; without any the street."""
        return self._ask("centre", path) or self.street(path)

    def street(self, path):
        """The street office."""
        return self._ask("street", path)

    def _ask(self, level, path):
        if (level, path) not in self._found:
            self._found[level, path] = list(PEOPLE_OF[level](path))
        return self._found[level, path]


PEOPLE_OF = {
    "chief": nearest_supervisors_of,
    "centre": lambda path: supervisors_of(path).order_by("pk"),
    "street": lambda path: granted_to(path, Role.OFFICE).order_by("pk"),
}
