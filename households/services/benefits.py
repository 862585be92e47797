"""What a person is insured by and receives alone. Where that disagrees with the household it is told, never refused."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from caseload.core import catalogues
from households.glosses import gloss
from households.models import Category
from households.vocab import DIBAO_HELD, TEKUN_HELD

OWN = {"dibao": DIBAO_HELD, "tekun": TEKUN_HELD}
"""What a member may receive alone, by its field, which is the code of its category too: the words that say so."""
INSURANCES = {
    "medical_insurance": pgettext_lazy("insurance", "Resident medical"),
    "employee_medical_insurance": pgettext_lazy("insurance", "Employee medical"),
    "major_illness_insurance": pgettext_lazy("insurance", "Major illness"),
}


def covered(member):
    """What they receive and are insured by, as far as it is told, in the reader's language."""
    insured = [name for field, name in INSURANCES.items() if getattr(member, field)]
    if member.medical_insurance is False and not member.employee_medical_insurance:
        insured.append(_("no medical insurance"))
    return [*map(gloss, received(member)), *insured]


def received(member):
    """The words of what they receive."""
    return [getattr(member, field) for field, words in OWN.items() if getattr(member, field) in words]


def doubts(member, household):
    """Sentences for what does not agree; the check-up finds the same (R51)."""
    held = [field for field, words in OWN.items() if getattr(member, field) in words]
    if len(held) == len(OWN):
        yield _("%(name)s is said to have both: nobody receives the two at once.") % {"name": member.name}
    for field in held:
        if field not in household.categories:
            category = catalogues.rows(Category).get(field, field)
            yield _("%(name)s receives it, but the household is not in the category %(category)s.") % {
                "name": member.name,
                "category": category,
            }
