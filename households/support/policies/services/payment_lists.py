"""Lists of payments: taken in, checked, imported all or nothing, undone."""

import hashlib

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from caseload.core import wall_clock
from caseload.core.audit import acting
from caseload.core.jobs import defer_once
from caseload.core.sheets import SheetError
from households.support.policies.models import Entitlement, Payment, PaymentLine, PaymentList
from households.support.policies.services.payment_matching import judge
from households.support.policies.services.payments import PaymentRefused, begin, months_of, take_back_beginnings
from households.support.policies.sheets.payment_file import PaymentFile

JOB = "households.support.policies.tasks.import_payments"
AT_ONCE = 500
"""So many new payments are written within the request; more by the job worker."""
K, S = PaymentLine.Kind, PaymentList.Status


class Hindered(Exception):
    """Rows are to be corrected and nobody said that they may be left out: nothing was written."""


@transaction.atomic
def receive_list(*, by, name, file, policy=None, month=None, paid_on=None, paper=""):
    """Keep ``file`` (a PaymentFile) privately, and check it. The other facts are of rows that name none."""
    content = file.content()
    given = {"policy": policy, "month": month, "paid_on": paid_on, "paper": paper, "skipped": file.skipped}
    row = PaymentList(name=name[-255:], sha256=hashlib.sha256(content).hexdigest(), by=by, **given)
    row.file.save(f"{row.sha256[:16]}.payments", ContentFile(content), save=False)
    row.save()
    check_list(by=by, row=row, file=file)
    return row


@transaction.atomic
def check_list(*, by, row, file=None):
    """Look anew at what importing ``row`` would do; nothing is written but its lines. Raises SheetError."""
    _keep_lines(row, _judged(by, row, file))


def _judged(by, row, file=None, *, lock=False):
    return judge(list((file or open_list(row)).rows(row.month)), by=by, given=row, lock=lock)


def _keep_lines(row, judged):
    row.lines.all().delete()
    PaymentLine.objects.bulk_create([_line(row, at, one) for at, one in enumerate(judged)], batch_size=2_000)


def _line(row, position, one):
    code, column, raw = one.problem or ("", "", "")
    payment = one.payment if one.payment and one.payment.first_month else None
    written = payment if payment and payment.pk else None
    return PaymentLine(
        list=row,
        position=position,
        kind=one.kind,
        sheet=one.row.sheet,
        row=one.row.number,
        name=(one.row.name or (one.member.name if one.member else ""))[:100],
        household_id=one.member.household_id if one.member else None,
        entitlement=one.entitlement,
        payment=written,
        policy=str(one.policy or one.row.policy)[:120],
        months=months_of(payment) if payment else "",
        amount=one.row.amount,
        code=code,
        column=column,
        raw=raw[:200],
    )


def open_list(row):
    """The stored file, read again. Raises SheetError, also where it is no longer kept."""
    try:
        with row.file.open("rb") as stored:
            return PaymentFile(stored.read())
    except FileNotFoundError:
        raise SheetError("missing") from None


@transaction.atomic
def order_import(*, by, row, skip_invalid):
    """Import a checked list: a short one now, a long one by the job worker. Returns it as it stands then."""
    locked = PaymentList.objects.select_for_update(of=["self"]).get(pk=row.pk)
    if locked.status not in (S.CHECKED, S.WAITING):
        return locked
    locked.status, locked.skip_invalid, locked.failure = S.WAITING, skip_invalid, ""
    locked.save(update_fields=["status", "skip_invalid", "failure"])
    if locked.lines.filter(kind=K.NEW).count() <= AT_ONCE:
        return import_list(by=by, row=locked)
    defer_once(JOB, lock=f"payments {row.pk}", row=row.pk, by=by.pk)
    return locked


def import_list(*, by, row):
    """Write a list that waits for it, all or nothing; what hinders it is kept with it in words."""
    try:
        with transaction.atomic():
            locked = PaymentList.objects.select_for_update(of=["self"]).select_related("policy").get(pk=row.pk)
            if locked.status == S.WAITING:
                _write(by, locked)
            return locked
    except Hindered:
        failure = _("Some rows are to be corrected, or were overtaken since the check.")
    except (PaymentRefused, SheetError) as problem:
        failure = str(problem)
    except IntegrityError:
        failure = _("Somebody changed one of these benefits at the same moment. Nothing was written; please try again.")
    give_up(row=row, why=failure)
    row.refresh_from_db()
    return row


def _write(by, row):
    with acting(by, why=row.name):
        judged = _judged(by, row, lock=True)
        if not row.skip_invalid and any(one.kind == K.REJECTED for one in judged):
            raise Hindered
        _write_payments(by, [one for one in judged if one.kind == K.NEW])
        _keep_lines(row, judged)
    row.status, row.applied_at, row.failure = S.APPLIED, wall_clock.now(), ""
    row.save(update_fields=["status", "applied_at", "failure"])


def _write_payments(by, judged):
    """What was only granted is begun, one by one, for that is a step of it; all others at once."""
    others = []
    for one in judged:
        one.payment.by = by
        if one.entitlement.status == Entitlement.Status.GRANTED:
            one.payment = begin(one.payment, by=by)
        else:
            others.append(one.payment)
    Payment.objects.bulk_create(others, batch_size=2_000)


def give_up(*, row, why):
    """A list waits no longer, and says why nothing of it was written."""
    PaymentList.objects.filter(pk=row.pk, status=S.WAITING).update(status=S.CHECKED, failure=str(why)[:300])


@transaction.atomic
def undo_list(*, by, row):
    """Reverse all that it wrote and that still stands. Returns how many; None if it is undone already."""
    locked = PaymentList.objects.select_for_update(of=["self"]).get(pk=row.pk)
    if locked.status != S.APPLIED:
        return None
    because = _("Import undone: %(name)s") % {"name": locked.name}
    payments = Payment.objects.standing().filter(pk__in=locked.lines.filter(payment__isnull=False).values("payment"))
    begun = list(payments.filter(begins=True).values_list("entitlement", flat=True))
    with acting(by, why=because):
        done = payments.update(reversed_on=wall_clock.today(), reversed_by=by, because=because[:200])
        take_back_beginnings(by=by, keys=begun)
    locked.status, locked.undone_at, locked.undone_by = S.UNDONE, wall_clock.now(), by
    locked.save(update_fields=["status", "undone_at", "undone_by"])
    return done
