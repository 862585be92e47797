"""One cell → what it means (DOMAIN 1.3, 1.4, 2). What is not understood stays text and is reported."""

from datetime import date
from decimal import Decimal

import pytest

from households.roster.checking.stored import plain
from households.roster.reading.captions import read_caption
from households.roster.reading.columns import BY_ID
from households.roster.reading.values import READERS, read_relation, read_status
from households.sheets.identity import read_id, read_name

YES, NO = True, False


def read(heading, cell, typed=True):
    caption = read_caption(0, [heading])
    if caption.column.kind in ("relation", "status"):
        found = {"relation": read_relation, "status": read_status}[caption.column.kind](caption, cell, typed)
    else:
        found = READERS[caption.column.kind](caption, cell, typed)
    return found.value, found.problem


UNDERSTOOD = [
    *[("与户主关系", word, "配偶") for word in ("妻", "妻子", "丈夫", "老伴", "爱人", "之妻", "妻子（配偶）")],
    *[("与户主关系", word, "之子") for word in ("儿子", "长子", "次子", "养子", "大儿子", " 子 ")],
    *[("与户主关系", word, "之女") for word in ("闺女", "女儿", "次女", "继女")],
    *[("与户主关系", word, "户主") for word in ("本人", "户主", "户 主", "申请人")],
    ("与户主关系", "儿媳妇", "之儿媳"), ("与户主关系", "父亲", "之父"), ("与户主关系", "孙女", "之孙女"),
    *[("性别", cell, "M") for cell in ("男", "1", 1.0, "男性", " 男 ")],
    ("性别", "女", "F"), ("性别", 2.0, "F"),
    *[("是否参加大病保险", cell, YES) for cell in ("是", "√", "有", "Y", "1", 1.0, "已", "已参保", "y", True)],
    *[("是否参加大病保险", cell, NO) for cell in ("否", "×", "无", "N", "0", 0.0, "未", "x", False)],
    ("健康状况", "残疾,长期慢性病", ["长期慢性病", "残疾"]), ("健康状况", "长期慢性病、残疾", ["长期慢性病", "残疾"]),
    ("健康状况", "健康", ["健康"]), ("健康状况", "健康、长期慢性病", ["长期慢性病"]),
    ("文化程度", "中专", "高中"), ("在校生状况", "初三", "九年级"), ("在校生状况", "非在校生", None),
    ("劳动技能", "部分丧失劳动能力", "弱劳动力或半劳动力"), ("政治面貌", "党员", "中共党员"), ("民族", "回", "回族"),
    ("主要致贫原因", "缺劳动力", "缺劳力"), ("其他致贫原因", "疾病，上学", ["因病", "因学"]),
    ("致贫/返贫风险1", "因灾", ["因自然灾害"]), ("监测对象类别", "边缘易致贫户", "边缘易致贫户"),
    ("公益岗位类型", "河湖巡查员", "护水员"), ("享受低保政策情况", "农保", "农村低保"),
    ("残疾等级", "2级", "二级"), ("残疾类别", "肢体残疾", "肢体"), ("危房等级", "C级", "C"),
    ("成员状态", "已故", "dead"), ("成员状态", "外嫁", "married"), ("成员状态", "死亡（2023.5）", "dead"),
    *[("首次识别时间", cell, "2020-03") for cell in ("2020.3", "2020年3月", "202003", 202003.0, "2020/3")],
    *[("首次识别时间", cell, "2020-03-05") for cell in ("20200305", "2020.03.05", 43895.0, date(2020, 3, 5))],
    ("脱贫年度", "2018年", "2018"), ("脱贫年度", 2018.0, "2018"),
    *[("家庭年收入", cell, Decimal("6000.00")) for cell in ("0.6万", "6,000", "6000元", "￥6000", "500元/月", 6000.0)],
    ("家庭年收入(万元)", "1.2", Decimal("12000.00")), ("家庭年收入（万元）", 0.6, Decimal("6000.00")),
    ("家庭补差", "3600元/年", Decimal("300.00")), ("家庭补差", "（120）", Decimal("-120.00")),
    *[("联系电话", cell, ["13800000001", "05363456789"]) for cell in ("13800000001、05363456789",
      "13800000001/05363456789", "13800000001 05363456789", "13800000001\n05363456789", "13800000001，05363456789")],
    ("联系电话", 13800000001.0, ["13800000001"]), ("联系电话", "+86 138-0000-0001", ["13800000001"]),
    *[("联系电话", cell, None) for cell in ("无", "/", "0", 0.0, "—", "")],
    ("户编号", "00123", "00123"), ("户编号", 123.0, "123"), ("家庭人口", "3人", "3"),
    ("务工时间（月）", "11个月", Decimal("11.0")),
    *[("住房面积", cell, Decimal("80.50")) for cell in ("80.5㎡", "80.5平方米", "80.5 平米", "80.5", 80.5, "80.50m²")],
    *[("与村主干路距离", cell, Decimal("0.80")) for cell in ("800米", "0.8公里", "0.8km", "800 m", 0.8, "1.6华里")],
    ("与村主干路距离（米）", 800.0, Decimal("0.80")), ("与村主干路距离(单位：米)", "1公里", Decimal("1.00")),
    ("与村主干路距离", "1公里500米", Decimal("1.50")), ("与村主干路距离（公里）", "1.5", Decimal("1.50")),
    *[("耕地面积", cell, Decimal("3.50")) for cell in ("3.5亩", "3亩5分", "35分", "３．５亩", 3.5)],
    ("耕地面积（公顷）", "0.5", Decimal("7.50")), ("耕地面积（亩）", "1,200", Decimal("1200.00")),
    ("耕地面积", 0.0, Decimal(0)), ("耕地面积", "999999.99", Decimal("999999.99")), ("耕地面积", "无", None),
    ("家庭住址", "无此项", None), ("备注", "#N/A", None),
]  # fmt: skip
KEPT = [
    *[
        ("耕地面积", cell, cell, "amount_invalid")
        for cell in ("-3", "3-4亩", "约3亩", "3亩5", "1.2.3", "3米", "亩", "1e3")
    ],
    *[("耕地面积", cell, cell, "amount_invalid") for cell in ("999999.999", "1000000", "７万亩")],
    ("与户主关系", "干爹", "干爹", "value_unknown"),
    ("文化程度", "私塾二年", "私塾二年", "value_unknown"),
    ("性别", "不详", "不详", "value_unknown"),
    ("民族", "02", "02", "value_unknown"),
    ("健康状况", "残疾,耳背", ["残疾", "耳背"], "value_unknown"),
    ("致贫/返贫风险2", "因婚", ["因婚"], "value_unknown"),
    ("是否危房户", "大概", "大概", "value_unknown"),
    ("成员状态", "去向不明确", "去向不明确", "value_unknown"),
    ("首次识别时间", "去年", "去年", "date_invalid"),
    ("首次识别时间", 2020.1, None, "date_ambiguous"),
    ("出生日期", "五十来岁", "五十来岁", "date_invalid"),
    ("家庭年收入", "两千多", "两千多", "amount_invalid"),
    ("联系电话", "12345", "12345", "phone_invalid"),
    ("联系电话", "13800000001、123", ["13800000001"], "phone_invalid"),
    ("危房等级", "E", "E", "value_unknown"),
]


@pytest.mark.parametrize(("heading", "cell", "value"), UNDERSTOOD, ids=str)
def test_what_is_understood(heading, cell, value):
    assert read(heading, cell) == (value, "")


@pytest.mark.parametrize(("heading", "cell", "value", "problem"), KEPT, ids=str)
def test_what_is_not_stays_text_and_is_said(heading, cell, value, problem):
    assert read(heading, cell) == (value, problem)


NUMBER = "370799195503216134"


@pytest.mark.parametrize(
    ("cell", "number", "kind", "level", "problem"),
    [
        (NUMBER, NUMBER, "", "", ""),
        (NUMBER + "42", NUMBER, "肢体", "二级", ""),
        (NUMBER + "42B1", NUMBER, "肢体", "二级", ""),
        ("３７０７９９１９５５０３２１６１３４", NUMBER, "", "", ""),
        (f" {NUMBER[:6]} {NUMBER[6:14]} {NUMBER[14:]}", NUMBER, "", "", ""),
        (3.70799195503216e17, "", "", "", "id_damaged"),
        ("3.70799E+17", None, "", "", "id_damaged"),
        ("370799195503216000", None, "", "", "id_damaged"),
        (NUMBER[:-1], None, "", "", "id_length"),
        ("370799195513216134", None, "", "", "id_date"),
        ("370799195503216135", None, "", "", "id_check_digit"),
    ],
)
def test_numbers_of_persons_and_disability_certificates(cell, number, kind, level, problem):
    found = read_id(cell)
    assert found.problem == problem
    if number is not None:
        said = found.certificate
        assert (said.number, said.disability_type, said.disability_level) == (number, kind, level)


def test_names():
    assert read_name("王　芳").name == "王芳"
    assert read_name("才让•卓玛").name == read_name("才让‧卓玛").name == "才让·卓玛"
    assert (read_name("李四(已故)").name, read_name("李四(已故)").note) == ("李四", "已故")
    assert read_name("王?芳").suspicious and read_name("王\ufffd").suspicious
    assert read_name("𠮷野䶮").name == "𠮷野䶮"


@pytest.mark.parametrize(
    ("column", "stored", "said", "is_same"),
    [
        ("work_months", Decimal("3"), "3.00", True),
        ("work_months", "3.0", Decimal("3"), True),
        ("work_months", "3.1", Decimal("3"), False),
        ("work_months", "1.2.3", "1.2.30", False),
        ("work_place", "3.0", "3.00", False),
        ("birth_date", date(1960, 4, 12), "1960-04-12", True),
        ("birth_date", None, "", True),
        ("birth_date", None, "None", False),
    ],
)
def test_what_is_stored_and_what_is_said_are_compared_by_what_they_mean(column, stored, said, is_same):
    assert (plain(BY_ID[column], stored) == plain(BY_ID[column], said)) is is_same
