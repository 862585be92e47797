"""Issues raised on the visit: in writing and one tap; whom one goes to and by when only where the rule does not fit,
and what was done where it is solved already."""

import json

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from caseload.core import catalogues
from caseload.core.forms.fields import DateField, RadioChips
from caseload.core.keys import read_keys
from caseload.core.models import User
from caseload.core.permissions import P
from caseload.core.services.calendar import closing_of
from caseload.core.templatetags.reading import day
from visits.doorstep.parts.base import Locks, Part, Place
from visits.doorstep.parts.words import Line, time_in_words
from visits.issues.models import Issue, IssueCategory, Priority
from visits.issues.services.deadlines import due_at
from visits.issues.services.issues import report_issue, take
from visits.issues.services.ownership import owner_by_rule, owners_to_report_to, whose_by_rule

AT_ONCE = 3
PREFIXES = [f"issue{n}" for n in range(1, AT_ONCE + 1)]


class Issues(Part):
    name = "issues"
    place = Place.ISSUES
    locks = Locks.ISSUES
    right = P.ISSUE_VIEW
    heading = gettext_lazy("Issues raised")
    stays = gettext_lazy("Issues are put right on their own pages: they have an owner and a clock by now.")

    def begin(self, form):
        return IssueBlocks(form.data if form.is_bound else None, form.household, form.by, form.entered_at)

    def entry(self, form):
        return {"blocks": form.known[self.name]}

    def clean(self, form, cleaned):
        for block in form.known[self.name]:
            for errors in block.errors.values():
                form.add_error(None, errors.data)

    def rows(self, form):
        """As ``report_issue`` takes them."""
        return [block.facts() for block in form.known[self.name].filled()]

    def write(self, *, by, visit, rows):
        """The clock begins when it was entered, also where that was offline."""
        for facts in rows:
            report_issue(by=by, household=visit.household, visit=visit, opened_at=visit.entered_at, **facts)

    def take_back(self, *, by, visit):
        """All of the visit, those of other parts too, that are as they were raised; the others stay without it."""
        for issue in Issue.objects.filter(version=1, visit=visit).select_related("owner"):
            withdraw(issue, by=by)

    def written(self, visit):
        raised = list(visit.issues.filter(errand=None).values_list("status", flat=True))
        if raised:
            yield ngettext("issue %(n)s", "issues %(n)s", len(raised)) % {"n": len(raised)}
        if solved := raised.count(Issue.Status.RESOLVED):
            yield _("solved on the spot %(n)s") % {"n": solved}

    def shown(self, visit, user):
        issues = list(Issue.objects.visible_to(user).filter(visit=visit))
        return {"issues": issues} if issues else {}

    def lines(self, answers, to):
        for prefix in PREFIXES:
            issue = {name: answers.get(f"{prefix}-{name}", [""])[0] for name in IssueBlock.base_fields}
            if issue["title"] or issue["result"]:
                yield Line(prefix, _("Issue raised"), _in_one_line(issue, to))


def withdraw(issue, *, by):
    """The visit was taken back that raised it."""
    take(issue, "withdraw", by=by, asked={}, target=Issue.Status.WITHDRAWN)


def _in_one_line(issue, to):
    """What, its category, how pressing, and whom, by when and how it was solved where that was said. Keys are guessed:
    of people whom the reader does not know there is no name."""
    priorities = dict(IssueBlock.base_fields["priority"].choices)
    owner = User.objects.known_to(to).filter(pk__in=read_keys([issue["owner"]])).values_list("name", flat=True).first()
    words = [
        issue["title"],
        str(catalogues.by_code(IssueCategory, issue["category"])),
        str(priorities.get(issue["priority"], issue["priority"])),
        owner,
        issue["promised_for"] and time_in_words(IssueBlock.base_fields["promised_for"], issue["promised_for"]),
        issue["result"],
    ]
    return _(", ").join(word for word in words if word)


class IssueBlock(forms.Form):
    """Left empty it is none. ``facts()`` is what ``report_issue`` takes."""

    title = forms.CharField(label=gettext_lazy("What it is about"), max_length=120, required=False)
    category = forms.ChoiceField(label=gettext_lazy("Category"), required=False, widget=RadioChips)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), choices=Issue.Kind.choices, required=False, widget=RadioChips, initial="problem"
    )
    priority = forms.ChoiceField(
        label=gettext_lazy("Priority"), choices=Priority.choices, required=False, widget=RadioChips, initial="normal"
    )
    owner = forms.ChoiceField(
        label=gettext_lazy("Owner"),
        required=False,
        error_messages={
            "invalid_choice": gettext_lazy("The issue cannot go to this person: choose again, or leave it by rule.")
        },
    )
    promised_for = DateField(
        label=gettext_lazy("To be solved by"),
        help_text=gettext_lazy("Left empty: by rule. It can be earlier, not later."),
        required=False,
    )
    result = forms.CharField(
        label=gettext_lazy("What was done, and what came of it"),
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
        self.fields["owner"].choices = [
            ("", gettext_lazy("By rule")),
            *((key, user.name) for key, user in owners.items()),
        ]

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
            self.add_error("title", gettext_lazy("Say in a few words what the issue is about."))
        if cleaned.get("title") and not cleaned.get("category"):
            self.add_error("category", gettext_lazy("Choose a category: it decides by when the issue is due."))
        if cleaned.get("promised_for") and cleaned.get("category"):
            self._check_promise(cleaned)
        return cleaned

    def _check_promise(self, said):
        by_rule = due_at(said["category"], said["priority"] or "normal", self.entered_at)
        if closing_of(said["promised_for"]) <= self.entered_at:
            self.add_error("promised_for", gettext_lazy("This day is over. Choose a coming one."))
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

    def __init__(self, data, household, by, entered_at):
        rows = catalogues.current(IssueCategory)
        self.categories, self.entered_at = rows, entered_at
        self.by_rule, owner = whose_by_rule(household, by), owner_by_rule(household, by)
        others = {str(user.pk): user for user in owners_to_report_to(by, household) if user != owner}
        facts = {"categories": rows, "owners": others, "entered_at": entered_at}
        self.blocks = [IssueBlock(data, prefix=prefix, **facts) for prefix in PREFIXES]

    def __iter__(self):
        return iter(self.blocks)

    def filled(self):
        return [block for block in self.blocks if block.is_filled]

    def due_days(self):
        """{category: {priority: the day in words}}, by rule, as the script reads it."""
        days = {
            row.pk: {priority: day(due_at(row.pk, priority, self.entered_at)) for priority in Priority.values}
            for row in self.categories
        }
        return json.dumps(days, ensure_ascii=False, separators=(",", ":"))
