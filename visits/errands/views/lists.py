"""The list of papers in hand."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from caseload.core.lists import ListPage, Tab
from caseload.core.permissions import P, allow
from visits.errands.models import Paper
from visits.errands.views.page import HANDS, OUT_OF_HAND, place_words
from visits.issues.models import Issue


class PaperList(ListPage):
    """What is in somebody's hands now: one's own, or with the areas one oversees, everybody's."""

    template, back = "errands/papers.html", "me"
    tabs = {
        "mine": Tab(_("With me"), lambda user: Q(in_hand__gt=0, holder=user), is_counted=False),
        "all": Tab(_("With anyone"), lambda user: Q(in_hand__gt=0), is_counted=False),
        "office": Tab(_("At the office"), lambda user: Paper.IS_OWED & Q(at_office__gt=0), is_counted=False),
    }

    def rows(self):
        return Paper.objects.visible_to(self.user)

    def usual_tab(self):
        return "all" if self.user.reach else "mine"

    def drawn(self, rows):
        issues = Issue.objects.visible_to(self.user).filter(pk=OuterRef("errand__issue"))
        return rows.for_list().annotate(knows_issue=Exists(issues))

    def worded(self, rows):
        for row in rows:
            row.where = place_words(row)
            row.ways = [(way, HANDS[way]) for way in OUT_OF_HAND] if row.in_hand and row.holder == self.user else []
        return rows


@allow(P.ISSUE_VIEW)
def papers(request):
    return PaperList(request).answer()
