"""Areas and people copied from a sheet: each row goes through the form in which one is typed."""

import csv
from dataclasses import dataclass
from itertools import count

from django import forms
from django.db import transaction
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from caseload.core import catalogues
from caseload.core.forms.areas import NewAreaForm
from caseload.core.forms.complaints import rows_complaints
from caseload.core.forms.people import PersonForm
from caseload.core.models import Area
from caseload.core.permissions import Role
from caseload.core.services.areas import create_area
from caseload.core.services.people import create_person
from caseload.core.sheets import SheetError
from caseload.core.sheets.captions import read_columns
from caseload.core.sheets.paste import as_file

MOST = 1_000
NOT_ONE_AREA = _("No area, or more than one, is called this. Write its code.")
AREA_COLUMNS = {
    "name": ["名称", "区域名称", "区域", "社区", "网格", "网格名称", "社区名称", "name"],
    "code": ["代码", "编码", "区划代码", "行政区划代码", "网格编号", "编号", "code"],
    "parent": ["上级", "上级区域", "所属", "所属区域", "所属社区", "所属街道", "lies in"],
    "level_name": ["级别", "层级", "类型", "level"],
    "service_centre": ["党群服务中心", "服务中心"],
    "party_branch": ["党支部", "网格党支部"],
}
PEOPLE_COLUMNS = {
    "name": ["姓名", "名字", "name"],
    "username": ["工号", "账号", "用户名", "staff number"],
    "phone": ["手机", "手机号", "手机号码", "电话", "联系电话", "联系方式", "phone"],
    "role": ["角色", "岗位", "职务", "role"],
    "area": ["所在区域", "所属社区", "所属网格", "社区", "网格", "单位", "posted to"],
    "areas": ["管辖区域", "管辖范围", "负责区域", "areas granted"],
}
"""Captions of the columns, as offices write them; the first column must be there."""
ROLE_WORDS = {
    "社工": Role.WORKER,
    "网格员": Role.WORKER,
    "督导": Role.SUPERVISOR,
    "网格长": Role.SUPERVISOR,
    "街道网格办": Role.OFFICE,
    "街道办": Role.OFFICE,
    "系统管理员": Role.ADMIN,
    "管理员": Role.ADMIN,
    **{role.value: role for role in Role},
}


class PasteForm(forms.Form):
    text = forms.CharField(
        label=_("Copied table"),
        max_length=200_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false", "autocomplete": "off"}),
        help_text=_("Select the rows in Excel or WPS together with their headings, copy, and paste here."),
    )

    def __init__(self, *args, columns, **kwargs):
        super().__init__(*args, **kwargs)
        self.columns = columns

    def clean_text(self):
        try:
            self.lines, self.left_out = read_columns(as_file(self.cleaned_data["text"]), self.columns)
        except (SheetError, csv.Error) as problem:
            words = str(problem) if isinstance(problem, SheetError) else _("One cell is too long.")
            raise forms.ValidationError(words) from None
        if not 0 < len(self.lines) <= MOST:
            raise forms.ValidationError(_("Paste between 1 and %(n)s rows below the headings.") % {"n": MOST})
        return self.cleaned_data["text"]


@dataclass
class Added:
    """One row: what it says, what is wrong with it, or what was made of it (with a one-time password)."""

    number: int
    name: str
    problems: list
    made: object = None
    password: str = ""


def add_all(add, lines, *, by, is_final):
    """Each of ``lines`` by ``add``, all or nothing; unless ``is_final`` nothing is kept: then it is a check."""
    with transaction.atomic():
        found = [add(by, number, texts) for number, texts in lines]
        is_fit = not any(added.problems for added in found)
        if not (is_final and is_fit):
            transaction.set_rollback(True)
    catalogues.forget()
    return found, is_fit


def add_area(by, number, texts):
    """Its parent is named by name or code, and may stand in a row above; without one it lies where ``by`` works."""
    parent = _area(by, texts.get("parent") or by.area_id)
    facts = {"valid_from": "", "valid_to": "", "service_centre": "", "party_branch": "", **texts}
    facts["level_name"] = texts.get("level_name") or ("网格" if parent and parent.level_no > 1 else "社区")
    facts["code"] = texts.get("code") or (_next_code(parent) if parent else "")
    form = NewAreaForm({**facts, "parent": parent.pk if parent else ""}, by=by)
    lost = {"parent", "code"} if texts.get("parent") and not parent else set()
    added = Added(number, texts["name"], _problems(form, lost))
    if not added.problems:
        added.made = create_area(by=by, **form.cleaned_data)
    return added


def add_person(by, number, texts):
    """Posted where ``by`` is, unless the row says where; whoever is no social worker is granted that area."""
    role = ROLE_WORDS.get(texts.get("role") or "社工", texts.get("role"))
    post = _area(by, texts.get("area") or by.area_id)
    granted = [_area(by, name) for name in (texts.get("areas") or "").replace("，", "、").split("、") if name]
    areas = granted or ([post] if post and role != Role.WORKER else [])
    facts = {"name": texts["name"], "username": texts.get("username") or texts.get("phone"), "role": role, "until": ""}
    sent = {**facts, "phone": texts.get("phone", ""), "area": post.path if post else ""}
    form = PersonForm(_many(sent, areas=[area.pk if area else 0 for area in areas]), by=by)
    added = Added(number, texts["name"], _problems(form, {"area"} if texts.get("area") and not post else set()))
    if not added.problems:
        added.made, added.password = create_person(by=by, **form.cleaned_data)
    return added


def _many(sent, **lists):
    """As a browser sends it."""
    data = QueryDict(mutable=True)
    data.update(sent)
    for name, values in lists.items():
        data.setlist(name, values)
    return data


def _area(by, called):
    """The area within reach that is called so, or has this code or path; None where none or several are."""
    found = list(Area.objects.visible_to(by).filter(Q(code=called) | Q(path=called) | Q(name=called))[:2])
    return found[0] if len(found) == 1 else None


def _next_code(parent):
    """For a row without one: the code of the area around it, and a running number."""
    taken = set(Area.objects.filter(code__startswith=parent.code).values_list("code", flat=True))
    return next(code for n in count(1) if (code := f"{parent.code}{n:03}") not in taken)


def _problems(form, lost):
    """``lost``: the field of an area that is not found by its name, and whatever follows from it."""
    if lost:
        form.full_clean()
        for name in lost:
            form.errors.pop(name, None)
        form.add_error(next(name for name in form.fields if name in lost), NOT_ONE_AREA)
    return list(rows_complaints(form))
