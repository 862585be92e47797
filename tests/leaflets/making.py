"""Makers of versions of leaflets, through the services that write them."""

from datetime import date, timedelta

from django.db import connection

from caseload.core import catalogues, wall_clock
from caseload.core.documents import read_document
from caseload.core.models import User
from caseload.core.pictures import read_picture
from households.support.leaflets.models import LeafletVersion, Stock
from households.support.leaflets.services import stocks
from households.support.leaflets.services.handouts import hand_out
from households.support.leaflets.services.versions import change_files
from tests import make


def version(code="fraud", number="2027", **facts):
    row = LeafletVersion.objects.create(leaflet_id=code, number=number, **facts)
    catalogues.forget()
    return row


def stock(area, by, copies, *, code="fraud"):
    """So many of the first version are counted there."""
    return stocks.receive(by=by, area=area, version=first(code), copies=copies)


def kept(area, by, n):
    """A stock of the ``n``th version that is still to come."""
    later = version(number=f"v{n}", valid_from=date(2040, 1, 1) + timedelta(days=n))
    return stocks.receive(by=by, area=area, version=later, copies=5)


def account(stock):
    """(copies here, copies short), as they are when all is written."""
    connection.check_constraints()
    return Stock.objects.values_list("on_hand", "short").get(pk=stock.pk)


def handout(area, by, copies=30, **facts):
    said = {"place": "幸福里3号楼", "day": wall_clock.today(), **facts}
    return hand_out(by=by, area=area, version=first(), count=copies, **said)


def first(code="fraud"):
    """The version that there is from the beginning."""
    return LeafletVersion.objects.get(leaflet=code, number="2026")


def picture(row=None):
    row = row or first()
    change_files(by=User.objects.first(), version=row, pictures=[read_picture(make.picture_file())])
    return row.pictures.last()


def document(row=None):
    row = row or first()
    change_files(by=User.objects.first(), version=row, files=[read_document(make.document_file())])
    return row.files.last()
