"""Jobs of the policies, run by `manage.py procrastinate worker`."""

from procrastinate.contrib.django import app

from caseload.core.models import User
from caseload.core.permissions import P
from households.support.policies.models import PaymentList
from households.support.policies.services.payment_lists import JOB, import_list


@app.task(name=JOB)
def import_payments(row, by):
    """Import a long list of payments. Killed at any moment, it has written all or nothing."""
    person = User.objects.get(pk=by)
    if person.is_active and person.may(P.IMPORT):
        import_list(by=person, row=PaymentList.objects.get(pk=row))
