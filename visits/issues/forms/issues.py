"""Forms to report an issue and to take a step with it; the latter are made from what the move asks for."""

from datetime import timedelta
from functools import partial

from django import forms
from django.db.models import Case, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caseload.core import catalogues
from caseload.core.casework.forms import MoveForm, file_fields, take_files, words
from caseload.core.casework.steps import Shows
from caseload.core.forms.fields import DateField, asked_sometimes
from caseload.core.models import User
from caseload.core.permissions import P
from caseload.core.picking import FEW, OPEN_AREAS, WORKERS, AreaField, PersonField, PersonPicker
from households.models import Household, Member
from visits.issues.models import CallBack, Department, Issue, IssueCategory, Priority
from visits.issues.services.callbacks import NOT_REACHED
from visits.issues.services.issues import ISSUES
from visits.issues.services.ownership import owners_for


def _owners(user, of=None):
    issue = Issue.objects.visible_to(user).filter(pk=of).select_related("household").first()
    return owners_for(issue) if issue else User.objects.none()


OWNERS = PersonPicker("owners", _owners, P.ISSUE_ASSIGN)
"""Who may be given the issue."""
LONGEST_PAUSE = timedelta(days=365)
SHOWN = {
    "report": [Shows.BEFORE],
    "solve_on_spot": [Shows.BEFORE, Shows.AFTER],
    "resolve": [Shows.AFTER, Shows.BEFORE],
    "check": [Shows.AFTER],
}
"""What the pictures of a step show; those of others go with the step."""


class IssueForm(forms.Form):
    """``cleaned_data`` is what ``report_issue`` takes. Leaves out what the household or the reporter's role settles."""

    household = forms.ModelChoiceField(
        label=_("Household"), queryset=Household.objects.none(), required=False, empty_label=_("No household")
    )
    area = AreaField(OPEN_AREAS, label=_("Area"), empty_label=_("Choose"))
    title = forms.CharField(
        label=_("What it is about, in the household's words"), max_length=120, widget=forms.TextInput
    )
    kind = forms.ChoiceField(
        label=_("Kind"), choices=Issue.Kind.choices, initial=Issue.Kind.PROBLEM, widget=forms.RadioSelect
    )
    category = forms.ChoiceField(
        label=_("Category"), choices=lambda: [("", _("Choose")), *catalogues.choices(IssueCategory)]
    )
    priority = forms.ChoiceField(
        label=_("Priority"), choices=Priority.choices, initial=Priority.NORMAL, widget=forms.RadioSelect
    )
    source = forms.ChoiceField(label=_("How it was found"), choices=Issue.Source.choices)
    member = forms.ModelChoiceField(
        label=_("Whom it concerns"),
        queryset=Member.objects.none(),
        required=False,
        empty_label=_("The whole household"),
    )
    description = forms.CharField(label=_("Details"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    result = forms.CharField(
        label=_("Solved on the spot: what was done"),
        help_text=_("Leave it empty when it is still to be solved."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    department = forms.ModelChoiceField(
        label=_("Department concerned"),
        queryset=Department.objects.current(),
        required=False,
        empty_label=_("None"),
    )
    owner = PersonField(WORKERS, label=_("Owner"), required=False, empty_label=_("By rule"))

    def __init__(self, *args, user, household=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.of_household = user, household
        if household:
            del self.fields["household"], self.fields["area"]
            self.fields["member"].queryset = household.members.active()
        else:
            del self.fields["member"]
            self._ask_where()
        self.fields |= file_fields(SHOWN["solve_on_spot"])
        if user.may(P.ISSUE_ASSIGN):
            self.fields["owner"].offer(user)
            self.fields["owner"].help_text = _("By rule: the household's worker. Without one it is to be assigned.")
        else:
            del self.fields["owner"]
        last = ("pictures_before", "department", "owner", "result", "pictures_after", "documents")
        self.order_fields([name for name in self.fields if name not in last] + list(last))

    def _ask_where(self):
        self.fields["area"].offer(self.user)
        self.fields["area"].initial = self.fields["area"].queryset.filter(path=self.user.area_id).first()
        own = Household.objects.open().filter(worker=self.user).order_by("sort_key", "pk")
        self.fields["area"].widget.near = own.areas()[:FEW]
        if self.user.may(P.TODAY):
            self.fields["household"].queryset = own
            self.fields["area"].required = False
            asked_sometimes(self, "household", "area")
        else:
            del self.fields["household"]

    def clean_category(self):
        return catalogues.rows(IssueCategory)[self.cleaned_data["category"]]

    def clean(self):
        data = super().clean()
        data["household"] = self.of_household or data.get("household")
        if not data["household"] and not data.get("area") and "area" not in self.errors:
            self.add_error("area", _("Say where it is: choose the household or the area."))
        return {**take_files(data), **data}


_words = partial(words, rows=4)
REASONS = {
    "hand_back": _("Why the department hands it back"),
    "extend": _("Why it takes longer"),
    "ask_time": _("Why it takes longer"),
    "refuse_time": _("Why there is no more time"),
    "return": _("What is still to be done"),
    "withdraw": _("Why it is withdrawn"),
    "reject": _("Why it is not accepted"),
    "suspend": _("What it is waiting for"),
    "reopen": _("Why it is opened again"),
}
NOTES = {
    "assign": _("Note to the new owner"),
    "call_back": _("What the household said"),
    "transfer": _("What the department is asked to do"),
    "check": _("What was checked"),
    "close": _("Why nobody needs to be asked"),
    "merge": _("What this report adds"),
    "report": _("Details"),
    "progress": _("What was done so far"),
}
NEEDED = {"close", "progress"}
"""Moves that are nothing without their note."""
SAID_SOLVED = [("yes", pgettext_lazy("the household says", "Solved")), ("no", _("Not solved"))]
ASKS = {
    "reason": lambda form: _words(REASONS[form.move.verb]),
    "result": lambda form: _words(_("What was done, and what came of it"), rows=5),
    "note": lambda form: _words(NOTES[form.move.verb], rows=3, required=form.move.verb in NEEDED),
    "question": lambda form: _words(_("What is missing")),
    "answer": lambda form: _words(_("What was asked for")),
    "until": lambda form: DateField(label=_("Until")),
    "owner": lambda form: PersonField(
        OWNERS, rows=owners_for(form.row), of=form.row.pk, label=_("New owner"), empty_label=_("Choose")
    ),
    "satisfaction": lambda form: forms.ChoiceField(
        label=_("How satisfied the household is"),
        choices=[*Issue.Satisfaction.choices, (NOT_REACHED, _("Not reached"))],
        widget=forms.RadioSelect,
    ),
    "way": lambda form: forms.ChoiceField(
        label=_("How you asked"), choices=ASKED_BY_US, initial=CallBack.Way.PHONE, widget=forms.RadioSelect
    ),
    "solved": lambda form: forms.TypedChoiceField(
        label=_("Is it solved, says the household?"),
        choices=SAID_SOLVED,
        coerce="yes".__eq__,
        initial="yes",
        widget=forms.RadioSelect,
    ),
    "extra": lambda form: forms.IntegerField(
        label=_("Hours more") if form.row.in_hours else _("Working days more"),
        min_value=1,
        max_value=form.row.allowed,
        initial=form.row.more_time_asked,
    ),
    "department": lambda form: forms.ModelChoiceField(
        label=_("Department"), queryset=Department.objects.current(), empty_label=_("Choose")
    ),
    "into": lambda form: forms.ModelChoiceField(
        label=_("The issue that goes on"),
        queryset=mergeable(form.row),
        empty_label=_("Choose"),
        initial=Issue.objects.duplicates_of(form.row).order_by("pk").first,
    ),
}
ASKED_BY_US = [choice for choice in CallBack.Way.choices if choice[0] != CallBack.Way.CARD]


def mergeable(issue):
    """The other open issues of the household, those most like it first."""
    others = Issue.objects.open().filter(household=issue.household_id, area=issue.area_id).exclude(pk=issue.pk)
    alike = Case(When(category=issue.category_id, then=Value(0)), default=Value(1))
    return others.filter(household__isnull=False).order_by(alike, "-opened_at")


class IssueMoveForm(MoveForm):
    ASKS, SHOWS = ASKS, SHOWN

    @property
    def words(self):
        """The fields of what is said."""
        return [self[name] for name in self.move.asks if name in ISSUES.words]

    def clean_until(self):
        until, today = self.cleaned_data["until"], timezone.localdate()
        if not today < until <= today + LONGEST_PAUSE:
            raise forms.ValidationError(_("Choose a day after today, within a year."))
        return until
