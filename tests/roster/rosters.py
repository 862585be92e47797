"""The sample files, and the steps of the wizard."""

import io
from pathlib import Path

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from households.roster.models import RosterBatch

ROSTERS = Path(__file__).parents[1] / "rosters"
COMMUNITIES = [
    "东关社区",
    "西关社区",
    "南营社区",
    "北关社区",
    "夏庄社区",
    "冯家社区",
    "石坊社区",
    "驼山社区",
    "玲珑社区",
    "云河社区",
]
IMPORT = reverse("roster:upload")


def send(client, name, data=None):
    data = data if data is not None else (ROSTERS / name).read_bytes()
    return client.post(IMPORT, {"file": SimpleUploadedFile(name, data)})


def checked(client, name):
    assert send(client, name).status_code == 302
    batch = RosterBatch.objects.get(name=name)
    response = client.post(step("understood", batch), {})
    assert response.status_code == 302
    return batch


def step(name, batch):
    return reverse(f"roster:{name}", args=[batch.pk])


def book(merges=(), **sheets):
    """The bytes of a workbook of {sheet name: rows}; ``merges`` on each sheet."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for merge in merges:
            sheet.merge_cells(merge)
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()
