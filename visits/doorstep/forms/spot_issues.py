"""An issue raised on the visit screen: in writing and one tap; whom it goes to and by when only where the rule does not
fit, and what was done where it is solved already."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from caseload.core import catalogues
from caseload.core.forms.fields import DateInput, RadioChips
from caseload.core.services.calendar import closing_of
from caseload.core.templatetags.reading import day
from visits.issues.models import Issue, IssueCategory, Priority
from visits.issues.services.deadlines import due_at
from visits.issues.services.ownership import owner_by_rule, owners_to_report_to

AT_ONCE = 3


class IssueBlock(forms.Form):
    """Left empty it is none. ``facts()`` is what ``report_issue`` takes."""

    title = forms.CharField(label=_("What it is about"), max_length=120, required=False)
    category = forms.ChoiceField(label=_("Category"), required=False, widget=RadioChips)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=Issue.Kind.choices, required=False, widget=RadioChips, initial="problem"
    )
    priority = forms.ChoiceField(
        label=_("Priority"), choices=Priority.choices, required=False, widget=RadioChips, initial="normal"
    )
    owner = forms.ChoiceField(
        label=_("Owner"),
        required=False,
        error_messages={"invalid_choice": _("The issue cannot go to this person: choose again, or leave it by rule.")},
    )
    promised_for = forms.DateField(
        label=_("To be solved by"),
        help_text=_("Left empty: by rule. It can be earlier, not later."),
        required=False,
        widget=DateInput,
    )
    result = forms.CharField(
        label=_("What was done, and what came of it"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )

    use_required_attribute = False

    def __init__(self, *args, categories, owners, entered_at, **kwargs):
        """``owners``: {key as text: person}, whom it may be given to. ``entered_at``: when its clock begins."""
        super().__init__(*args, **kwargs)
        self.owners, self.entered_at = owners, entered_at
        self.fields["title"].widget.says_optional = True
        self.fields["category"].choices = [(row.pk, str(row)) for row in categories]
        self.fields["owner"].choices = [("", _("By rule")), *((key, user.name) for key, user in owners.items())]

    @property
    def is_filled(self):
        return any(self[name].value() for name in ("title", "category", "result"))

    @property
    def says_more(self):
        """Whether somebody said whom it goes to, or by when."""
        return bool(self["owner"].value() or self["promised_for"].value())

    def clean(self):
        cleaned = super().clean()
        said = cleaned.get("category") or cleaned.get("result")
        if said and not cleaned.get("title") and "title" not in self.errors:
            self.add_error("title", _("Say in a few words what the issue is about."))
        if cleaned.get("title") and not cleaned.get("category"):
            self.add_error("category", _("Choose a category: it decides by when the issue is due."))
        if cleaned.get("promised_for") and cleaned.get("category"):
            self._check_promise(cleaned)
        return cleaned

    def _check_promise(self, said):
        by_rule = due_at(said["category"], said["priority"] or "normal", self.entered_at)
        if closing_of(said["promised_for"]) <= self.entered_at:
            self.add_error("promised_for", _("This day is over. Choose a coming one."))
        elif said["promised_for"] > timezone.localdate(by_rule):
            words = _("By rule it is due on %(day)s: choose that day or an earlier one.")
            self.add_error("promised_for", words % {"day": day(by_rule)})

    def facts(self):
        said = {name: value or self.fields[name].initial for name, value in self.cleaned_data.items()}
        owner = self.owners.get(said["owner"])
        category = catalogues.rows(IssueCategory)[said["category"]]
        return {**said, "owner": owner, "category": category, "result": said["result"] or ""}


class IssueBlocks:
    """The blocks of one visit screen, and what they say of the rule."""

    def __init__(self, data, *, household, by, entered_at):
        today = timezone.localdate()
        rows = [row for row in catalogues.rows(IssueCategory).values() if row.is_current(today)]
        self.household, self.categories, self.entered_at = household, rows, entered_at
        self.by_rule = owner_by_rule(household, by)
        others = {str(user.pk): user for user in owners_to_report_to(by, household) if user != self.by_rule}
        facts = {"categories": rows, "owners": others, "entered_at": entered_at}
        self.blocks = [IssueBlock(data, prefix=f"issue{n}", **facts) for n in range(1, AT_ONCE + 1)]

    def __iter__(self):
        return iter(self.blocks)

    def filled(self):
        return [block for block in self.blocks if block.is_filled]

    def due_days(self):
        """{category: {priority: the day in words}}, by rule."""
        return {
            row.pk: {priority: day(due_at(row.pk, priority, self.entered_at)) for priority in Priority.values}
            for row in self.categories
        }
