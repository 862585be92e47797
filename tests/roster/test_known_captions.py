"""The captions that public templates and offices use: each is known, and means one thing."""

from collections import defaultdict

import pytest
from django.utils import translation

from caseload.core.sheets.beside import normal
from households.roster.checking.report import label
from households.roster.reading.captions import read_caption
from households.roster.reading.columns import ALSO_WRITTEN, BY_ID, COLUMNS
from households.roster.reading.columns.in_english import IN_ENGLISH
from households.roster.reading.owners import tell_owners

KNOWN = {
    "village": "村（社区） 村(居) 所属村（社区） 社区(村) 居委会名称 所属村居 行政村名称",
    "town": "乡(镇) 镇街 所属街道 所属乡镇 街道（乡镇）",
    "county": "县(市、区、旗) 区县 县区",
    "hamlet": "自然村 村民小组 网格名称 所属网格 组",
    "household_no": "户编号 家庭编号 户号 户代码 农户编号 家庭编码",
    "head_name": "户主姓名 户主 申请人姓名 申请人/户主姓名 户主名称",
    "head_id": "户主证件号码 户主身份证号 申请人身份证号码 户主公民身份号码",
    "name": "姓名 成员姓名 家庭成员 保障对象姓名 残疾人姓名 学生姓名 老人姓名",
    "cert_no": "证件号码 身份证号 公民身份号码 居民身份证号码 有效身份证件号码 身份证号码（18位）",
    "relation_to_head": "与户主关系 与申请人关系 与户主之间的关系 称谓 家庭关系",
    "is_head": "是否户主",
    "birth_date": "出生日期 出生年月 出生时间",
    "address": "家庭住址 现居住地 详细住址 居住地址 常住地址 家庭详细地址",
    "hukou_address": "户籍地址 户籍所在地 户口所在地",
    "phone": "联系电话 联系方式 手机号 移动电话 联系电话1",
    "household_phone": "户联系电话 户主联系电话 户主手机号 家庭联系电话",
    "person_phone": "人联系电话 家庭成员联系电话 本人联系电话",
    "member_count": "家庭人口 家庭人口数 人口数 家庭总人口 共同生活家庭成员人数",
    "covered_count": "保障人口 保障人数 低保人口 享受人数",
    "dibao_cert_no": "低保证号 低保证编号 救助证编号 低保证书编号",
    "dibao_kind": "城/农 居民类型 低保类型 低保类别",
    "dibao_class": "保障类别 低保等级",
    "monthly_amount": "家庭补差 月保障金额 户月保障金 月补差额 家庭月保障金额 保障金（元）",
    "from_month": "起始保障年月 享受时间 审批时间 纳入时间 救助开始时间",
    "to_month": "停发时间 停保时间 取消时间",
    "stop_reason": "停发原因 退出原因",
    "bank_name": "开户银行 开户行 银行名称",
    "bank_holder": "账户名称 开户人 户名 持卡人",
    "bank_account": "银行账号 银行卡号 银行帐号 一卡通账号 社会保障卡号 开户账号 存折账号",
    "main_cause": "主要致贫原因 致贫原因 困难原因 致困原因",
    "risks": "致贫/返贫风险1 返贫风险 主要返贫风险",
    "monitor_category": "监测对象类别 易返贫致贫户(监测对象)类型 监测户类型 监测类别",
    "risk_removed": "风险是否(已)消除 是否消除风险",
    "monitor_identified_on": "识别监测时间 风险识别时间 纳入监测时间",
    "disability_cert_no": "残疾证号 残疾人证号码 残疾证编号",
    "disability_type": "残疾类别 残疾类型",
    "disability_level": "残疾等级 残疾级别 残疾程度",
    "health": "健康状况 身体状况 健康状态",
    "disease": "疾病名称 所患疾病 患病情况 病种",
    "education": "文化程度 学历 教育程度 文化水平",
    "school": "就读学校 学校名称",
    "work_employer": "务工企业名称 工作单位 务工单位",
    "work_place": "务工所在地 务工地址",
    "marital_status": "婚姻状况 婚姻情况",
    "med_ins_employee": "是否参加城镇职工基本医疗保险 是否参加城镇职工医疗保险 职工医保",
    "med_ins_major": "是否参加大病保险 大病保险 是否参加大病医疗保险",
    "dibao_enjoy": "享受低保政策情况 是否享受低保 本人是否低保 单人保",
    "tekun_enjoy": "享受特困供养政策情况 是否特困供养人员 本人是否特困",
    "hukou_kind": "户口性质 户籍类别",
    "aid_kind": "救助类型 困难类型 对象类别 救助对象类别",
    "net_income": "家庭纯收入 家庭年收入 家庭年总收入 家庭年收入（万元）",
    "net_income_per_capita": "人均纯收入（元） 家庭人均纯收入 年人均收入",
    "income_per_month": "月人均收入 家庭月人均收入",
    "house_area_m2": "住房面积 住房面积（㎡） 房屋面积",
    "toilet": "是否有卫生厕所 有无卫生厕所 卫生厕所",
    "electricity": "是否通生活用电 通生活用电 是否通电",
    "access_road": "入户道路是否硬化 通硬化路 是否通硬化路",
    "access_road_kind": "入户路类型 入户道路类型",
    "road_km": "与村主干路距离 与村主干路距离（公里）",
    "land_farm_mu": "耕地面积 耕地面积（亩） 耕地",
    "flag_reason": "关注原因 纳入原因 纳入监测原因 识别原因",
    "flag_grounds": "关注依据 纳入依据 认定依据",
    "helper_unit": "帮扶单位 帮扶责任人单位 帮扶责任人所在单位",
    "helper_name": "帮扶责任人 帮扶责任人姓名 帮扶干部 帮扶人 包保责任人",
    "helper_phone": "帮扶责任人联系电话 帮扶责任人电话 帮扶人电话",
    "carer": "监护人 监护人姓名 照料服务人",
    "carer_phone": "监护人联系电话 监护人电话",
    "collected_by": "信息采集人 填表人 调查人",
    "care_level": "自理能力 护理档次 护理等级 生活自理能力",
    "tekun_mode": "供养方式 特困供养方式",
    "note": "备注 说明 备注说明",
    "age": "年龄 年龄（岁） 周岁",
    "serial": "序号",
}


@pytest.mark.parametrize("column", KNOWN)
def test_the_captions_of_offices_are_known(column):
    found = {word: tell_owners([read_caption(0, [word])])[0].column for word in KNOWN[column].split()}
    assert {word: column and column.id for word, column in found.items()} == dict.fromkeys(found, column)


def test_each_caption_means_one_column():
    means = defaultdict(set)
    for column in COLUMNS:
        for caption in column.captions:
            means[normal(caption)].add(column.id)
    for column, captions in ALSO_WRITTEN.items():
        for caption in captions.split():
            means[normal(caption)].add(BY_ID[column].id)
    assert {caption: columns for caption, columns in means.items() if len(columns) > 1} == {}


def test_every_column_has_a_name_for_readers_of_english():
    assert IN_ENGLISH.keys() == BY_ID.keys() and len(set(IN_ENGLISH.values())) == len(COLUMNS)
    with translation.override("en"):
        assert all(str(label(column.id)).isascii() for column in COLUMNS)
    with translation.override("zh-hans"):
        assert label("net_income") == "家庭纯收入"


@pytest.mark.parametrize(
    ("levels", "column"),
    [(["残疾人", "类别"], "disability_type"), (["残疾人（持证）", "等级（级）"], "disability_level")],
)
def test_a_caption_below_another_is_known_with_hints_as_well(levels, column):
    assert read_caption(0, levels).column.id == column
