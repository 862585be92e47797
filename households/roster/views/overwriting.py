"""The table of what rosters may overwrite, one page for each kind of roster."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from caseload.core.permissions import P, allow
from households.roster.forms.overwriting import OverwriteForm
from households.roster.models import OverwriteRule, Source
from households.roster.services.overwriting import set_rules


@allow(P.CATALOGUES)
def overwrite_rules(request):
    found = list(OverwriteRule.objects.values_list("source", flat=True))
    sources = [{"source": source, "label": source.label, "rules": found.count(source)} for source in Source]
    context = {"sources": sources, "page_back": reverse("catalogues")}
    return render(request, "roster/overwrite_rules.html", context)


@allow(P.CATALOGUES)
def overwrite_edit(request, source):
    if source not in Source.values:
        raise Http404
    form = OverwriteForm(request.POST or None, source=source)
    if form.is_valid():
        n = set_rules(by=request.user, source=source, rules=form.cleaned_data)
        words = ngettext("%(n)s rule changed", "%(n)s rules changed", n) % {"n": n}
        messages.success(request, _("Saved: %(what)s") % {"what": words})
        return redirect("roster:overwrite_rules")
    context = {"form": form, "source": Source(source), "page_back": reverse("roster:overwrite_rules")}
    return render(request, "roster/overwrite_edit.html", context)
