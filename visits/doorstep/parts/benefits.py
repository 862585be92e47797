"""What we say the family was paid or given of a policy: at the door they say whether it came."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from caseload.core.casework.moves import MoveRefused, Overtaken
from caseload.core.forms.fields import RadioChips
from caseload.core.keys import read_key
from caseload.core.permissions import P
from caseload.core.templatetags.reading import full_day
from households.models import Member
from households.support.policies.models import Entitlement
from households.support.policies.services.entitlements import move_entitlement
from visits.doorstep.models import ConfirmationOnVisit
from visits.doorstep.parts.base import Locks, Part, Place
from visits.doorstep.parts.words import Line, said_on_a_visit, taken_back, words_of
from visits.issues.services.missing_benefits import is_looked_into, opened_on_visit
from visits.models import Visit

PREFIX = "came_"
CAME = {"yes": gettext_lazy("It has come"), "no": gettext_lazy("Not yet")}
HOW = {
    Visit.Kind.HOME: Entitlement.Told.VISIT,
    Visit.Kind.PHONE: Entitlement.Told.PHONE,
    Visit.Kind.OFFICE: Entitlement.Told.OFFICE,
}


class Benefits(Part):
    name = "benefits"
    place = Place.CASE
    locks = Locks.ISSUES
    only_met = True
    heading = gettext_lazy("Has it come?")
    stays = gettext_lazy("What the household said of a benefit is put right on the page of the benefit.")

    def begin(self, form):
        """A field for each answer that was sent, whether or not anybody still waits for it."""
        if form.visit is None and form.is_bound:
            keys = [key for key in map(_key, form.data) if key]
            rows = Entitlement.objects.filter(household=form.household, pk__in=keys) if keys else ()
            form.fields.update({f"{PREFIX}{row.pk}": _field(row) for row in rows})

    def entry(self, form):
        if not form.by.may(P.HOUSEHOLD_EDIT):
            return None
        rows = _waiting(form.household, form.first_day).select_related("policy", "member").order_by("paid_on", "pk")
        form.fields.update({f"{PREFIX}{row.pk}": _field(row) for row in rows})
        fields = [form[f"{PREFIX}{row.pk}"] for row in rows]
        return {"fields": fields} if fields else None

    def rows(self, form):
        """(key, whether it came) of each that was asked."""
        said = {name: form.cleaned_data[name] for name in form.fields if name.startswith(PREFIX)}
        return [(_key(name), answer == "yes") for name, answer in said.items() if answer]

    def write(self, *, by, visit, rows):
        """Of what had come by then, we say, and the household had not confirmed."""
        said = dict(rows)
        waiting = _waiting(visit.household, visit.visited_on).filter(pk__in=said)
        for row in waiting.select_related("policy", "household", "member").order_by("pk"):
            before = row.missing_on
            try:
                (self._confirm if said[row.pk] else self._miss)(by, visit, row)
            except (MoveRefused, Overtaken):
                continue
            ConfirmationOnVisit.objects.create(
                entitlement=row, visit=visit, has_come=said[row.pk], missing_before=before
            )

    def _confirm(self, by, visit, row):
        told = {"confirmed_how": HOW[visit.kind], "confirmed_by": _who_said_it(visit)}
        move_entitlement(by=by, entitlement=row, verb="confirm", confirmed_on=visit.visited_on, **told)

    def _miss(self, by, visit, row):
        """The issue that this opens is one of the visit's: it is shown with it, and taken back with it."""
        was_open = is_looked_into(row)
        move_entitlement(by=by, entitlement=row, verb="miss", missing_on=visit.visited_on, words=said_on_a_visit())
        if not was_open:
            opened_on_visit(entitlement=row, visit=visit)

    def take_back(self, *, by, visit):
        """What was said of it in another way since stays."""
        links = ConfirmationOnVisit.objects.filter(visit=visit).select_related(
            "entitlement__household", "entitlement__policy", "entitlement__member"
        )
        for link in links:
            row = link.entitlement
            if visit.visited_on != (row.confirmed_on if link.has_come else row.missing_on):
                continue
            try:
                move_entitlement(by=by, entitlement=row, verb="unsay", because=taken_back())
                if link.missing_before:
                    move_entitlement(by=by, entitlement=row, verb="miss", missing_on=link.missing_before)
            except (MoveRefused, Overtaken):
                continue

    def written(self, visit):
        if n := visit.confirmations.count():
            yield ngettext("benefit asked after %(n)s", "benefits asked after %(n)s", n) % {"n": n}

    def shown(self, visit, user):
        links = list(visit.confirmations.select_related("entitlement__policy", "entitlement__member"))
        return {"said": links} if links else {}

    def lines(self, answers, to):
        asked = {_key(name): listed for name, listed in answers.items() if _key(name) and any(listed)}
        rows = Entitlement.objects.visible_to(to).filter(pk__in=asked) if asked else ()
        for row in rows:
            yield Line(f"{PREFIX}{row.pk}", str(row.policy), words_of(asked[row.pk], CAME))


def _key(name):
    """Of the benefit that a field asks after; None of another's."""
    return read_key(name.removeprefix(PREFIX)) if name.startswith(PREFIX) else None


def _field(row):
    """Who said already that it has not come is asked only whether it has come since."""
    day = {"day": full_day(row.missing_on or row.paid_on)}
    words = _("not come, as they said on %(day)s") if row.missing_on else _("paid or handed over on %(day)s")
    choices = [("", _("not asked")), *(pair for pair in CAME.items() if pair[0] == "yes" or not row.missing_on)]
    widget = RadioChips()
    widget.offers_none = True
    facts = {"label": f"{row.policy} · {row.beside_head}", "help_text": words % day, "required": False}
    return forms.ChoiceField(choices=choices, widget=widget, **facts)


def _who_said_it(visit):
    met = Member.objects.filter(pk__in=visit.met).order_by("-is_head", "pk").values_list("name", flat=True).first()
    return met or visit.met_other or visit.household.head_name


def _waiting(household, day):
    return Entitlement.objects.filter(household=household, paid_on__lte=day).unconfirmed(day)
