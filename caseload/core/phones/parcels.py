"""What a phone sends: a parcel, read by the form of the screen that it was entered on, and filed once."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import QueryDict
from django.shortcuts import redirect
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from caseload.core.forms.complaints import complaints_of
from caseload.core.services.sent_forms import save_once


@dataclass
class Parcel:
    """Something as a phone sends it. ``content`` is its text, as hashed in ``sha``, read; ``said`` what of the text is
    kept where it is held; ``files`` are (field, upload). ``household`` 0: of none."""

    id: uuid.UUID
    sha: str
    household: int
    kept_at: datetime
    said: str
    name: str = ""
    files: list = field(default_factory=list)
    kind: str = "visit"
    content: dict = field(default_factory=dict)


class Refused(Exception):
    """The content is not fit; ``errors`` are (field, sentence). Nothing was stored."""

    def __init__(self, errors):
        super().__init__(errors)
        self.errors = errors


class Forms:
    """What a form writes that is saved once; ``write`` returns where it leads, and the words for who saved it."""

    needs_household = False
    may_have_household = is_filed_by_hand = True
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
        raise Refused(errors)


def errors_of(form):
    yield from ((NON_FIELD_ERRORS, str(words)) for words in form.non_field_errors())
    for one_field in form:
        for one in complaints_of(one_field):
            named = {"label": one.label, "error": one.words}
            yield one_field.html_name, one.words if one.is_named else _("%(label)s: %(error)s") % named
