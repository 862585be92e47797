"""What changes a stock of leaflets: copies received, moved, counted; and what is drawn where they are handed out."""

from django.db import connection, transaction
from django.utils.translation import gettext as _

from caseload.core import wall_clock
from caseload.core.text import visible_facts
from households.support.leaflets.models import Movement, Stock

K = Movement.Kind


class StockRefused(Exception):
    """So many are not there; ``str()`` says how many are."""


@transaction.atomic
def receive(*, by, area, version, copies, words=""):
    """Copies came from the printer; a place that had no account of the version has one from now on."""
    stock = _account(area, version)
    _enter(by, (stock, K.RECEIVED, copies), words=words)
    return stock


@transaction.atomic
def count(*, by, stock, copies, words=""):
    """So many copies were found. What was short is settled by that."""
    _enter(by, (stock, K.COUNTED, copies), words=words)


@transaction.atomic
def move(*, by, stock, to, copies, words=""):
    """Copies go to the area ``to``. Raises StockRefused."""
    there = _account(to, stock.version)
    both = Stock.objects.select_for_update(no_key=True).filter(pk__in=[stock.pk, there.pk]).order_by("pk")
    here = next(row for row in list(both) if row.pk == stock.pk)
    if here.on_hand < copies:
        raise StockRefused(_("There are %(n)s copies here, not more.") % {"n": here.on_hand})
    _enter(by, (stock, K.MOVED_OUT, copies, there), (there, K.MOVED_IN, copies, stock), words=words)
    return there


def _account(area, version):
    return Stock.objects.get_or_create(area=area, version=version)[0]


def _enter(by, *lines, words):
    """Movements, counted at once: whoever keeps a stock sees what is there then."""
    for stock, kind, copies, *other in sorted(lines, key=lambda line: line[0].pk):
        facts = visible_facts({"words": words})
        Movement.objects.create(
            stock=stock, kind=kind, copies=copies, other=other[0] if other else None, by=by, **facts
        )
    connection.check_constraints()


def draw(*, by, path, at, handed):
    """Take what was handed out in an area from the nearest stock that keeps an account of it, if any does.

    ``handed``: rows with ``version_id``, ``count`` and ``stock``, not saved yet: each is told where it came from.
    Nothing is refused; what a stock has not, it is short of.
    """
    stocks = Stock.objects.keeping_for(path).filter(version__in={row.version_id for row in handed})
    nearest = {stock.version_id: stock for stock in reversed(stocks)}
    for row in handed:
        row.stock = nearest.get(row.version_id)
    _write(by, at, [(row.stock_id, row.count) for row in handed])


def put_back(*, by, at, handed):
    """The rows are taken back: what they drew is there again."""
    _write(by, at, [(row.stock_id, -row.count) for row in handed])


def drawn_anew(*, by, at, row, to):
    """A row is to say the count ``to``."""
    _write(by, at, [(row.stock_id, to - row.count)])


def _write(by, at, lines):
    """(key of the stock or None, copies out of it) of each. In the order of the stocks, which all who write keep to."""
    Movement.objects.bulk_create(
        Movement(
            stock_id=key,
            kind=K.HANDED if copies > 0 else K.RETURNED,
            copies=abs(copies),
            by=by,
            happened_at=min(at, wall_clock.now()),
        )
        for key, copies in sorted(line for line in lines if line[0] and line[1])
    )
