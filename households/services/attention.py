"""Why a household is to be looked at more closely: sentences from its own facts, each true today."""

from django.utils.translation import gettext as _

from caseload.core.templatetags.reading import yuan
from households.glosses import gloss_all
from households.models import Household

SELF_PAY_ALERT = 10_000
"""Self-paid medical expenses in yuan a year from which a household is looked at."""
UNSAFE_GRADES = (Household.Grade.C, Household.Grade.D)


def reasons(household):
    """What draws attention to ``household``, the gravest first."""
    found = [household.flag_reason] if household.flag_reason else []
    if household.risks:
        found.append(_("Risk of falling back: %(risks)s") % {"risks": gloss_all(household.risks)})
    if household.house_grade in UNSAFE_GRADES:
        found.append(_("Unsafe house: grade %(grade)s") % {"grade": household.get_house_grade_display()})
    elif household.unsafe_house:
        found.append(_("The house is unsafe"))
    if household.safe_water is False:
        found.append(_("No safe drinking water"))
    if household.elder_in_old_house:
        found.append(_("An elder lives in an old house"))
    if household.hollow_house:
        found.append(_("Hollow house: the house stands empty"))
    if household.compliant_self_pay and household.compliant_self_pay >= SELF_PAY_ALERT:
        found.append(
            _("Self-paid medical expenses of %(sum)s yuan a year") % {"sum": yuan(household.compliant_self_pay)}
        )
    return found
