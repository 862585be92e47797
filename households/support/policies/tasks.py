"""Jobs of the policies, run by `manage.py procrastinate worker`."""

from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from caseload.core.models import User
from caseload.core.permissions import P
from households.support.policies.models import PaymentList
from households.support.policies.services.payment_lists import JOB, give_up, import_list


@app.task(name=JOB)
def import_payments(row, by):
    """Import a long list of payments. Killed at any moment, it has written all or nothing."""
    person, waiting = User.objects.get(pk=by), PaymentList.objects.get(pk=row)
    if person.is_active and person.may(P.IMPORT):
        import_list(by=person, row=waiting)
    else:
        give_up(row=waiting, why=_("Whoever ordered the import may no longer import. Nothing was written."))
