"""The template that offices fill in: captions that the import knows, drop-down lists, an example, instructions."""

import io

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from caseload.core.personal import check_digit
from caseload.core.sheets.beside import NOT_READ
from households import vocab
from households.roster.reading.columns import BY_ID

ROWS = 2_000
"""Rows with drop-down lists."""
SHEET, EXAMPLE, GUIDE, WORDS = "花名册", "示例", "填写说明", "选项"
YES_NO = ["是", "否"]
REQUIRED = {"name", "relation_to_head", "cert_no"}
COLUMNS = [
    "household_no", "village", "address", "household_phone", "name", "relation_to_head", "cert_no", "sex",
    "birth_date", "person_phone", "ethnicity", "marital_status", "political_status", "education", "school_status",
    "dropout_reason", "health", "disability_type", "disability_level", "labour_skill", "work_place",
    "work_employer", "work_months", "welfare_post_type", "med_ins_resident", "med_ins_employee", "med_ins_major",
    "pension_resident", "pension_employee", "dibao_enjoy", "tekun_enjoy",
    "household_type", "monitor_category", "flag_reason", "flag_grounds", "main_cause", "other_causes", "risks",
    "unsafe_house", "house_grade", "house_area_m2", "safe_water", "toilet", "electricity", "tv", "access_road_kind",
    "access_road", "road_km", "land_farm_mu", "land_forest_mu", "land_fruit_mu", "land_returned_mu",
    "land_pasture_mu", "land_water_mu", "helper_name", "helper_unit", "helper_phone",
    "inc_wage", "inc_business", "inc_property", "inc_transfer",
    "exp_business", "compliant_self_pay", "net_income", "net_income_per_capita", "bank_name", "bank_account",
    "note",
]  # fmt: skip
LISTS = {
    "relation_to_head": vocab.RELATIONS,
    "sex": ["男", "女"],
    "ethnicity": vocab.ETHNICITIES,
    "marital_status": vocab.MARITAL_STATUSES,
    "political_status": vocab.POLITICAL_STATUSES,
    "education": vocab.EDUCATIONS,
    "school_status": vocab.SCHOOL_STATUSES,
    "health": vocab.HEALTH,
    "disability_type": vocab.DISABILITY_TYPES,
    "disability_level": vocab.DISABILITY_LEVELS,
    "labour_skill": vocab.LABOUR_SKILLS,
    "welfare_post_type": vocab.WELFARE_POSTS,
    "dibao_enjoy": vocab.DIBAO,
    "tekun_enjoy": vocab.TEKUN,
    "household_type": vocab.HOUSEHOLD_TYPES,
    "monitor_category": vocab.MONITOR_CATEGORIES,
    "main_cause": vocab.CAUSES,
    "other_causes": vocab.CAUSES,
    "risks": vocab.RISKS,
    "access_road_kind": vocab.ROADS,
    "house_grade": ["A", "B", "C", "D"],
}
SEVERAL = {"health", "other_causes", "risks"}
"""Several words may stand in a cell, so the list only suggests."""
HINTS = {
    "household_no": "同一户填同一个编号；没有编号可以不填，每户从“户主”一行开始。",
    "village": "填社区（村）名称。",
    "cert_no": "18 位。本列已设为文本格式，请不要改成数字。没有号码的先空着。",
    "birth_date": "有证件号码可以不填。",
    "health": "可填多项，用顿号隔开，例如：长期慢性病、残疾。",
    "education": "在校生不填，填“在校生状况”。",
    "school_status": "只填在校生。",
    "household_phone": "多个号码用顿号隔开。",
    "helper_phone": "帮扶责任人自己的电话，不是住户的。",
    "flag_grounds": "凭什么认定：票据、收支账、入户看到的情况。",
    "land_farm_mu": "单位：亩。",
    "road_km": "单位：公里。",
    "inc_wage": "单位：元，全年。",
    "net_income_per_capita": "单位：元，全年。",
    "work_months": "0 至 12。",
}
GUIDE_LINES = [
    f"{NOT_READ}填写说明",
    "1. 请填“花名册”一页，一人一行。户的情况（住址、收入、住房等）只填在户主一行即可。",
    "2. 带 * 的栏目必填。其余栏目没有的空着，不要删除标题行；不用的栏目可以整列删除，也可以增加栏目。",
    "3. 每户要有一行“与户主关系”为“户主”。没有户编号时，同一户的人紧接着户主往下填。",
    "4. 证件号码一列为文本格式。从别处粘贴时请选择“只粘贴文本”，否则 Excel 会把后几位变成 0，导入时会退回。",
    "5. 有下拉箭头的栏目请从列表中选择。健康状况、其他致贫原因、风险可以填多项，用顿号（、）隔开。",
    "6. “示例”“填写说明”两页不会导入。",
    "7. 填好后在“花名册导入”上传。导入前会逐格显示将要新增和改动的内容，确认后才写入。",
]
HEAD_FILL = PatternFill("solid", fgColor="DCE9F5")


def roster_template(areas):
    """The bytes of the workbook. ``areas``: names for the drop-down list of communities."""
    lists = {**LISTS, "village": areas}
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = SHEET
    _head(sheet)
    _offer(sheet, _words(workbook, lists), lists)
    _example(workbook, areas)
    _guide(workbook)
    workbook.move_sheet(WORDS, 2)
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def _head(sheet, row=1):
    for number, identity in enumerate(COLUMNS, 1):
        caption = BY_ID[identity].captions[0]
        cell = sheet.cell(row, number, f"{caption}*" if identity in REQUIRED else caption)
        cell.font, cell.fill = Font(bold=True), HEAD_FILL
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        if identity in HINTS:
            cell.comment = Comment(HINTS[identity], "Caseload", width=260, height=80)
        column = sheet.column_dimensions[get_column_letter(number)]
        column.number_format = "@"
        column.width = 22 if identity in ("cert_no", "address", "bank_account") else 14
    sheet.freeze_panes = sheet.cell(row + 1, 1)


def _words(workbook, lists):
    """{column: range of its words} on a hidden sheet: a list in the rule itself holds 255 letters only."""
    sheet = workbook.create_sheet(WORDS)
    sheet["A1"] = f"{NOT_READ}下拉列表的选项"
    ranges = {}
    for number, (identity, words) in enumerate(lists.items(), 1):
        for row, word in enumerate(words, 2):
            sheet.cell(row, number, word)
        letter = get_column_letter(number)
        ranges[identity] = f"'{WORDS}'!${letter}$2:${letter}${max(len(words), 1) + 1}"
    sheet.sheet_state = "hidden"
    return ranges


def _offer(sheet, ranges, lists):
    for number, identity in enumerate(COLUMNS, 1):
        is_yes_no = BY_ID[identity].kind == "yes_no"
        if not is_yes_no and not lists.get(identity):
            continue
        formula = f'"{",".join(YES_NO)}"' if is_yes_no else ranges[identity]
        rule = DataValidation(type="list", formula1=formula, allow_blank=True)
        rule.showErrorMessage = identity not in SEVERAL | {"village"}
        rule.error, rule.errorTitle = "请从下拉列表中选择。", "不在列表中"
        letter = get_column_letter(number)
        rule.add(f"{letter}2:{letter}{ROWS + 1}")
        sheet.add_data_validation(rule)


def _example(workbook, areas):
    sheet = workbook.create_sheet(EXAMPLE)
    sheet["A1"] = f"{NOT_READ}示例：以下人员均为虚构"
    sheet["A1"].font = Font(bold=True)
    _head(sheet, 2)
    for row, facts in enumerate(_example_rows(areas[0] if areas else "示例社区"), 3):
        for number, identity in enumerate(COLUMNS, 1):
            if facts.get(identity):
                sheet.cell(row, number, facts[identity]).number_format = "@"


def _example_rows(area):
    year = timezone.localdate().year
    home = {"household_no": "示例0001", "village": area, "address": "示例街 1 号", "household_phone": "13800000000"}
    house = {"main_cause": "因病", "unsafe_house": "否", "safe_water": "是", "house_grade": "A"}
    return [
        {**home, **house, **_person("张示例", "户主", f"370799{year - 60}0105001"), "education": "初中",
         "health": "长期慢性病", "labour_skill": "弱劳动力或半劳动力"},
        {"household_no": "示例0001", **_person("李示例", "配偶", f"370799{year - 58}0312002"), "education": "小学",
         "health": "健康", "labour_skill": "普通劳动力"},
        {"household_no": "示例0001", **_person("张小例", "之孙子", f"370799{year - 10}0901001"),
         "school_status": "小学", "health": "健康", "labour_skill": "无劳动力"},
    ]  # fmt: skip


def _person(name, relation, first17):
    return {
        "name": name,
        "relation_to_head": relation,
        "cert_no": first17 + check_digit(first17),
        "med_ins_resident": "是",
    }


def _guide(workbook):
    sheet = workbook.create_sheet(GUIDE)
    sheet.column_dimensions["A"].width = 110
    for row, line in enumerate(GUIDE_LINES, 1):
        cell = sheet.cell(row, 1, line)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(bold=row == 1)
