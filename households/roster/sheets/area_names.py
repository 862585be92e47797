"""What to write into 村, so that the import finds the same area again."""

from caseload.core import catalogues
from caseload.core.models import Area
from households.roster.reading.areas import Areas


class AreaNames:
    """A name that several areas share would lead to another one; then the nearest area above with a name of its own
    stands for it, which moves nobody. Nothing is written where there is none."""

    def __init__(self):
        self.found = Areas()
        self.names = {}

    def name_of(self, path):
        if path not in self.names:
            self.names[path] = self._name(path)
        return self.names[path]

    def _name(self, path):
        areas = catalogues.by(Area, "path")
        above = [area for other, area in areas.items() if path.startswith(other)]
        for area in sorted(above, key=lambda area: -len(area.path)):
            named = self.found.named(area.name)
            if named and named.path == area.path:
                return area.name
        return ""
