"""The check-list: an item not asked is left empty, or is as it was last time. What is at risk opens an issue, and what
is seen of house and water is known better than in the file."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from caseload.core import catalogues, wall_clock
from households.models import Household
from households.services.households import update_household
from visits.doorstep.models import Finding
from visits.doorstep.parts.base import Locks, Part, Place
from visits.doorstep.services.findings import last_findings
from visits.issues.models import IssueCategory
from visits.issues.services.deadlines import due_at
from visits.issues.services.issues import report_issue

ITEM, STATE = Finding.Item, Finding.State
NOT_ASKED = ("", pgettext_lazy("check", "Not asked"))
STATES = [NOT_ASKED, *STATE.choices]
GRADES = [NOT_ASKED, *Household.Grade.choices, (STATE.UNKNOWN, STATE.UNKNOWN.label)]


def check_field(item):
    choices = GRADES if item == ITEM.HOUSING else STATES
    return forms.ChoiceField(label=item.label, choices=choices, required=False, widget=forms.RadioSelect)


class Findings(Part):
    name = "findings"
    place = Place.CHECK_LIST
    locks = Locks.HOUSEHOLD
    only_met = True
    heading = gettext_lazy("Two assurances, three guarantees and water")
    fields = {
        "as_before": forms.BooleanField(label=gettext_lazy("Same as last time"), required=False),
        "no_issue": forms.MultipleChoiceField(
            label=gettext_lazy("No issue for"),
            choices=ITEM.choices,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        ),
        **{f"check_{item}": check_field(item) for item in ITEM},
    }

    def entry(self, form):
        """Each item, with what it was ``before``; ``due`` and ``owner`` are of the issue that a risk would open."""
        ticks = {option.data["value"]: option.tag for option in form["no_issue"]}
        last, now = last_findings(form.household), wall_clock.now()
        checks = [
            {
                "item": item.value,
                "field": form[f"check_{item}"],
                "before": answer_of(last[item]) if item in last else "",
                "chosen": _chosen(form[f"check_{item}"]),
                "no_issue": ticks[item],
                "open_issue": _open_issue(last.get(item)),
                "due": due_at(item.category, "normal", now),
                "owner": form.household.worker or "",
            }
            for item in ITEM
        ]
        return {"checks": checks, "was_asked": bool(last)}

    def rows(self, form):
        """Dicts of item, state, grade, and ``wants_issue`` for what is at risk."""
        entered = form.cleaned_data
        before = {}
        if entered["as_before"]:
            before = {item: answer_of(found) for item, found in last_findings(form.household).items()}
        answers = {item: entered[f"check_{item}"] or before.get(item, "") for item in ITEM}
        return [_row(item, answer, entered["no_issue"]) for item, answer in answers.items() if answer]

    def write(self, *, by, visit, rows):
        """What is at risk already has its issue while that one is open; no second one is opened."""
        last = last_findings(visit.household)
        findings = [Finding(visit=visit, item=row["item"], state=row["state"], grade=row["grade"]) for row in rows]
        for finding, row in zip(findings, rows, strict=True):
            if finding.state == STATE.RISK and row["wants_issue"]:
                finding.issue = _open_issue(last.get(finding.item)) or _report(by, visit, finding)
        for finding in findings:
            _write_facts(by, finding)
        Finding.objects.bulk_create(findings)

    def take_back(self, *, by, visit):
        """Put back what was changed on the household, where nobody has changed it since."""
        household = visit.household
        for finding in visit.findings.all():
            written = facts_of(finding)
            back = {name: old for name, old in finding.before.items() if getattr(household, name) == written[name]}
            if back:
                update_household(by=by, household=household, **back)

    def written(self, visit):
        if found := visit.findings.count():
            yield ngettext("finding %(n)s", "findings %(n)s", found) % {"n": found}

    def shown(self, visit, user):
        findings = list(visit.findings.select_related("issue"))
        return {"findings": findings} if findings else {}


def answer_of(finding):
    """What was found, as its field's value."""
    return finding.grade or finding.state


def facts_of(finding):
    """The columns of the household that this finding knows better than the file."""
    if finding.item == ITEM.HOUSING and finding.grade:
        return {"house_grade": finding.grade, "unsafe_house": finding.grade in Finding.DANGEROUS}
    if finding.item == ITEM.WATER and finding.state != STATE.UNKNOWN:
        return {"safe_water": finding.state == STATE.FINE}
    return {}


def _chosen(bound):
    """The answer in words; empty while there is none."""
    return dict(bound.field.choices).get(bound.value(), "") if bound.value() else ""


def _row(item, answer, no_issue):
    grade = answer if item == ITEM.HOUSING and answer in Household.Grade.values else ""
    state = answer
    if grade:
        state = STATE.RISK if grade in Finding.DANGEROUS else STATE.FINE
    return {"item": item, "state": state, "grade": grade, "wants_issue": item not in no_issue}


def _open_issue(finding):
    return finding.issue if finding and finding.issue and finding.issue.is_open else None


def _report(by, visit, finding):
    title = _("%(item)s at risk") % {"item": finding.get_item_display()}
    category = catalogues.rows(IssueCategory)[ITEM(finding.item).category]
    about = {"household": visit.household, "visit": visit, "opened_at": visit.entered_at}
    return report_issue(by=by, kind="problem", category=category, title=title, **about)


def _write_facts(by, finding):
    household = finding.visit.household
    new = {name: value for name, value in facts_of(finding).items() if getattr(household, name) != value}
    if new:
        finding.before = {name: getattr(household, name) for name in new}
        update_household(by=by, household=household, **new)
