"""Workbooks as answers: kept by no browser, under a name without anything personal in it."""

import re

from django.http import HttpResponse
from django.utils.http import content_disposition_header

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONG_NUMBER = re.compile(r"\d{11,}[\dXx]?")


def xlsx_response(content, name):
    """``name`` without ending; what looks like an ID number or a telephone in it is left out."""
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = content_disposition_header(True, f"{LONG_NUMBER.sub('', name)}.xlsx")
    response["Cache-Control"] = "no-store, private"
    return response
