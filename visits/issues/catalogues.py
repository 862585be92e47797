"""The tables of codes of issues: categories, time limits and departments.

Limits hold for issues reported from then on. Issues and steps go by codes, so a new name holds for those of the past
as well.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from caseload.core.catalogues.columns import CODE, DATES, NAME, NAME_EN, Column, used
from caseload.core.catalogues.shelf import Catalogue, Entry, counted
from caseload.core.templatetags.reading import full_day
from visits.issues.forms.catalogues import LIMITS, LimitForm, NewCategoryForm, NewLimitForm
from visits.issues.models import Department, Issue, IssueCategory, Priority, TimeLimit

OPEN_ISSUES = used(gettext_lazy("Open issues"))


class Categories(Catalogue):
    model = IssueCategory
    label, icon = gettext_lazy("Issue categories"), "clipboard-list"
    meaning = gettext_lazy("What problems and difficulties are about")
    address, name, row = "catalogues/issue-categories/", "categories", "category"
    heading = gettext_lazy("Categories of issues")
    beside = [(gettext_lazy("Time limits"), "issues:limits")]
    columns = (NAME, NAME_EN, CODE, OPEN_ISSUES, DATES)
    new, new_title = gettext_lazy("New category"), gettext_lazy("New category of issues")
    new_form = NewCategoryForm

    def used_by(self):
        return counted(Issue.objects.open(), "category")

    def add(self, *, working_days, **facts):
        """With its limit for normal matters."""
        category = super().add(**facts)
        TimeLimit.objects.create(category=category, priority=Priority.NORMAL, working_days=working_days)
        return category


class Limits(Catalogue):
    """A limit has no code. A new one begins on ``valid_from``; the ones before it end there."""

    model = TimeLimit
    label, icon = gettext_lazy("Time limits"), "clock"
    meaning = gettext_lazy("Working days by category and priority")
    address, name, row = "catalogues/limits/", "limits", "limit"
    heading = gettext_lazy("Time limits of issues")
    beside = [(gettext_lazy("Categories of issues"), "issues:categories")]
    columns = (
        Column(gettext_lazy("Category"), lambda row: row.category or _("All other categories")),
        Column(gettext_lazy("Priority"), lambda row: row.get_priority_display()),
        Column(pgettext_lazy("a day", "From"), lambda row: full_day(row.valid_from) if row.valid_from else _("always")),
        Column(gettext_lazy("First response within"), lambda row: within(row.response_days, row.response_hours)),
        Column(gettext_lazy("To be solved within"), lambda row: within(row.working_days, row.hours)),
    )
    related, key = ("category",), ("category", "priority", "valid_from")
    form, fields = LimitForm, LIMITS
    new = gettext_lazy("New time limit")
    new_form, new_fields = NewLimitForm, ("category", "priority", "valid_from", *LIMITS)

    def subheading(self, n):
        return _("In working days, or in hours on the clock. A change holds for issues reported from then on.")

    def objects(self):
        return super().objects().order_by("category__order", "priority", "valid_from", "pk")


def within(days, hours):
    if hours:
        return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
    return ngettext("%(n)s working day", "%(n)s working days", days) % {"n": days}


class Departments(Catalogue):
    model = Department
    label, icon = gettext_lazy("Departments"), "building"
    meaning = gettext_lazy("Offices without accounts, to which issues are transferred")
    address, name, row = "catalogues/departments/", "departments", "department"
    columns = (NAME, NAME_EN, CODE, OPEN_ISSUES, DATES)
    new = gettext_lazy("New department")

    def used_by(self):
        return counted(Issue.objects.open(), "department")


TABLES = [Categories(), Limits(), Departments()]
SAMPLES = Entry(
    gettext_lazy("Samples of call-backs"),
    "issues:samples",
    "phone",
    gettext_lazy("Of how many solved issues of each kind the household is asked"),
)
CATALOGUES = [*TABLES, SAMPLES]
