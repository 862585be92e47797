"""An errand taken along: what it is, and the papers and the money taken against a receipt."""

import re

from django import forms
from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from caseload.core import catalogues
from caseload.core.forms.fields import NumberField
from visits.doorstep.parts.base import Locks, Part
from visits.doorstep.parts.issues import withdraw
from visits.doorstep.parts.words import taken_back, words_of
from visits.errands.models import Errand, ErrandKind, Paper, Receipt
from visits.errands.services.errands import open_errand
from visits.errands.services.papers import move_papers, papers_to_move, take_papers
from visits.issues.models import Issue

MOST_MONEY = 100_000
BETWEEN_NAMES = re.compile(r"[,，、;；\n]")


class Errands(Part):
    name = "errands"
    locks = Locks.ISSUES
    stays = gettext_lazy("Errands, papers and money are put right on the errand's page: receipts are never struck out.")
    fields = {
        "errand_what": forms.ChoiceField(label=gettext_lazy("An errand taken along"), required=False),
        "errand_papers": forms.CharField(
            label=gettext_lazy("Papers taken"),
            help_text=gettext_lazy("With commas between them; write “copy” where it is one."),
            max_length=300,
            required=False,
        ),
        "errand_money": NumberField(
            label=gettext_lazy("Money taken, in yuan"),
            min_value=0,
            max_value=MOST_MONEY,
            max_digits=8,
            decimal_places=2,
            required=False,
            widget=forms.NumberInput({"inputmode": "decimal"}),
        ),
        "errand_from": forms.CharField(label=gettext_lazy("Given by"), max_length=40, required=False),
    }

    def begin(self, form):
        kinds = catalogues.current(ErrandKind)
        form.fields["errand_what"].choices = [("", _("None")), *((row.pk, row) for row in kinds)]
        form.fields["errand_from"].initial = form.household.head_name

    def clean(self, form, cleaned):
        taken = cleaned.get("errand_papers") or cleaned.get("errand_money")
        if taken and not cleaned.get("errand_what"):
            form.add_error("errand_what", _("Say for which errand the papers or the money are."))

    def rows(self, form):
        """Dicts of ``what`` (ErrandKind), ``names`` of the papers taken, ``money`` in yuan, ``given_by``."""
        entered = form.cleaned_data
        if not entered["errand_what"]:
            return []
        names = [name.strip()[:60] for name in BETWEEN_NAMES.split(entered["errand_papers"]) if name.strip()]
        what = catalogues.rows(ErrandKind)[entered["errand_what"]]
        giver = entered["errand_from"] or form.household.head_name
        return [{"what": what, "names": names, "money": entered["errand_money"], "given_by": giver}]

    def write(self, *, by, visit, rows):
        for row in rows:
            errand = open_errand(by=by, household=visit.household, what=row["what"], visit=visit)
            papers = [{"name": name, "kind": Paper.Kind.named(name), "quantity": 1} for name in row["names"]]
            if row["money"]:
                papers.append({"name": row["what"].name, "kind": Paper.Kind.MONEY, "quantity": row["money"]})
            if papers:
                take_papers(by=by, errand=errand, papers=papers, given_by=row["given_by"], visit=visit)

    def take_back(self, *, by, visit):
        """Those with papers or money, for which nothing was done but to take these; others are issues as raised."""
        begun = Errand.objects.filter(issue__visit=visit, status=Errand.Status.TAKEN, issue__version=2)
        for errand in begun.annotate(slips=Count("receipts")).filter(slips=1):
            _give_papers_back(by, errand)
            withdraw(Issue.objects.select_related("owner").get(pk=errand.issue_id), by=by)

    def written(self, visit):
        """The errand, with the papers and the money of its receipt."""
        if errands := visit.issues.exclude(errand=None).count():
            yield ngettext("errand %(n)s", "errands %(n)s", errands) % {"n": errands}
        papers = list(Paper.objects.filter(errand__issue__visit=visit))
        sums = [paper.brought for paper in papers if paper.kind == Paper.Kind.MONEY]
        if pieces := len(papers) - len(sums):
            yield _("papers taken %(n)s") % {"n": pieces}
        if sums:
            yield _("money taken %(n)s yuan") % {"n": f"{sum(sums).normalize():f}"}

    def lines(self, answers, to):
        """Who gave it is said of an errand only: the phone sends the head's name always."""
        if "errand_what" not in answers:
            answers = {name: listed for name, listed in answers.items() if name != "errand_from"}
        return super().lines(answers, to)

    def words(self, name, listed, to):
        return words_of(listed, catalogues.rows(ErrandKind) if name == "errand_what" else ())


def _give_papers_back(by, errand):
    """By a slip of its own: what stands on the account of papers is never struck out."""
    pieces = {paper.pk: quantity for paper, quantity in papers_to_move(errand, Receipt.Way.GIVE_BACK)}
    giver = errand.receipts.get().with_whom
    move_papers(by=by, errand=errand, way=Receipt.Way.GIVE_BACK, pieces=pieces, with_whom=giver, words=taken_back())
