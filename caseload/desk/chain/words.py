"""What a line of the chain says of itself, and where it is acted on."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from caseload.core import catalogues
from caseload.core.models import Area
from caseload.desk.models import ChainLine
from households.plans.views.shown import lateness
from households.support.giving.models import Sort
from households.support.policies.models import Policy

STAGE, SOURCE = ChainLine.Stage, ChainLine.Source
PAGES = {
    SOURCE.PROMISE: "households:detail",
    SOURCE.ERRAND: "issues:issue",
    SOURCE.ISSUE: "issues:issue",
    SOURCE.ACTION: "plans:plan",
    SOURCE.FOLLOW_UP: "plans:follow_up",
    SOURCE.BENEFIT: "policies:entitlement",
    SOURCE.GIFT: "giving:gift",
    SOURCE.JOB: "employment:placement",
}
"""Where it is acted on, by the key of what it is about."""


def with_words(lines, today):
    """The lines, each with ``words`` of what it is about, its ``url``, and how late it is; ``place``: where."""
    areas = catalogues.by(Area, "path")
    for line in lines:
        line.words = words_of(line)
        line.url = reverse(PAGES[line.source], args=[line.target])
        line.days = (today - line.since).days
        line.kind, line.kind_words = waiting(line, today)
        line.place = areas.get(line.household.area_id)
    return lines


def words_of(line):
    if line.source == SOURCE.BENEFIT:
        return str(catalogues.rows(Policy).get(line.code, line.code))
    if line.source == SOURCE.GIFT:
        return line.what or Sort(line.code).label
    return line.what or _("Ask how they are after the closing")


def waiting(line, today):
    """(kind of status, words): since when."""
    if line.stage == STAGE.PROMISED:
        return lateness(line.since, today)
    n = (today - line.since).days
    if line.stage == STAGE.NO_EFFECT:
        return "warn", ngettext("unchanged after %(n)s day", "unchanged after %(n)s days", n) % {"n": n}
    return "wait", ngettext("waiting for %(n)s day", "waiting for %(n)s days", n) % {"n": n}
