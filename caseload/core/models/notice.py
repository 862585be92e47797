"""What somebody should know. Stored as a kind with its facts, and put into words in the reader's language."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caseload.core import wall_clock


class NoticeQuerySet(models.QuerySet):
    def unread(self):
        return self.filter(read_at__isnull=True)


class Notice(models.Model):
    class Kind(models.TextChoices):
        HOUSEHOLD_ASSIGNED = "household_assigned", _("Now yours: %(household)s")
        HOUSEHOLDS_ASSIGNED = "households_assigned", _("%(count)s households are now yours")
        HOUSEHOLD_HANDED_ON = "household_handed_on", _("Handed on to %(worker)s: %(household)s")
        ISSUE_ASSIGNED = "issue_assigned", _("Issue %(number)s is now yours: %(title)s")
        ISSUE_TO_ASSIGN = "issue_to_assign", _("To be assigned: issue %(number)s, %(title)s")
        ISSUES_ASSIGNED = "issues_assigned", _("%(count)s issues are now yours")
        ISSUE_DUE_SOON = "issue_due_soon", _("Issue %(number)s is due soon: %(title)s")
        ISSUE_OVERDUE = "issue_overdue", _("Issue %(number)s is overdue: %(title)s")
        ISSUE_CHASED = "issue_chased", _("%(by)s asks you to hurry with issue %(number)s: %(title)s")
        ISSUE_REOPENED = "issue_reopened", _("Issue %(number)s was reopened: %(title)s")
        ISSUE_UNANSWERED = "issue_unanswered", _("Nobody has responded to issue %(number)s in time: %(title)s")
        ISSUE_TO_CHIEF = "issue_to_chief", _("Overdue below you: issue %(number)s, %(title)s")
        ISSUE_TO_CENTRE = "issue_to_centre", _("Overdue by 2 working days: issue %(number)s, %(title)s")
        ISSUE_TO_STREET = "issue_to_street", _("Overdue by 5 working days: issue %(number)s, %(title)s")
        ISSUE_ASKED = "issue_asked", _("More is asked of you for issue %(number)s: %(title)s")
        ISSUE_ANSWERED = "issue_answered", _("What you asked for was added to issue %(number)s: %(title)s")
        ISSUE_TIME_ASKED = "issue_time_asked", _("More time is asked for with issue %(number)s: %(title)s")
        ISSUE_EXTENDED = "issue_extended", _("There is more time for issue %(number)s: %(title)s")
        ISSUE_NOT_EXTENDED = "issue_not_extended", _("No more time is granted for issue %(number)s: %(title)s")
        ISSUE_HANDED_BACK = "issue_handed_back", _("A department handed back issue %(number)s: %(title)s")
        ISSUE_DISPUTED = "issue_disputed", _("The household disputes issue %(number)s: %(title)s")
        ISSUE_TO_VISIT = "issue_to_visit", _("Reopened twice, please visit: issue %(number)s, %(title)s")
        PAPERS_PASSED = "papers_passed", _("Papers are now in your hands: issue %(number)s, %(title)s")
        PAPERS_MOVED = "papers_moved", _("Papers that you held were moved for you: issue %(number)s, %(title)s")
        VISITS_OVERDUE = "visits_overdue", _("%(count)s households are overdue for a visit")
        PLAN_TO_AGREE = "plan_to_agree", _("Case plan %(number)s waits for your answer: %(household)s")
        PLAN_ANSWERED = "plan_answered", _("Case plan %(number)s was answered: %(household)s")
        PLAN_URGENT = "plan_urgent", _("Critical incident in case %(number)s: %(household)s")
        REVIEWS_OVERDUE = "reviews_overdue", _("%(count)s reviews of case plans are overdue")
        PLAN_HANDED_OVER = "plan_handed_over", _("Case plan %(number)s is now yours: %(household)s")
        VISIT_HELD = "visit_held", _("A visit by %(worker)s waits to be settled: %(household)s")
        VISIT_SETTLED = "visit_settled", _("Settled: your visit to %(household)s that was held")
        CORRECTION_ASKED = "correction_asked", _("%(worker)s asks you to correct a visit: %(household)s")
        VISIT_CORRECTED = "visit_corrected", _("Corrected, as you asked: the visit to %(household)s")
        VISIT_NOT_CORRECTED = "visit_not_corrected", _("Not corrected, and why: the visit to %(household)s")
        TRY_HELD = "try_held", _("A visit by %(worker)s where nobody was at home waits to be settled: %(household)s")
        TRY_SETTLED = "try_settled", _("Settled: your visit to %(household)s that was held, nobody was at home")
        REPORT_HELD = "report_held", _("An issue reported by %(worker)s waits to be settled: %(household)s")
        REPORT_SETTLED = "report_settled", _("Settled: the issue you reported that was held: %(household)s")
        REGISTRATION_HELD = (
            "registration_held",
            _("A household registered by %(worker)s waits to be settled: %(household)s"),
        )
        REGISTRATION_SETTLED = (
            "registration_settled",
            _("Settled: the household you registered that was held: %(household)s"),
        )
        NOBODY_HOME = "nobody_home", _("Three times in a row nobody was at home: %(household)s")
        FACTS_DIFFERED = (
            "facts_differed",
            _("The nightly recount found %(count)s stored facts that were not as their rows say, and put them right"),
        )
        PASSWORD_RESET = "password_reset", _("%(by)s gave out a new one-time password for %(name)s")
        ROSTER_APPLIED = "roster_applied", _("Roster %(file)s was imported")
        ROSTER_UNASSIGNED = "roster_unassigned", _("Roster %(file)s was imported; %(count)s households have no worker")
        ROSTER_UNDONE = "roster_undone", _("The import of roster %(file)s was undone")
        ROSTER_HINDERED = "roster_hindered", _("Nothing came of the work on roster %(file)s; its page says why")

    user = models.ForeignKey("core.User", models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=30, choices=Kind.choices)
    facts = models.JSONField(default=dict)
    url = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=wall_clock.now)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["user", "-created_at", "-id"], name="notice_of_user"),
            models.Index(fields=["user"], condition=Q(read_at__isnull=True), name="notice_unread"),
        ]

    @property
    def text(self):
        return self.get_kind_display() % self.facts
