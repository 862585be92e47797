"""What a visit that came from a phone says, in the words of the visit screen, whether or not it can be filed."""

from django.utils.translation import gettext as _

from caseload.core import catalogues
from caseload.core.keys import read_keys
from caseload.core.models import User
from households.models import Household, Member
from visits import vocab
from visits.doorstep.forms.record import RecordForm
from visits.doorstep.forms.spot_issues import AT_ONCE, IssueBlock
from visits.doorstep.models import Leaflet
from visits.errands.models import ErrandKind
from visits.forms.visits import NOBODY
from visits.issues.models import IssueCategory

UNTOLD = {"id", "csrfmiddlewaretoken"}
NAMED_BY = {"explained": Leaflet, "errand_what": ErrandKind}
"""Fields whose answers are keys of a memory."""
MOST_NAMED = 60


def told(said, *, to):
    """(label, words) of each answer in ``said``, as the phone sent it; ``to``: who reads it."""
    values = {}
    for name, value in said["pairs"]:
        if value and name not in UNTOLD:
            values.setdefault(name, []).append(value)
    if said.get("not_home") is True:
        yield _("Who was met"), _("Nobody at home")
    yield from told_plainly(values, to)
    for n in range(1, AT_ONCE + 1):
        issue = {name: values.get(f"issue{n}-{name}", [""])[0] for name in IssueBlock.base_fields}
        if issue["title"] or issue["result"]:
            yield _("Issue raised"), issue_words(issue)


def told_plainly(values, to):
    if not values.get("errand_what"):
        values.pop("errand_from", None)
    for name, listed in values.items():
        if name.startswith("leaflet_") and listed != ["0"]:
            yield _("Leaflet"), f"{catalogues.by_code(Leaflet, name.removeprefix('leaflet_'))} × {listed[0]}"
        elif name == "visited_at":
            yield label_of(name), listed[0].replace("T", " ")
        elif name in RecordForm.base_fields and listed != ["0"]:
            yield label_of(name), "、".join(words_of(name, listed, to))


def label_of(name):
    return RecordForm.base_fields[name].label


def words_of(name, listed, to):
    if name == "met":
        return met_words(listed, to)
    if name == "also":
        rows = (
            Household.objects.visible_to(to)
            .filter(pk__in=read_keys(listed[:MOST_NAMED]))
            .values_list("head_name", flat=True)
        )
        return rows or [str(len(listed))]
    if name == "actions":
        return [str(len(listed))]
    if name in NAMED_BY:
        return [str(catalogues.by_code(NAMED_BY[name], key)) for key in listed]
    known = {"on": _("Yes")} | dict(getattr(RecordForm.base_fields[name], "choices", ()))
    return [str(known.get(value, value)) for value in listed]


def met_words(listed, to):
    """Members by name where ``to`` may see them: the keys may be of anybody."""
    members = Member.objects.visible_to(to).filter(pk__in=read_keys(listed[:MOST_NAMED]))
    known = {str(pk): name for pk, name in members.values_list("pk", "name")}
    known |= {NOBODY: _("Nobody at home"), vocab.NEIGHBOUR: vocab.MET_OTHER[vocab.NEIGHBOUR]}
    return [str(known.get(key, _("somebody of the household"))) for key in listed]


def issue_words(issue):
    """The issue in one line: what, its category, how pressing, and whom, by when and how it was solved if said."""
    priorities = dict(IssueBlock.base_fields["priority"].choices)
    owner = User.objects.filter(pk__in=read_keys([issue["owner"]])).values_list("name", flat=True).first()
    said = [
        issue["title"],
        str(catalogues.by_code(IssueCategory, issue["category"])),
        str(priorities.get(issue["priority"], issue["priority"])),
        owner,
        issue["promised_for"],
        issue["result"],
    ]
    return _(", ").join(words for words in said if words)
