"""Small rosters of every kind that the contract names, each with what it must report."""

import io

import openpyxl

from caseload.core.personal import check_digit
from tests.xls import xls


def number(n, born="19560412", sex="M"):
    first17 = f"370799{born}{2 * n + (sex == 'M'):03}"
    return first17 + check_digit(first17)


def book(sheets, *, merges=None, hidden=(), hidden_rows=None):
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for merge in (merges or {}).get(name, ()):
            sheet.merge_cells(merge)
        for row in (hidden_rows or {}).get(name, ()):
            sheet.row_dimensions[row].hidden = True
        if name in hidden:
            sheet.sheet_state = "hidden"
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def text(rows, separator, encoding):
    return "\r\n".join(separator.join(str(cell) for cell in row) for row in rows).encode(encoding)


M, F = (lambda n, b="19560412": number(n, b, "M")), (lambda n, b="19580103": number(n, b, "F"))


def dibao_xls():
    rows = [
        ["云门山街道2026年第三季度城市低保发放花名册", "", "", "", "", "", ""],
        ["填报单位：云门山街道", "", "", "", "单位：元", "", ""],
        ["序号", "村（社区）", "户主", "", "家庭人口", "领取金额", ""],
        ["", "", "姓名", "身份证号码", "", "家庭补差", "物价补贴"],
        [1, "东关社区", "谢万仓", M(1), 2, 850, 30],
        [2, "东关社区", "王秀英", F(1), 1, 620.5, 30],
        ["小计", "", "", "", 3, 1470.5, 60],
        [3, "西关社区", "李建国", 370799195503120016.0, 1, 700, 30],
        ["合计", "", "", "", 4, 2170.5, 90],
        ["填表人：张三", "", "", "", "审核人：李四", "", ""],
    ]
    merges = [(2, 2, 2, 3), (2, 5, 2, 6), (2, 0, 3, 0), (2, 1, 3, 1), (2, 4, 3, 4), (0, 0, 0, 6)]
    return xls({"低保": rows}, merges=merges)


def html_as_xls():
    table = f"""<html><head><meta charset="gb2312"></head><body><table>
    <tr><td colspan=6>西关社区困难家庭花名册</td></tr>
    <tr><th rowspan=2>户编号</th><th colspan=3>家庭成员</th><th rowspan=2>家庭住址</th><th rowspan=2>备注</th></tr>
    <tr><th>姓名</th><th>身份证号</th><th>与户主关系</th></tr>
    <tr><td rowspan=2>H001</td><td>赵德福</td><td>{M(11)}</td><td>户主</td><td rowspan=2>工人新村3号</td><td></td></tr>
    <tr><td>钱玉兰</td><td>{F(11)}</td><td>老伴</td><td></td></tr>
    <tr><td>H002</td><td>孙志远</td><td>{M(12)[:17]}</td><td>户主</td><td>工人新村4号</td><td></td></tr>
    <tr><td>合计</td><td>3人</td><td></td><td></td><td></td><td></td></tr></table></body></html>"""
    return table.encode("gbk")


def utf16_tabs():
    rows = [
        ["所属社区", "户编号", "姓名", "证件号码", "与户主关系", "残疾类别", "手机号"],
        ["南营社区", "0001", "周海生", M(21) + "42", "户主", "", "13800000001、0536-3220001"],
        ["南营社区", "0001", "吴桂芝", F(21) + "11B1", "妻子", "", "无"],
        ["南营社区", "0002", "郑 芳", '="' + F(22) + '"', "本人", "听力", "12345"],
        ["南营社区", "0002", "郑小宝", "", "儿子", "", ""],
    ]
    return text(rows, "\t", "utf-16")


def gb18030_semicolons():
    rows = [
        ["社区", "户主姓名", "户主证件号码", "姓名", "公民身份号码", "与户主关系", "家庭年收入（万元）", "联系电话"],
        ["北关社区", "冯国强", M(31), "冯国强", M(31), "户主", "0.6万", "13900000031"],
        ["北关社区", "冯国强", M(31), "陈淑珍", F(31), "配偶", "0.6万", "13900000031"],
        ["北关社区", "褚卫东", M(32), "褚卫东", M(32), "户主", "1,2万x", ""],
        ["说明：收入按上年度填报，不含各项补助，请如实填写", "", "", "", "", "", "", ""],
    ]
    return text(rows, ";", "gb18030")


def two_sheets():
    homes = [
        ["户编号", "户主姓名", "村", "家庭住址", "住房面积（㎡）"],
        ["G01", "卫建华", "夏庄社区", "夏庄路1号", "85.5平方米"],
        ["G02", "蒋成", "夏庄社区", "夏庄路2号", 60],
        ["G03", "沈无人", "夏庄社区", "夏庄路3号", 40],
    ]
    people = [
        ["户编号", "姓名", "证件号码", "与户主关系", "性别"],
        ["G01", "卫建华", M(41), "户主", "男"],
        ["G01", "韩梅", F(41), "之妻", "女"],
        ["G02", "蒋成", M(42), "户主", "女"],
        ["G09", "杨孤", M(43), "户主", "男"],
    ]
    return book({"户信息": homes, "成员信息": people})


def three_headers():
    rows = [
        ["困难群众基本情况台账"],
        ["基本情况", None, None, None, "收入情况", None, "住房情况", None],
        ["户主", None, "与户主关系", "村", "收入（元）", None, "是否危房", "住房面积"],
        ["姓名", "身份证号", None, None, "工资性收入", "转移性收入", None, None],
        [1, 2, 3, 4, 5, 6, 7, 8],
        ["朱文斌", M(51), "户主", "冯家社区", "1200元/月", 3600, "否", 70],
        ["秦明", M(52), "户主", "冯家社区", "￥8,000", "（120）", "√", "六十"],
    ]
    merges = ["A1:H1", "A2:D2", "E2:F2", "G2:H2", "A3:B3", "C3:C4", "D3:D4", "E3:F3", "G3:G4", "H3:H4"]
    return book({"台账": rows}, merges={"台账": merges})


def merged_homes():
    rows = [
        ["序号", "家庭住址", "姓名", "证件号码", "与户主关系", "社区"],
        [1, "石坊街1号", "尤大山", M(61), "户主", "石坊社区"],
        [None, None, "许爱莲", F(61), "配偶", None],
        [None, None, "尤小山", M(62, "20100203"), "长子", None],
        [2, "石坊街2号", "何秀兰", F(62), "配偶", "石坊社区"],
        [None, None, "何老大", M(63), "儿子", None],
        ["", "", "", "", "", ""],
        [3, "石坊街3号", "吕洞", M(64), "户主", "石坊社区"],
        [None, None, "施洁", M(65), "户主", None],
        [4, "石坊街4号", "孔亮", M(66), "户主", "驼山社区"],
        [5, "石坊街5号", "曹平", M(67), "户主", None],
    ]
    merges = ["A2:A4", "B2:B4", "F2:F6", "A5:A6", "B5:B6", "A8:A9", "B8:B9", "F8:F9", "F10:F11"]
    return book({"Sheet1": rows}, merges={"Sheet1": merges})


def totals_between():
    rows = [
        ["合计", "", "", "4人", ""],
        ["村", "户编号", "姓名", "身份证号", "与户主关系"],
        ["甲", "乙", "丙", 1, 2],
        ["驼山社区", "T1", "张一", M(71), "户主"],
        ["驼山社区小计", "", "1", "", ""],
        ["玲珑社区", "T2", "孔二", M(72), "户主"],
        ["玲珑社区", "T2", "孔三", F(72), "闺女"],
        ["小 计", "", "2", "", ""],
        ["总　计", "", "3", "", ""],
        ["注：本表一式两份，街道、社区各存一份。", "", "", "", ""],
        ["审核人：", "", "填报日期：2026年9月1日", "", ""],
    ]
    return text(rows, ",", "utf-8-sig")


def communities():
    head = ["姓名", "身份证号码", "家庭关系", "住址", "困难原因"]
    sheets = {
        "填表说明": [["填表说明"], ["1. 姓名按身份证填写"], ["2. 关系填户主、配偶等"]],
        "云河社区": [head, ["曹立", M(81), "户主", "云河路1号", "因病"], ["严芳", F(81), "妻", "", ""]],
        "玲珑": [["玲珑社区"], head, ["华强", M(82), "本人", "玲珑路2号", "因残、缺劳力"]],
        "旧表": [head, ["金旧", M(83), "户主", "x", ""]],
    }
    return book(sheets, hidden=("旧表",), hidden_rows={"云河社区": [3]})


def gone():
    rows = [
        ["社区", "户编号", "姓名", "证件号码", "与户主关系", "成员状态", "出生日期"],
        ["东关社区", "Q1", "魏长顺", M(91), "户主", "正常", "1956.04.12"],
        ["东关社区", "Q1", "陶金花", F(91), "配偶", "死亡", "1958年1月3日"],
        ["东关社区", "Q1", "魏燕（已故）", F(92), "女儿", "", ""],
        ["东关社区", "Q1", "魏军", M(93), "次子", "2024年迁出", "1957-04-12"],
        ["东关社区", "Q2", "姜山", M(94), "户主", "暂住外地", ""],
    ]
    return book({"名单": rows})


def damaged_numbers():
    bad = M(101)
    wrong = bad[:17] + ("0" if bad[17] != "0" else "1")
    rows = [
        ["社区", "户编号", "姓名", "身份证号", "与户主关系"],
        ["西关社区", "R1", "戚一", 370799195604120016, "户主"],
        ["西关社区", "R1", "戚二", F(101), "妻"],
        ["西关社区", "R2", "谢二", "3.70799E+17", "户主"],
        ["西关社区", "R3", "邹三", "370799195604121000", "户主"],
        ["西关社区", "R4", "喻四", wrong, "户主"],
        ["西关社区", "R5", "柏五", "37079919561332001X", "户主"],
        ["西关社区", "R6", "水六", M(102), "户主"],
        ["西关社区", "R7", "窦七", M(102), "户主"],
        ["西关社区", "R8", "章八", M(103), "户主"],
        ["西关社区", "R8", "云九", M(104), "户主"],
        ["西关社区", "R9", "", M(105), "户主"],
        ["西关社区", "R10", "苏?", M(106).lower().replace("1", "１"), "户主"],
        ["西关社区", "R10", "潘" * 101, M(107), "儿子"],
        ["西关社区", "R10", "葛十", M(108), "表舅"],
    ]
    return book({"Sheet1": rows})


def captions_twice():
    rows = [
        [
            "村",
            "户编号",
            "姓名*",
            "证件\n号码（必填）",
            "与户主关系",
            "是否危房户",
            "联系方式",
            "是否危房户",
            "小区网格长",
            "首次识别时间",
        ],
        ["东关社区", "S1", "奚一", M(111), "户主", "是", "13800000111", "", "老刘", 2020.1],
        ["东关社区", "S2", "范二", M(112), "户主", "", "13800000112 13800000113", "否", "", "2020.10"],
        ["不存在村", "S3", "彭三", M(113), "户主", "是", "", "否", "", "去年"],
        ["东关社区", "S4", "郎四", M(114), "户主", "", "", "", "", 202003],
        ["西关社区", "S4", "郎五", F(114), "老伴", "", "", "", "", ""],
    ]
    return book({"表一": rows})


def lone_heads():
    rows = [
        [
            "低保证号",
            "申请人姓名",
            "申请人身份证号",
            "城/农",
            "保障人口",
            "月保障金额（元）",
            "保障类别",
            "所属社区",
            "享受状态",
        ],
        ["3707810001", "鲁一", M(121), "城市", 1, "700元", "A类", "云河社区", "在享"],
        ["3707810002", "韦二", "", "农村", 2, "1,100.50", "B类", "云河社区", "在享"],
        ["3707810003", "", M(123), "农村", 2, "一千", "B类", "云河社区", "在享"],
    ]
    return book({"低保": rows})


SAMPLES = {
    # name: file, exit status, (rows read, skipped, rejected), new households, new members, errors, some warnings
    "dibao_xls": (dibao_xls, 1, (3, 3, 1), 2, 2, {("低保", 8, "id_damaged")}, set()),
    "html_as_xls": (html_as_xls, 1, (3, 1, 1), 1, 2, {("", 6, "id_length")}, set()),
    "utf16_tabs": (utf16_tabs, 0, (4, 0, 0), 2, 4, set(), {(4, "phone_invalid"), (5, "id_missing")}),
    "gb18030_semicolons": (gb18030_semicolons, 0, (3, 1, 0), 2, 3, set(), {(4, "amount_invalid")}),
    "two_sheets": (
        two_sheets,
        1,
        (7, 0, 2),
        2,
        3,
        {("户信息", 4, "head_missing"), ("成员信息", 5, "household_missing")},
        {(4, "sex_mismatch")},
    ),
    "three_headers": (three_headers, 0, (2, 1, 0), 2, 2, set(), {(7, "amount_invalid")}),
    "merged_homes": (
        merged_homes,
        1,
        (9, 0, 4),
        3,
        5,
        {
            ("Sheet1", 5, "head_missing"),
            ("Sheet1", 6, "head_missing"),
            ("Sheet1", 8, "two_heads"),
            ("Sheet1", 9, "two_heads"),
        },
        set(),
    ),
    "totals_between": (totals_between, 0, (3, 6, 0), 2, 3, set(), set()),
    "communities": (communities, 0, (3, 0, 0), 2, 3, set(), {(None, "hidden_row")}),
    "gone": (
        gone,
        0,
        (5, 0, 0),
        2,
        5,
        set(),
        {(3, "member_gone"), (4, "member_gone"), (5, "member_gone"), (5, "birth_mismatch"), (6, "value_unknown")},
    ),
    "damaged_numbers": (
        damaged_numbers,
        1,
        (14, 0, 11),
        2,
        3,
        {
            ("Sheet1", r, c)
            for r, c in [
                (2, "id_damaged"),
                (3, "held_back"),
                (4, "id_damaged"),
                (5, "id_damaged"),
                (6, "id_check_digit"),
                (7, "id_date"),
                (9, "id_duplicate_in_file"),
                (10, "two_heads"),
                (11, "two_heads"),
                (12, "name_missing"),
                (14, "value_too_long"),
            ]
        },
        {(13, "name_suspicious"), (15, "value_unknown")},
    ),
    "captions_twice": (
        captions_twice,
        0,
        (5, 0, 0),
        4,
        5,
        set(),
        {
            (2, "date_ambiguous"),
            (4, "household_conflict"),
            (4, "area_unknown"),
            (4, "date_invalid"),
            (1, "column_unknown"),
            (6, "household_conflict"),
        },
    ),
    "lone_heads": (
        lone_heads,
        1,
        (3, 0, 1),
        2,
        2,
        {("低保", 4, "name_missing")},
        {(3, "id_missing"), (4, "amount_invalid"), (1, "column_unknown")},
    ),
}
