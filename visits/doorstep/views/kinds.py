"""What a phone sends, by its kind: the right it takes, the form of the screen that reads it, and how it is filed.

Each is filed under its own key, and once: a visit by its primary key, a form as ``save_once`` has it.
"""

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from caseload.core.forms.complaints import complaints_of
from caseload.core.permissions import P
from caseload.core.services.sent_forms import save_once
from households.forms.households import RegisterForm
from households.forms.members import HeadForm
from households.views.households import facts_of, register
from visits.doorstep.forms.in_words import form_in_words, in_words
from visits.doorstep.forms.record import RecordForm
from visits.doorstep.models import Arrival
from visits.doorstep.services import sync as service
from visits.doorstep.views.visits import say_saved
from visits.issues.forms.issues import IssueForm
from visits.issues.services.issues import report_issue


class Visits:
    """To a household of its author, by the form of the visit screen."""

    right = P.VISIT_RECORD
    needs_household = is_filed_by_hand = True

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


class Forms:
    """What a form writes that is saved once; ``write`` returns where it leads, and the words for who saved it."""

    needs_household = False
    is_filed_by_hand = True
    forms = {}
    """By what stands before the names of their fields."""

    def file(self, *, by, key, household, parcel):
        """The answer, or None where a form with this key was saved before. Raises Refused."""

        def save():
            page, words = self.write(by, household, parcel)
            answer = redirect(page)
            answer.words = words
            return answer

        answer, was_there = save_once(by=by, key=key, save=save)
        return None if was_there else answer

    def say_filed(self, request, answer):
        messages.success(request, answer.words)
        return answer.url

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


KINDS = {Arrival.Kind.VISIT: Visits(), Arrival.Kind.ISSUE: Issues(), Arrival.Kind.HOUSEHOLD: Households()}


def entered(parcel):
    """(fields, files) as a form takes them."""
    data, uploads = QueryDict(mutable=True), MultiValueDict()
    for name, value in parcel.content["pairs"]:
        data.appendlist(name, value.encode("utf-8", "replace").decode())
    for name, upload in parcel.files:
        uploads.appendlist(name, upload)
    return data, uploads


def check(*forms):
    """Raises Refused with (field, sentence) of each, as the summary on the screen says it."""
    errors = [error for form in forms if not form.is_valid() for error in errors_of(form)]
    if errors:
        raise service.Refused(errors)


def errors_of(form):
    yield from ((NON_FIELD_ERRORS, str(words)) for words in form.non_field_errors())
    for field in form:
        for one in complaints_of(field):
            named = {"label": one.label, "error": one.words}
            yield field.html_name, one.words if one.is_named else _("%(label)s: %(error)s") % named
