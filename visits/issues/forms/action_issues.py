"""An issue for an action of a case plan: one that there is, or a new one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from caseload.core import catalogues
from caseload.core.forms.fields import asked_sometimes
from visits.issues.models import Issue, IssueCategory


class ActionIssueForm(forms.Form):
    issue = forms.ModelChoiceField(
        label=_("Which issue"), queryset=Issue.objects.none(), required=False, empty_label=_("Report a new one")
    )
    title = forms.CharField(
        label=_("What the new one is about"),
        max_length=120,
        required=False,
        help_text=_("Issues are read by others than cases are: write nothing here that was said in confidence."),
    )
    category = forms.ChoiceField(
        label=_("Category"), choices=lambda: [("", "—"), *catalogues.choices(IssueCategory)], required=False
    )

    def __init__(self, *args, issues, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["issue"].queryset = issues
        self.fields["issue"].label_from_instance = lambda issue: f"{issue.number} {issue.title}"
        asked_sometimes(self, "issue", "title", "category")

    def clean(self):
        data = super().clean()
        if not data.get("issue") and "issue" not in self.errors:
            for name in ("title", "category"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, _("A new issue needs this; or choose one that there is."))
        return data
