"""What is typed into the forms: stored as it was typed or refused in words, whatever it is."""

import io
import unicodedata
import uuid

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from caseload.core.documents import DocumentRefused, read_document
from caseload.core.models import Area, CalendarDay, User
from caseload.core.pictures import PictureRefused, read_picture
from households.models import Household, Member
from tests import make
from tests.data.hostile.files import TELEPHONE
from tests.house import hostile
from tests.house.test_hostile import ask, broken
from tests.undone import undone
from visits.issues.models import Issue
from visits.models import Visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def family(own, worker):
    make.member(own, "刘桂英", relation="配偶")
    return own


@pytest.fixture
def problem(family, worker):
    return make.issue(worker, family)


@pytest.fixture
def forms(family, problem, worker, admin, supervisor, east, west):
    """{name: (who, address, good values, where the texts of some fields are stored)}"""
    today = timezone.localdate().isoformat()
    house = {"area": east.path, "address": "幸福里3号楼", "phones": "13812345678", "version": 0}
    person = {"name": "李秀兰", "username": "li", "phone": "", "role": "worker", "area": east.path, "until": ""}
    visit = {"id": uuid.uuid4(), "visited_at": f"{today}T00:00", "kind": "home", "condition": "well", "note": "好"}
    visit |= {"met": str(family.head_id), "leaflets": 0, "promise": "", "next_visit_on": "", "companions": ""}
    issue = {
        "title": "低保金没到账",
        "kind": "problem",
        "category": "benefits",
    }
    issue |= {"priority": "normal", "source": "visit", "description": "", "owner": worker.pk}
    member = {"name": "王晓雨", "relation": "之女", "id_status": "none", "id_none_reason": "新生儿", "note": ""}
    number = {
        "number": family.number,
        "on": today,
        "note": "好",
        "main_cause": "",
        "inc_wage": "1",
        "house_area_m2": "1",
    }
    move = {"version": problem.version, "note": "", "reason": "x", "result": "x", "owner": worker.pk, "until": today}
    visit |= {"issue1-title": "漏雨", "issue1-category": "benefits"}
    for n in (1, 2, 3):
        visit |= {f"issue{n}-kind": "problem", f"issue{n}-priority": "normal"}

    def at(name, *key):
        return reverse(name, args=key)

    return {
        "register": (
            supervisor,
            at("households:new"),
            {**house, "head-name": "王建华", "head-id_status": "none", "head-id_none_reason": "新", "number": ""},
            (Household, ["address", "phone_owner", "note"]),
        ),
        "household": (
            supervisor,
            at("households:edit", family.pk),
            {**house, **number, "version": family.version},
            (Household, ["address", "phone_owner", "note"]),
        ),
        "close": (supervisor, at("households:close", family.pk), {"reason": "moved", "on": today, "note": ""}, None),
        "assign": (supervisor, at("households:assign"), {"pick": family.pk, "worker": worker.pk, "note": ""}, None),
        "find": (supervisor, at("households:find"), {"q": "王"}, None),
        "check": (supervisor, at("households:check_id"), {"id_number": "1"}, None),
        "member": (
            supervisor,
            at("households:member_new", family.pk),
            member | {"phones": "", "work_months": "", "birth_date": "", "work_place": "", "version": 0},
            (Member, ["note", "work_employer"]),
        ),
        "reveal": (supervisor, at("households:reveal", family.head_id), {"reason": "x"}, None),
        "visit": (worker, at("doorstep:new", family.pk), visit, (Visit, ["note", "companions", "promise"])),
        "pick": (worker, at("doorstep:pick"), {"q": "王"}, None),
        "not home": (worker, at("doorstep:not_home", family.pk), {"id": uuid.uuid4()}, None),
        "issue": (
            supervisor,
            at("issues:new") + f"?household={family.pk}",
            issue,
            (Issue, ["title", "description"]),
        ),
        "issues": (
            supervisor,
            at("issues:many", "assign"),
            {"pick": problem.pk, "owner": worker.pk, "note": ""},
            None,
        ),
        **{
            verb: (supervisor, at("issues:move", problem.pk, verb), move, None)
            for verb in ("assign", "reject", "start", "resolve", "suspend")
        },
        "person": (admin, at("person_new"), person | {"username": "neu"}, (User, ["name"])),
        "person's": (admin, at("person_edit", worker.pk), person | {"version": worker.version}, (User, ["name"])),
        "area": (
            admin,
            at("area_new"),
            {
                "parent": east.pk,
                "code": "370799001001001",
                "name": "一网格",
                "level_name": "网格",
                "valid_from": today,
                "valid_to": "",
                "service_centre": "",
                "party_branch": "",
            },
            (Area, ["name", "service_centre", "party_branch"]),
        ),
        "move area": (admin, at("area_move", east.pk), {"parent": west.pk}, None),
        "day": (admin, at("calendar"), {"day": today, "is_workday": "True", "name": "节"}, (CalendarDay, ["name"])),
        "category": (
            admin,
            at("households:category_new"),
            {"code": "new", "name": "新", "name_en": "", "valid_from": today, "valid_to": "", "ground": ""},
            None,
        ),
        "rule": (admin, at("households:rules"), {"x": 1}, None),
        "issue category": (
            admin,
            at("issues:category_new"),
            {"code": "neu", "name": "新", "valid_from": today},
            None,
        ),
        "preferences": (worker, at("preferences"), {"language": "en", "size": "A", "next": "/"}, None),
        "log-in": (None, at("account_login"), {"login": "li", "password": make.PASSWORD, "next": "/"}, None),
        "password": (worker, at("account_change_password"), {"oldpassword": "x", "password1": "y"}, None),
    }


FORMS = [
    *["register", "household", "close", "assign", "find", "check", "member", "reveal", "visit", "pick", "not home"],
    *["issue", "issues", "reject", "start", "resolve", "suspend", "person", "person's", "area", "move area", "day"],
    *["category", "rule", "issue category", "preferences", "log-in", "password"],
]


UNSEEN = ("Cc", "Cf")


def enter_as(client, user):
    client.logout()
    if user:
        client.force_login(user)
    return client


@pytest.mark.parametrize("name", FORMS)
def test_each_field_bears_what_is_no_answer_to_it(name, forms, client):
    who, url, good, _stored = forms[name]
    enter_as(client, who)
    found = []
    for number, field in enumerate(good):
        for text in ("a\0b", hostile.HARD[1 + number % 5]):
            answer = ask(client, "post", url, {**good, field: text})
            found += broken(answer, field, text[:40])
    for text in hostile.HARD:
        found += broken(ask(client, "post", url, dict.fromkeys(good, text)), "all", text[:40])
    assert found == []


def as_stored(text):
    """Nothing that nobody sees is stored: neither controls nor marks of direction."""
    seen = (sign for sign in text.replace("\r\n", "\n") if sign in "\r\n" or unicodedata.category(sign) not in UNSEEN)
    return "".join(seen).strip().replace("\r", "\n")


@pytest.mark.parametrize("name", ["register", "household", "member", "visit", "issue", "person", "area", "day"])
def test_a_text_is_stored_as_typed_or_refused_in_words(name, forms, client):
    who, url, good, (model, fields) = forms[name]
    enter_as(client, who)
    stored = 0
    for text in [*hostile.SIGNS, *hostile.sample("naughty", 5), *hostile.scripts(4)]:
        for field in fields[:2]:
            before = set(model.objects.values_list("pk", flat=True))
            with undone():
                answer = client.post(url, {**good, field: text})
                assert answer.status_code in (200, 302), (field, text)
                if answer.status_code == 200 and name != "person":
                    assert "errorlist" in answer.content.decode() or "error" in answer.content.decode()
                    continue
                rows = model.objects.exclude(pk__in=before) if name != "household" else model.objects.all()
                kept = list(rows.values_list(field, flat=True))
                stored += bool(kept)
                assert not kept or as_stored(text) in [as_stored(one) for one in kept], text
    assert stored, answer.context["form"].errors


# --- files ---


@pytest.mark.parametrize("each", [3, pytest.param(1, marks=pytest.mark.prove)])
def test_a_file_that_is_no_roster_is_refused_in_words(each, admin, client, en):
    enter_as(client, admin)
    found = []
    for kind in ("tiny_files", "images", "archives"):
        for name, data in list(hostile.files(kind).items())[::each]:
            answer = ask(client, "post", reverse("roster:upload"), {"file": SimpleUploadedFile(name, data)})
            if answer.status_code != 200 or not answer.context["form"].errors["file"]:
                found += [(name, answer.status_code, *broken(answer))]
    assert found == []


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
@pytest.mark.parametrize("kind", ["tiny_files", "images", "archives"])
def test_a_file_that_is_no_picture_is_refused_and_a_photo_tells_nothing(kind):
    kept = set()
    for name, data in hostile.files(kind).items():
        try:
            picture = read_picture(SimpleUploadedFile(name, data))
        except PictureRefused:
            continue
        kept.add(name)
        for part in (picture.data, picture.small):
            assert not Image.open(io.BytesIO(part)).getexif() and TELEPHONE not in part, name
    telling = {name for name, data in hostile.files(kind).items() if name.startswith("place") and TELEPHONE in data}
    assert telling <= kept and bool(telling) == (kind == "images")
    assert not any("huge" in name for name in kept)


@pytest.mark.parametrize("kind", ["tiny_files", "images", "archives"])
def test_a_file_that_is_no_document_is_refused(kind):
    for name, data in hostile.files(kind).items():
        try:
            document = read_document(SimpleUploadedFile(name, data))
        except DocumentRefused:
            continue
        assert data.startswith((b"%PDF-", b"PK\x03\x04")) and document.name.endswith((".pdf", ".docx", ".xlsx")), name


@pytest.mark.parametrize("each", [3, pytest.param(1000, marks=pytest.mark.prove)])
def test_a_hostile_file_name_is_only_a_name(each, admin, client):
    """Each of them is read by a process of its own, so that all of them are for the long proofs."""
    enter_as(client, admin)
    names = [name for kind in ("upload_names", "traversal") for name in hostile.sample(kind, each)]
    names += ["甲" * 300, "\u202exslx.exe", "a\0.xlsx", "..", "", "<script>alert(1)</script>.csv", *hostile.scripts(2)]
    found = []
    for name in names:
        text = "姓名,证件号码,与户主关系\n王建华,37079919550312001X,户主\n".encode()
        upload = SimpleUploadedFile("x", text)
        upload._name = name
        answer = ask(client, "post", reverse("roster:upload"), {"file": upload}, follow=True)
        found += broken(answer, name)
        assert "<script>alert(1)" not in answer.content.decode()
    assert found == []


def test_what_begins_like_a_formula_leaves_as_text(supervisor, worker, east, client):
    """But for what begins with a NUL, which no field takes and no database holds."""
    texts = [text for text in hostile.ours("csv_formula") + hostile.public("csv_formula") if "\0" not in text]
    for text in texts:
        make.household(east, "王建华", worker=worker, address=text)
    answer = enter_as(client, supervisor).post(reverse("roster:export"), {"shape": "households"})
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    cells = [cell for row in book.active.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {as_stored(text) for text in texts} <= {as_stored(cell.value) for cell in cells}
    assert all(cell.quotePrefix for cell in cells if cell.value[0] in "=+-@\t\r")
