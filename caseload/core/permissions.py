"""Who may do what: one table that anybody can read, and the door that asks it.

Where a person may do it is another question, answered by ``visible_to`` (404 outside).
"""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext_lazy as _


class P(models.TextChoices):
    """A right. Each page carries one."""

    OWN = "own", _("Own account, notices and sessions")
    TODAY = "today", _("Today")
    HOUSEHOLD_VIEW = "household_view", _("Read households and members")
    HOUSEHOLD_CALL = "household_call", _("Call households: their whole phone numbers")
    HOUSEHOLD_EDIT = "household_edit", _("Register and correct households and members")
    HOUSEHOLD_CLOSE = "household_close", _("Close and reopen households")
    HOUSEHOLD_ASSIGN = "household_assign", _("Assign households to workers")
    PERSONAL_REVEAL = "personal_reveal", _("See a full ID number, giving a reason")
    VISIT_VIEW = "visit_view", _("Read the list of visits")
    CASE_NOTES = "case_notes", _("Read what was said and noted on visits")
    VISIT_RECORD = "visit_record", _("Record visits")
    VISIT_CORRECT_LATE = "visit_correct_late", _("Correct others' visits, or one's own after 24 hours")
    ISSUE_VIEW = "issue_view", _("Read issues")
    ISSUE_REPORT = "issue_report", _("Report issues")
    ISSUE_HANDLE = "issue_handle", _("Handle the issues one owns")
    ISSUE_ASSIGN = "issue_assign", _("Assign issues, take them on or reject them")
    ISSUE_CALL_BACK = "issue_call_back", _("Call back and close issues")
    PLAN_VIEW = "plan_view", _("See which case plans there are, their stage and dates")
    PLAN_WORK = "plan_work", _("Work on one's own case plans")
    PLAN_APPROVE = "plan_approve", _("Read case plans and notes of one's area, agree to them or return them")
    PLAN_LIBRARY = "plan_library", _("Keep the library of goals and actions")
    ACTIVITY_VIEW = "activity_view", _("Read the list of activities")
    ACTIVITY_RUN = "activity_run", _("Plan and run activities, sign people up and tick who came")
    ACTIVITY_OVERSEE = "activity_oversee", _("Change and move on activities that others run")
    GIVING_VIEW = "giving_view", _("See what households need and were given")
    GIVING_WORK = "giving_work", _("Write down what households need, and hand donations over")
    DONATION_KEEP = "donation_keep", _("Receive donations, match them with needs, reverse")
    LEAFLET_VIEW = "leaflet_view", _("Read leaflets and their stocks")
    LEAFLET_HAND = "leaflet_hand", _("Hand leaflets out to buildings and areas")
    LEAFLET_KEEP = "leaflet_keep", _("Receive, move and count stocks of leaflets")
    RULE_VIEW = "rule_view", _("Read the rules by which policies find people")
    JOB_VIEW = "job_view", _("See openings, and who looks for work and has it")
    JOB_WORK = "job_work", _("Write down what people wish for, and find them work")
    JOB_KEEP = "job_keep", _("Keep openings, and act for others who find people work")
    REVIEW = "review", _("Review caseloads")
    FIGURES = "figures", _("Read figures")
    EXPORT = "export", _("Export lists")
    IMPORT = "import", _("Import rosters")
    QUALITY = "quality", _("Check the quality of the registry")
    IMPORT_UNDO = "import_undo", _("Undo an imported roster")
    PEOPLE = "people", _("Manage people")
    AREAS = "areas", _("Manage areas")
    CATALOGUES = "catalogues", _("Manage categories, visit rules and time limits")


class Role(models.TextChoices):
    WORKER = "worker", _("Social worker")
    SUPERVISOR = "supervisor", _("Supervisor")
    OFFICE = "office", _("Street office")
    ADMIN = "admin", _("Administrator")


_WORKER = {
    P.OWN,
    P.TODAY,
    P.HOUSEHOLD_VIEW,
    P.HOUSEHOLD_CALL,
    P.HOUSEHOLD_EDIT,
    P.PERSONAL_REVEAL,
    P.VISIT_VIEW,
    P.CASE_NOTES,
    P.VISIT_RECORD,
    P.ISSUE_VIEW,
    P.ISSUE_REPORT,
    P.ISSUE_HANDLE,
    P.ISSUE_CALL_BACK,
    P.PLAN_VIEW,
    P.PLAN_WORK,
    P.ACTIVITY_VIEW,
    P.ACTIVITY_RUN,
    P.GIVING_VIEW,
    P.GIVING_WORK,
    P.LEAFLET_VIEW,
    P.JOB_VIEW,
    P.JOB_WORK,
    P.LEAFLET_HAND,
}

ROLES = {
    Role.WORKER: _WORKER,
    Role.SUPERVISOR: _WORKER
    | {
        P.HOUSEHOLD_CLOSE,
        P.HOUSEHOLD_ASSIGN,
        P.VISIT_CORRECT_LATE,
        P.ISSUE_ASSIGN,
        P.PLAN_APPROVE,
        P.PLAN_LIBRARY,
        P.ACTIVITY_OVERSEE,
        P.DONATION_KEEP,
        P.LEAFLET_KEEP,
        P.RULE_VIEW,
        P.JOB_KEEP,
        P.REVIEW,
        P.FIGURES,
        P.EXPORT,
        P.QUALITY,
    },
    Role.OFFICE: {
        P.OWN,
        P.HOUSEHOLD_VIEW,
        P.HOUSEHOLD_CALL,
        P.HOUSEHOLD_ASSIGN,
        P.VISIT_VIEW,
        P.ISSUE_VIEW,
        P.ISSUE_REPORT,
        P.ISSUE_ASSIGN,
        P.ISSUE_CALL_BACK,
        P.PLAN_VIEW,
        P.ACTIVITY_VIEW,
        P.GIVING_VIEW,
        P.DONATION_KEEP,
        P.LEAFLET_VIEW,
        P.LEAFLET_KEEP,
        P.RULE_VIEW,
        P.JOB_VIEW,
        P.JOB_KEEP,
        P.REVIEW,
        P.FIGURES,
        P.EXPORT,
        P.QUALITY,
    },
    Role.ADMIN: {
        P.OWN,
        P.HOUSEHOLD_VIEW,
        P.HOUSEHOLD_EDIT,
        P.HOUSEHOLD_CLOSE,
        P.HOUSEHOLD_ASSIGN,
        P.PERSONAL_REVEAL,
        P.PLAN_VIEW,
        P.PLAN_LIBRARY,
        P.GIVING_VIEW,
        P.LEAFLET_VIEW,
        P.RULE_VIEW,
        P.JOB_VIEW,
        P.IMPORT,
        P.IMPORT_UNDO,
        P.EXPORT,
        P.QUALITY,
        P.PEOPLE,
        P.AREAS,
        P.CATALOGUES,
    },
}
"""The rights table: social worker 社工/网格员, supervisor 督导/网格长, office 街道网格办, administrator 系统管理员."""


def allow(right):
    """Let a view be opened by those who have ``right`` only; others get 403. Marks the view for the door test."""

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not request.user.may(right):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.right = right
        return guarded

    return decorate
