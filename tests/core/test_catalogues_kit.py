"""The kit for tables of codes: each of them has its list, form, history, workbook and rights from one declaration."""

import io
import json
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from caseload.core import catalogues
from caseload.core.catalogues.shelf import Catalogue, shelf
from caseload.core.sheets import write_xlsx
from households.support.eligibility.models import IncomeLine
from households.support.leaflets.models import Leaflet, LeafletVersion
from visits.errands.models import ErrandKind
from visits.issues.models import Department, IssueCategory, TimeLimit

pytestmark = pytest.mark.django_db
TABLES = [table for one in shelf() if isinstance(one, Catalogue) for table in (one, *one.below)]
each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: f"{table.room}:{table.row}")
BESIDE_TABLE = 3
"""Session, user and the counts of the frame."""
WITHOUT_NAMES = {
    "limit": {"response_days": 77, "response_hours": ""},
    "amount": {"amount": 77},
    "exclusion": {"reason": "77"},
    "leaflet_version": {"text": "77"},
    "line": {"amount": 77},
}
"""What of a row without a name is changed to 77."""
BEGIN_EMPTY = {"line": lambda: IncomeLine.objects.create(kind="dibao", amount=6000)}
"""Tables that have no row until somebody enters one."""
LEAFLETS = "leaflets:leaflets"
LEAFLET = {"name": "防诈骗提示", "name_en": "Watch out for fraud", "order": 3}


@pytest.fixture(autouse=True)
def rows(db):
    for make_one in BEGIN_EMPTY.values():
        make_one()


def book(answer):
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(answer.content)).active.rows]


def upload(client, table, rows):
    file = SimpleUploadedFile("x.xlsx", write_xlsx({"x": rows}))
    return client.post(table.url("sheet_in"), {"file": file})


def confirm(client, table, page):
    return client.post(table.url("sheet_in"), {"lines": page.context["sent"]}, follow=True)


def table_of(row):
    return next(table for table in TABLES if table.row == row)


def problems(page):
    return [problem for line in page.context["changed"] for problem in line.problems]


def test_the_list_of_catalogues_leads_to_each(enter, admin, en):
    client = enter(admin)
    page = client.get(reverse("catalogues")).content.decode()
    for one in shelf():
        assert f'href="{reverse(one.page)}"' in page
        assert client.get(reverse(one.page)).status_code == 200
    assert "Leaflets" in page and "Kinds of errands" in page


@each_table
def test_every_table_has_its_pages_for_those_with_the_right_only(table, enter, admin, supervisor):
    row = table.objects().first()
    urls = [reverse(table.page), table.url("edit", row.pk), table.url("sheet_out"), table.url("sheet_in")]
    urls += [table.url("new")] if table.new else []
    for url in urls:
        assert enter(supervisor).get(url).status_code == 403
        assert enter(admin).get(url).status_code == 200
    assert enter(admin).get(table.url("edit", 10**9)).status_code == 404


@each_table
def test_a_workbook_that_comes_back_as_it_went_changes_nothing(table, enter, admin):
    for language in ("zh-hans", "en"):
        client = enter(admin)
        client.cookies["caseload_language"] = language
        rows = book(client.get(table.url("sheet_out")))
        assert len(rows) == table.model.objects.count() + 1
        client.cookies["caseload_language"] = "en"
        page = upload(client, table, rows)
        assert problems(page) == [] and page.context["changed"] == [], language
        assert "Nothing in it differs" in page.content.decode()


@each_table
def test_the_history_says_who_changed_what(table, enter, en, admin):
    row = table.objects().last()
    form = table.edit_form_class(instance=row)
    sent = {name: form[name].value() for name in form.fields}
    changed = WITHOUT_NAMES.get(table.row, {"name_en": "Called 77"})
    sent = {name: "" if value is None else form.fields[name].prepare_value(value) for name, value in sent.items()}
    client = enter(admin)
    assert client.post(table.url("edit", row.pk), sent | changed).status_code == 302
    page = client.get(table.url("edit", row.pk))
    newest = page.context["entries"][0]
    assert newest.who == admin.name and any("77" in change.new for change in newest.changes)
    assert page.context["entries"][-1].kind == "insert"


def test_a_leaflet_is_added_changed_and_ended(enter, en, admin):
    client = enter(admin)
    page = client.post(reverse("leaflets:leaflet_new"), {**LEAFLET, "code": "Fraud"})
    assert page.context["form"].errors.keys() == {"code"}
    assert client.post(reverse("leaflets:leaflet_new"), {**LEAFLET, "code": "fire"}).status_code == 302
    LeafletVersion.objects.create(leaflet_id="fire", number="2027")
    assert {row.pk: row.used for row in client.get(reverse(LEAFLETS)).context["rows"]}["fire"] == 1
    ended = {**LEAFLET, "valid_from": "2026-02-01", "valid_to": "2026-01-01"}
    url = reverse("leaflets:leaflet_edit", args=["fire"])
    assert client.post(url, ended).context["form"].errors.keys() == {"valid_to"}
    assert client.post(url, {**ended, "valid_to": "2026-02-02"}).status_code == 302
    assert not Leaflet.objects.current(date(2026, 2, 3)).filter(pk="fire").exists()
    assert "until 2 Feb 2026" in client.get(reverse(LEAFLETS)).content.decode()


def test_a_kind_of_errand_is_asked_for_its_papers(enter, en, admin):
    sent = {"code": "permit", "name": "居住证", "name_en": "Permit", "category": "other", "order": 1, "working_days": 7}
    client, url = enter(admin), reverse("errands:kind_new")
    assert client.post(url, {**sent, "papers": "长" * 41}).context["form"].errors.keys() == {"papers"}
    assert client.post(url, {**sent, "papers": "身份证, 户口本、照片"}).status_code == 302
    assert ErrandKind.objects.get(pk="permit").papers == ["身份证", "户口本", "照片"]
    assert 'value="身份证、户口本、照片"' in client.get(reverse("errands:kind_edit", args=["permit"])).content.decode()


def test_what_is_edited_is_seen_at_once(enter, admin):
    assert catalogues.by_code(Leaflet, "fraud").name_en == "Beware of fraud"
    enter(admin).post(reverse("leaflets:leaflet_edit", args=["fraud"]), LEAFLET)
    assert catalogues.by_code(Leaflet, "fraud").name_en == "Watch out for fraud"


def test_a_workbook_is_checked_first_and_then_written_as_it_was_shown(enter, en, admin):
    client, table = enter(admin), table_of("leaflet")
    rows = book(client.get(table.url("sheet_out")))
    place = rows[0].index("Name in English")
    code = next(row for row in rows if row[0] == "fraud")
    code[place] = "Fraud"
    rows.append(["fire", "防火", "Fire", 9, date(2026, 5, 1), None])
    page = upload(client, table, rows)
    changed = {line.called if line.is_new else line.row.pk: line for line in page.context["changed"]}
    assert changed.keys() == {"fraud", "fire、防火、Fire、9、2026-05-01"}
    assert Leaflet.objects.get(pk="fraud").name_en == "Beware of fraud"
    assert [(c.label, c.new) for c in changed["fraud"].changes] == [("Name in English", "Fraud")]
    assert "2 entries were saved" in confirm(client, table, page).content.decode()
    assert Leaflet.objects.get(pk="fraud").name_en == "Fraud"
    assert Leaflet.objects.get(pk="fire").valid_from == date(2026, 5, 1)
    assert "Nothing in it differs" in confirm(client, table, page).content.decode()


@pytest.mark.parametrize(
    ("row", "heads", "line", "where"),
    [
        ("leaflet", ["Code", "Order"], ["fraud", "x"], "Order"),
        ("leaflet", ["Code", "Name in Chinese"], ["new one", "新"], "Code"),
        ("leaflet", ["Code", "From"], ["fraud", "昨天"], "From"),
        ("leaflet", ["Code", "From", "Until"], ["fraud", "2026-02-01", "2026年1月1日"], "Until"),
        ("kind", ["Code", "Category"], ["dibao", "Nowhere"], "Category"),
        ("kind", ["Code", "Papers usually needed"], ["dibao", "长" * 41], "Papers usually needed"),
        ("rule", ["Code", "Days between visits"], ["key", 0], "Days between visits"),
        ("rule", ["Code", "Name in Chinese"], ["nothing", "新"], ""),
        (
            "limit",
            ["Category", "Priority", "From", "To be solved within, hours"],
            ["Policy benefits", "Normal", None, 3],
            "To be solved within, working days",
        ),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_is_written(enter, en, admin, row, heads, line, where):
    client, table = enter(admin), table_of(row)
    before = list(table.model.objects.order_by("pk").values())
    page = upload(client, table, [heads, line])
    assert next(label for label, _words in problems(page)) == where
    assert page.context["fit"] == [] and page.status_code == 200
    lines = [[number, texts] for number, texts in [(2, page.context["changed"][0].texts)]]
    client.post(table.url("sheet_in"), {"lines": json.dumps(lines)})
    assert list(table.model.objects.order_by("pk").values()) == before


def test_one_wrong_line_keeps_the_others_from_being_written(enter, en, admin):
    client, table = enter(admin), table_of("department")
    page = upload(client, table, [["Code", "Name in Chinese"], ["police", "派出所二"], ["bank", ""]])
    assert len(page.context["changed"]) == 2 and page.context["fit"] == []
    lines = [[line.number, line.texts] for line in page.context["changed"]]
    client.post(table.url("sheet_in"), {"lines": json.dumps(lines)})
    assert Department.objects.get(pk="police").name == "派出所"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([["Code", "Colour"], ["fraud", "red"]], "not known: Colour"),
        ([["Order"], [1]], "missing: Code"),
        ([["Code", "Order"]], "no line below"),
        ([["Code", "Order"], *([f"c{n}", n] for n in range(501))], "more than 500"),
    ],
)
def test_a_workbook_that_is_none_of_this_table_is_refused(enter, en, admin, rows, words):
    page = upload(enter(admin), table_of("leaflet"), rows)
    assert words in page.context["form"].errors["file"][0]


@pytest.mark.parametrize(
    "sent", ["", "x", "[]", "{}", "[1]", '[["a", {}]]', "[" * 10_000, '[[2, {"code": "\\ud800"}]]', '[[2, {"x": [1]}]]']
)
def test_lines_that_somebody_meddled_with_change_nothing(enter, admin, sent):
    before = list(Leaflet.objects.values())
    assert enter(admin).post(table_of("leaflet").url("sheet_in"), {"lines": sent}).status_code == 200
    assert list(Leaflet.objects.values()) == before


def test_an_entry_stands_in_a_workbook_once(enter, en, admin):
    page = upload(enter(admin), table_of("leaflet"), [["Code", "Order"], ["fraud", 1], ["fraud", 2]])
    assert problems(page) == [("", "This entry stands in the workbook twice.")]


def test_what_two_lines_take_from_each_other_is_not_written(enter, en, admin):
    client, table = enter(admin), table_of("follow_up_rule")
    page = upload(client, table, [["Code", "Months after the closing"], ["1m", 9], ["3m", 9]])
    assert "contradict each other" in confirm(client, table, page).content.decode()
    assert sorted(table.model.objects.values_list("months", flat=True)) == [1, 3, 6]


def test_a_category_by_workbook_has_its_limit_and_a_rule_times_visits_anew(enter, en, admin, own):
    client, table = enter(admin), table_of("category")
    issues = next(one for one in TABLES if one.model is IssueCategory)
    heads = ["Code", "Name in Chinese", "Name in English", "Order", "Working days for a normal matter"]
    confirm(client, issues, upload(client, issues, [heads, ["heating", "供暖", "Heating", 20, 2]]))
    assert TimeLimit.objects.get(category="heating").working_days == 2
    type(own).objects.filter(pk=own.pk).update(categories=["dibao"], visit_rule="quarterly")
    page = upload(client, table, [["Code", "Visit rule"], ["dibao", "High risk"]])
    assert "1 household has a new rhythm" in confirm(client, table, page).content.decode()
    own.refresh_from_db()
    assert own.visit_rule == "high_risk"


@pytest.mark.parametrize("page", sorted({table.page for table in TABLES}))
def test_a_list_costs_three_queries_at_most_however_many_rows(page, enter, admin, django_assert_max_num_queries):
    client = enter(admin)
    client.get(reverse(page))
    with django_assert_max_num_queries(BESIDE_TABLE + 3):
        client.get(reverse(page))
