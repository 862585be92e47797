"""Makers of versions of leaflets, through the services that write them."""

from caseload.core import catalogues
from caseload.core.documents import read_document
from caseload.core.models import User
from caseload.core.pictures import read_picture
from households.support.leaflets.models import LeafletVersion
from households.support.leaflets.services.versions import change_files
from tests import make


def version(code="fraud", number="2027", **facts):
    row = LeafletVersion.objects.create(leaflet_id=code, number=number, **facts)
    catalogues.forget()
    return row


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
