"""The check-up of the registry: what breaks a rule, where to put it right, and what does not apply."""

from django.contrib import messages
from django.db.models import Count, Max
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caseload.core.lists import ListPage, Workbook
from caseload.core.permissions import P, allow
from caseload.core.views.posted import posted_from
from households.quality.evidence import with_words
from households.quality.filters import FindingFilter
from households.quality.forms.findings import WaiverForm
from households.quality.models import QualityFinding, QualityWaiver
from households.quality.rules import RULES
from households.quality.services.findings import check_quality, take_back, waive
from households.quality.sheets.findings import FindingResource


class QualityList(ListPage):
    template, filters, order = "quality/list.html", FindingFilter, ("rule", "pk")
    workbook = Workbook(
        FindingResource,
        gettext_lazy("Findings of the check-up"),
        "quality",
        "quality:list",
        gettext_lazy("Not exported: more than %(n)s findings.\nChoose a rule or an area first."),
    )

    def rows(self):
        return QualityFinding.objects.visible_to(self.user)

    @cached_property
    def counts(self):
        """How many of each rule, and when they were looked for: one query."""
        rows = self.found.order_by().values("rule").annotate(n=Count("pk"), at=Max("checked_at"))
        listed = list(rows)
        latest = max((row["at"] for row in listed), default=None)
        return {"rules": {row["rule"]: row["n"] for row in listed if row["rule"] in RULES}, "checked_at": latest}

    def total(self):
        chosen = self.filter.chosen
        return sum(n for code, n in self.counts["rules"].items() if not chosen or code == chosen)

    def drawn(self, rows):
        return rows.filter(**self.filter.chosen_rule).select_related("household", "member")

    def worded(self, rows):
        return _with_waivers(rows)

    def more(self):
        self.filter.say(self.counts["rules"])
        return {
            "checked_at": self.counts["checked_at"],
            "is_open": self.filter.is_open,
            "may_edit": self.user.may(P.HOUSEHOLD_EDIT),
        }


@allow(P.QUALITY)
def quality(request):
    return QualityList(request).answer()


def _with_waivers(rows):
    keys = [row.waiver for row in rows if row.waiver]
    waivers = QualityWaiver.objects.select_related("by").in_bulk(keys) if keys else {}
    return [with_words(row, waivers.get(row.waiver)) for row in rows]


@allow(P.QUALITY)
@posted_from("quality:list")
def check(request):
    check_quality()
    messages.success(request, _("The registry was checked"))
    return redirect("quality:list")


@allow(P.QUALITY)
def waiver(request, pk):
    """Asks why the rule does not apply; ``take_back`` withdraws it."""
    finding = _readable(request.user, pk)
    form = WaiverForm(request.POST if request.method == "POST" else None)
    back = reverse("quality:list")
    if request.method == "POST" and "take_back" in request.POST:
        take_back(by=request.user, finding=finding)
        messages.success(request, _("The finding is to be settled again"))
        return redirect(back)
    if form.is_valid():
        waive(by=request.user, finding=finding, reason=form.cleaned_data["reason"])
        messages.success(request, _("Set aside: it does not apply, and later checks leave it out"))
        return redirect(f"{back}?rule={finding.rule}")
    standing = QualityWaiver.objects.select_related("by").filter(pk=finding.waiver).first()
    context = {"form": form, "finding": with_words(finding, standing), "page_back": back}
    return render(request, "quality/waiver.html", context)


def _readable(user, pk):
    rows = QualityFinding.objects.visible_to(user).filter(rule__in=RULES).with_waiver()
    return get_object_or_404(rows.select_related("household", "member"), pk=pk)


@allow(P.EXPORT)
@posted_from("quality:list")
def export(request):
    return QualityList(request).export()
