"""The check-list: an item not asked is left empty, or is as it was last time. What is at risk opens an issue, and what
is seen of house and water is known better than in the file."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from caseload.core import catalogues, wall_clock
from caseload.core.casework.moves import Overtaken
from households.models import Household
from households.services.households import update_household
from visits.doorstep.models import Finding
from visits.doorstep.parts.base import Locks, Part, Place
from visits.doorstep.parts.issues import withdraw
from visits.doorstep.services.findings import is_overtaken, last_findings
from visits.issues.models import Issue, IssueCategory
from visits.issues.services.deadlines import due_at
from visits.issues.services.issues import report_issue
from visits.issues.services.ownership import whose_by_rule

ITEM, STATE = Finding.Item, Finding.State
NOT_ASKED = ("", pgettext_lazy("check", "Not asked"))
STATES = [NOT_ASKED, *STATE.choices]
AT_RISK = {STATE.RISK, *Finding.DANGEROUS}
"""Answers that say so."""
GRADES = [NOT_ASKED, *Household.Grade.choices, (STATE.UNKNOWN, STATE.UNKNOWN.label)]


def check_field(item):
    choices = GRADES if item == ITEM.HOUSING else STATES
    return forms.ChoiceField(label=item.label, choices=choices, required=False, widget=forms.RadioSelect)


class Findings(Part):
    name = "findings"
    place = Place.CHECK_LIST
    locks = Locks.HOUSEHOLD
    only_met = True
    heading = gettext_lazy("Assurances, guarantees, water, income and work")
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

    def begin(self, form):
        """Where a visit is corrected: why items stay at risk, since others work on what came of it."""
        held = self.held(form.visit) if form.visit else {}
        for item in held:
            field = form.fields[f"check_{item}"]
            field.choices = [(answer, words) for answer, words in field.choices if answer in AT_RISK]
            field.error_messages["invalid_choice"] = held[item]
        return held

    def entry(self, form):
        """Each item, with what it was ``before``; ``due`` and ``owner`` are of the issue that a risk would open."""
        ticks = {option.data["value"]: option for option in form["no_issue"]}
        last, now = last_findings(form.household), wall_clock.now()
        stored = {row.item: row for row in form.visit.findings.select_related("issue")} if form.visit else {}
        owner, held = whose_by_rule(form.household, form.by), form.known[self.name]
        checks = []
        for item in ITEM:
            open_issue = _open_issue(stored.get(item)) or _open_issue(last.get(item))
            is_asked = item not in held and (form.visit or not open_issue)
            checks.append(
                {
                    "item": item.value,
                    "field": form[f"check_{item}"],
                    "before": answer_of(last[item]) if item in last else "",
                    "chosen": _chosen(form[f"check_{item}"]),
                    "held": held.get(item, ""),
                    "open_issue": open_issue,
                    "no_issue": ticks[item] if is_asked else "",
                    "due": due_at(item.category, "normal", now),
                    "owner": owner,
                }
            )
        return {"checks": checks, "was_asked": bool(last) and not form.visit}

    def clean(self, form, cleaned):
        for item, why in form.known[self.name].items():
            if f"check_{item}" in cleaned and (not cleaned[f"check_{item}"] or item in cleaned.get("no_issue", [])):
                form.add_error(f"check_{item}", why)

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

    def said(self, visit):
        found = list(visit.findings.select_related("issue"))
        no_issue = [row.item for row in found if row.state == STATE.RISK and row.issue is None]
        return {**{f"check_{row.item}": answer_of(row) for row in found}, "no_issue": no_issue}

    def held(self, visit):
        found = visit.findings.select_related("issue", "visit")
        return {row.item: why for row in found if (why := why_held(row))}

    def correct(self, *, by, visit, rows):
        """What is not at risk after all takes back its issue, and what the household's row says of it."""
        stored = {row.item: row for row in visit.findings.select_related("issue", "visit__household")}
        asked = {row["item"]: row for row in rows}
        changed = [item for item in ITEM if _asked_of(stored.get(item)) != asked.get(item)]
        for item in changed:
            if item in stored:
                _give_up_issue(by, stored[item], asked.get(item))
        last = last_findings(visit.household, apart_from=visit)
        for item in changed:
            finding = stored.get(item) or Finding(visit=visit, item=item)
            _replace(by, finding, asked.get(item), last.get(item))

    def written(self, visit):
        if found := visit.findings.count():
            yield ngettext("finding %(n)s", "findings %(n)s", found) % {"n": found}

    def shown(self, visit, user):
        findings = list(visit.findings.select_related("issue"))
        return {"findings": findings} if findings else {}


def why_held(finding):
    """Why what is at risk stays so, in words: others work on the issue that came of it."""
    issue = finding.issue
    if issue is None or issue.visit_id != finding.visit_id or issue.status == Issue.Status.WITHDRAWN:
        return ""
    named = {"item": finding.get_item_display(), "number": issue.number, "status": issue.get_status_display()}
    if issue.version > 1:
        words = _("%(item)s stays at risk: issue %(number)s came of it and is %(status)s. End the issue on its page.")
        return words % named
    if Finding.objects.filter(issue=issue).exclude(visit=finding.visit_id).exists():
        return _("%(item)s stays at risk: another visit relies on issue %(number)s, which came of it.") % named
    return ""


def answer_of(finding):
    """What was found, as its field's value."""
    return finding.grade or finding.state


def facts_of(finding):
    """The columns of the household that this finding knows better than the file."""
    if finding.item == ITEM.HOUSING and finding.grade:
        return {"house_grade": finding.grade, "unsafe_house": finding.grade in Finding.DANGEROUS}
    if finding.item == ITEM.WATER and finding.state in (STATE.FINE, STATE.RISK):
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


def _asked_of(finding):
    """What is stored as a row that is asked for it; None where there is none."""
    if finding is None:
        return None
    wants_issue = finding.state != STATE.RISK or finding.issue is not None
    return {"item": finding.item, "state": finding.state, "grade": finding.grade, "wants_issue": wants_issue}


def _give_up_issue(by, finding, row):
    """Take back the issue that the finding raised, where it is wanted no more. Raises Overtaken."""
    issue = finding.issue
    if issue is None or (row and row["state"] == STATE.RISK and row["wants_issue"]):
        return
    if why_held(finding):
        raise Overtaken
    if issue.visit_id == finding.visit_id and issue.is_open:
        withdraw(issue, by=by)
    finding.issue = None


def _replace(by, finding, row, last):
    """Let ``finding`` say ``row``; ``last``: what another visit found of the same item."""
    household = finding.visit.household
    said, before = facts_of(finding), finding.before
    finding.state, finding.grade = (row["state"], row["grade"]) if row else ("", "")
    if not is_overtaken(finding.visit, last):
        _write_facts(by, finding, said, before)
    if row is None:
        finding.delete()
        return
    if row["state"] == STATE.RISK and row["wants_issue"] and not finding.issue and household.is_open:
        finding.issue = _open_issue(last) or _report(by, finding.visit, finding)
    finding.save()


def _write_facts(by, finding, said=None, before=None):
    """Let the household's row follow ``finding``. ``said``, ``before``: what this one wrote there when it was something
    else, over what; whatever somebody has changed since stays."""
    household, said, before, new = finding.visit.household, said or {}, before or {}, facts_of(finding)
    changed, finding.before = {}, {}
    for name in said.keys() | new.keys():
        now = getattr(household, name)
        if name in said and now != said[name]:
            continue
        first = before.get(name, now)
        value = new.get(name, first)
        if value != now:
            changed[name] = value
        if value != first:
            finding.before[name] = first
    if changed:
        update_household(by=by, household=household, **changed)
