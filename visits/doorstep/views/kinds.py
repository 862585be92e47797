"""What a phone sends, by its kind: the right it takes, the form of the screen that reads it, and how it is filed.

Each is filed under its own key, and once: a visit by its primary key, a form as ``save_once`` has it.
"""

from django.urls import reverse
from django.utils.translation import gettext as _

from caseload.core.permissions import P
from caseload.core.phones import parcels
from caseload.core.phones.parcels import check, entered
from households.forms.households import RegisterForm
from households.forms.members import HeadForm
from households.views.households import facts_of, register
from visits.doorstep.forms.in_words import form_in_words, in_words
from visits.doorstep.forms.record import RecordForm
from visits.doorstep.services import sync as service
from visits.doorstep.views.visits import say_saved
from visits.issues.forms.issues import IssueForm
from visits.issues.services.issues import report_issue


class Visits:
    """To a household of its author, by the form of the visit screen."""

    right = P.VISIT_RECORD
    needs_household = may_have_household = is_filed_by_hand = True

    def file(self, *, by, key, household, parcel):
        """The visit, or None where the key belongs to something else. Raises Refused."""
        if parcel.content.get("not_home") is True:
            return service.file_try(by, key, household, parcel.kept_at)
        data, files = entered(parcel)
        data["id"] = str(parcel.id)
        form = RecordForm(data, files=files, household=household, by=by, entered_at=parcel.kept_at)
        check(form)
        return service.file_visit(by, key, household, form.to_record())

    def say_filed(self, request, visit):
        say_saved(request, visit)
        return ""

    def in_words(self, content, to):
        return in_words(content, to=to)


class Forms(parcels.Forms):
    def in_words(self, content, to):
        return form_in_words(self.forms, content)


class Issues(Forms):
    """Reported without a visit; its clock begins when it was entered on the phone."""

    right = P.ISSUE_REPORT
    forms = {"": IssueForm}

    def write(self, by, household, parcel):
        data, files = entered(parcel)
        form = IssueForm(data, files, user=by, household=household)
        check(form)
        issue = report_issue(by=by, opened_at=parcel.kept_at, **form.cleaned_data)
        words = _("Reported as %(number)s\nOwner: %(owner)s")
        return issue.get_absolute_url(), words % {"number": issue.number, "owner": issue.whose}


class Households(Forms):
    """Registered with its head. One that arrives a second time, and changed, is compared by a person."""

    right = P.HOUSEHOLD_EDIT
    is_filed_by_hand = False
    forms = {"head-": HeadForm, "": RegisterForm}

    def write(self, by, household, parcel):
        data, _files = entered(parcel)
        form, head = RegisterForm(data, by=by), HeadForm(data, by=by)
        check(head, form)
        household = register(by, form, head)
        check(head, form)
        words = _("Registered: %(name)s\nHousehold number %(number)s")
        return reverse("households:detail", args=[household.pk]), words % facts_of(household)
