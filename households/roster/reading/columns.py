"""Every column that a roster may have: what it means, whose fact it is, how it is read and where it is kept.

``scope``: H a fact of the household, P of a person, "" of the sheet only. ``kind`` names a reader in ``values``.
``field`` is the model's field; columns without one are kept in the row's ``roster`` under the column's id.
"""

from dataclasses import dataclass

from households import vocab


@dataclass(frozen=True)
class Column:
    id: str
    scope: str
    kind: str
    captions: tuple
    field: str = ""
    words: dict | None = None
    many: bool = False
    limit: int = 200
    """Longest text that is kept, in characters."""

    @property
    def is_kept(self):
        return self.kind not in ("sheet", "number_of_household", "area")


def words_of(terms, folk=None):
    return {**{term: term for term in terms}, **(folk or {})}


def _columns(scope, kind, lines, **more):
    """``id[:field] caption caption …`` lines as columns of one kind."""
    for line in lines.strip().splitlines():
        name, *captions = line.split()
        identity, _, field = name.partition(":")
        yield Column(identity, scope, kind, tuple(captions), field, **more)


def _terms(scope, line, terms, folk=None, *, many=False, limit=40):
    yield from _columns(scope, "term", line, words=words_of(terms, folk), many=many, limit=limit)


IGNORED = "ignored"
"""Of a column that somebody said to leave out."""

COLUMNS = [
    Column(IGNORED, "", "sheet", ("不读取",)),
    # --- of the sheet only ---
    *_columns(
        "",
        "sheet",
        """
serial 序号 编号 顺序号 No
as_of 数据日期 年度 填报日期 统计日期
age 年龄 周岁
signature 领款人签字 签字 领款时间 户主签字 签名 盖章 填表时间 按手印
exported_on 导出日期
members_listed 在册人数
registered_as 登记类别
worker 走访社工
last_visit 上次走访
next_visit 下次走访
open_issues 未办结问题
id_tail 证件号码后四位
phone_masked 电话(已隐去)
""",
    ),
    *_columns("H", "number_of_household", "household_no:number 户编号 家庭编号 户号 户编码", limit=40),
    *_columns("H", "area", "village 村 社区 所属社区 行政村 村社区 村居 村委会 居委会 社区名称 村名 所在社区 所在村"),
    *_columns("", "head_name", "head_name 户主姓名 户主 申请人姓名 申请人"),
    *_columns("", "head_id", "head_id 户主证件号码 户主身份证号 户主身份证号码 户主身份证 申请人身份证号"),
    # --- of a person ---
    *_columns("P", "name", "name:name 姓名 成员姓名 家庭成员姓名 人员姓名", limit=100),
    *_columns("P", "id", "cert_no 证件号码 身份证号 身份证号码 公民身份号码 身份证 身份证件号码 公民身份证号码 证件号"),
    *_columns("P", "relation", "relation_to_head:relation 与户主关系 和户主关系 与户主的关系 家庭关系 关系", limit=40),
    *_columns("P", "sex", "sex 性别"),
    *_columns("P", "birth", "birth_date 出生日期 出生年月 出生年月日 生日"),
    *_columns("P", "status", "member_status:status 成员状态 人员状态 状态"),
    *_columns("P", "text", "person_no:person_no 人编号 人口编号 人员编号", limit=40),
    *_columns(
        "P", "person_phones", "person_phone:phones 人联系电话 家庭成员联系电话 成员联系电话 个人联系电话 本人电话"
    ),
    *_terms("P", "cert_type:cert_type 证件类型 证件种类", vocab.CERT_TYPES, vocab.CERT_TYPE_WORDS),
    *_terms("P", "ethnicity:ethnicity 民族", vocab.ETHNICITIES, vocab.ETHNICITY_WORDS),
    *_terms("P", "political_status:political_status 政治面貌", vocab.POLITICAL_STATUSES, vocab.POLITICAL_WORDS),
    *_terms("P", "education:education 文化程度 学历 受教育程度", vocab.EDUCATIONS, vocab.EDUCATION_WORDS),
    *_terms("P", "school_status:school_status 在校生状况 在校状况 就学情况", vocab.SCHOOL_STATUSES, vocab.SCHOOL_WORDS),
    *_terms("P", "health:health 健康状况 身体状况 健康情况", vocab.HEALTH, vocab.HEALTH_WORDS, many=True),
    *_terms(
        "P",
        "disability_type:disability_type 残疾类别 残疾类型",
        vocab.DISABILITY_TYPES,
        vocab.DISABILITY_TYPE_WORDS,
    ),
    *_terms(
        "P",
        "disability_level:disability_level 残疾等级 残疾级别",
        vocab.DISABILITY_LEVELS,
        vocab.DISABILITY_LEVEL_WORDS,
        limit=20,
    ),
    *_terms(
        "P",
        "labour_skill:labour_skill 劳动技能 劳动能力 劳动力类型",
        vocab.LABOUR_SKILLS,
        vocab.LABOUR_WORDS,
    ),
    *_terms(
        "P",
        "welfare_post_type:welfare_post 公益性岗位 公益性岗位类型 公益岗位类型 公益岗位",
        vocab.WELFARE_POSTS,
        vocab.WELFARE_POST_WORDS,
    ),
    *_terms("P", "dibao_enjoy 享受低保政策情况 是否享受低保 是否低保", vocab.DIBAO, vocab.DIBAO_WORDS),
    *_terms(
        "P",
        "tekun_enjoy 享受特困供养政策情况 是否特困供养人员 是否特困",
        vocab.TEKUN,
        vocab.TEKUN_WORDS,
    ),
    *_columns("P", "text", "dropout_reason:dropout_reason 失学或辍学原因 义务教育阶段未上学原因", limit=60),
    *_columns("P", "text", "work_place:work_place 务工所在地 务工地点", limit=120),
    *_columns("P", "text", "work_employer:work_employer 务工企业名称 务工企业 工作单位", limit=120),
    *_columns("P", "months", "work_months:work_months 务工时间 务工月数"),
    *_columns("P", "text", "note:note 备注 说明"),
    *_columns(
        "P",
        "yes_no",
        """
med_ins_resident:medical_insurance 是否参加城乡居民基本医疗保险 是否参加新型农村合作医疗 居民医保
pension_resident:pension_insurance 是否参加城乡居民基本养老保险 居民养老保险
med_ins_employee 是否参加城镇职工基本医疗保险
med_ins_major 是否参加大病保险
med_ins_commercial 是否参加商业补充医疗保险
med_aid 是否接受医疗救助 是否接受大病医疗救助
health_aid_other 是否接受其他健康扶贫
pension_employee 是否参加城镇职工基本养老保险
speaks_mandarin 是否会讲普通话
military_family 是否军烈属
out_of_school 是否义务教育阶段适龄儿童少年失学辍学
job_abroad 是否国外务工
""",
    ),
    *_columns(
        "P",
        "text",
        """
work_region 务工区域 务工状况
job_channel 就业渠道
job_industry 产业分类
carer 照料服务人 监护人
marital_status 婚姻状况
""",
    ),
    *_columns("P", "date", "person_identified_on 人员识别时间 人员认定时间"),
    *_columns("P", "date", "disability_cert_year 残疾证办证年度 残疾证发证日期 发证日期"),
    *_columns("P", "months", "welfare_post_months 公益性岗位(月数) 公益岗位月数"),
    # --- of a household ---
    *_columns("H", "text", "address:address 家庭住址 住址 地址 详细地址 家庭地址 现住址 居住地址"),
    *_columns("H", "phones", "household_phone:phones 户联系电话 户主联系电话 户主电话 家庭电话"),
    *_columns("?", "phones", "phone:phones 联系电话 联系方式 手机号 手机 电话 手机号码 电话号码"),
    *_terms("H", "main_cause:main_cause 主要致贫原因 致贫原因 致贫原因1 困难原因", vocab.CAUSES, vocab.CAUSE_WORDS),
    *_terms(
        "H",
        "other_causes:other_causes 其他致贫原因 致贫原因2 次要致贫原因",
        vocab.CAUSES,
        vocab.CAUSE_WORDS,
        many=True,
    ),
    *_terms(
        "H",
        "risks:risks 致贫/返贫风险 致贫/返贫风险1 致贫/返贫风险2 致贫/返贫风险3 致贫/返贫风险4 致贫/返贫风险5 "
        "返贫风险 致贫返贫风险1",
        vocab.RISKS,
        vocab.RISK_WORDS,
        many=True,
    ),
    *_terms("H", "household_type 户类型", vocab.HOUSEHOLD_TYPES, vocab.HOUSEHOLD_TYPE_WORDS),
    *_terms("H", "monitor_category 监测对象类别 监测对象类型 易返贫致贫户类型", vocab.MONITOR_CATEGORIES),
    *_columns(
        "H",
        "yes_no",
        """
unsafe_house:unsafe_house 是否危房户 危房户 是否危房
safe_water:safe_water 是否解决安全饮用水 安全饮水
risk_removed 风险是否已消除 风险是否消除
no_labour_safety_net 整户无劳动能力兜底保障户
toilet 是否有卫生厕所
electricity 是否通生活用电
tv 是否通广播电视
access_road 入户道路是否硬化 是否硬化
only_child_family 是否独生子女户
two_daughter_family 是否双女户
""",
    ),
    *_columns("H", "grade", "house_grade:house_grade 危房等级 房屋等级 住房等级"),
    *_columns("H", "decimal", "house_area_m2:house_area_m2 住房面积 房屋面积 建筑面积"),
    *_columns(
        "H",
        "amount_a_year",
        """
inc_wage:inc_wage 工资性收入
inc_business:inc_business 生产经营性收入 经营性收入 经营净收入
inc_property:inc_property 财产性收入
inc_transfer:inc_transfer 转移性收入
exp_business:exp_business 生产经营性支出
compliant_self_pay:compliant_self_pay 合规自付支出
net_income:net_income 家庭纯收入 家庭年收入 年收入 家庭年纯收入
net_income_per_capita:net_income_per_capita 人均纯收入 家庭人均纯收入 年人均纯收入
claims_income 理赔收入
monitor_line 纳入监测对象的参考范围 纳入监测对象的收入参考范围
""",
    ),
    *_columns(
        "H",
        "amount_a_month",
        """
monthly_amount 家庭补差 月保障金额 户月保障金 月保障金 保障金额 补差金额
topup 分类施保金 分类施保 重点救助增发 重点救助金 重点救助
price_subsidy 物价补贴
dis_topup 残疾人救助 残疾增发 高龄增发
income_per_month 月人均收入
""",
    ),
    *_columns(
        "H",
        "date",
        """
first_identified_on 首次识别时间
monitor_identified_on 识别监测时间 风险识别时间
risk_removed_on 消除监测时间 风险消除时间
lifted_year 脱贫年度
from_month 起始保障年月 起始保障时间 保障起始年月
to_month 停发时间
""",
    ),
    *_columns(
        "H",
        "count",
        """
member_count 人数 家庭人口数 家庭人口 家庭人数
covered_count 保障人口 保障人数
priority_count 重点保障人数
disabled_count 残疾人数
""",
    ),
    *_columns(
        "H",
        "decimal",
        """
road_km 与村主干路距离
land_farm_mu 耕地面积 耕地
land_forest_mu 林地面积
land_fruit_mu 林果面积
land_returned_mu 退耕还林面积
land_pasture_mu 牧草地面积
land_water_mu 水面面积
""",
    ),
    *_columns(
        "H",
        "text",
        """
province 省
city 市
county 县 区县
town 乡 镇 街道 乡镇 乡镇街道 所属街道
hamlet 自然村 村民小组 网格 所属网格
dibao_cert_no 低保证号 低保证编号 救助证编号 低保编号
dibao_kind 城/农 居民类型 低保类型
dibao_class 保障类别
dibao_mode 保障方式
stop_reason 停发原因
tekun_mode 供养方式
care_level 自理能力 护理档次
institution 供养机构
id_standard 识别标准
household_attr 贫困户属性 脱贫户属性
poverty_out_status 脱贫属性 脱贫标志
risk_removal_mode 风险消除方式
dev_measure_status 实施开发式帮扶措施情况
measure_industry 产业帮扶
measure_job 就业帮扶
measure_finance 金融帮扶
measure_welfare_post 公益岗位帮扶
measure_welfare_post_note 公益性岗位帮扶其他备注
measure_house 住房安全保障
measure_water 饮水安全保障
measure_health 健康帮扶
measure_compulsory_edu 义务教育保障
measure_edu 教育帮扶 其他教育帮扶
measure_safety_net 综合保障
measure_society 社会帮扶
measure_relocation 搬迁
measure_living 生产生活条件改善
measure_infrastructure 基础设施建设
access_road_kind 入户路类型
helper_name 帮扶责任人 帮扶责任人姓名 帮扶干部
helper_sex 帮扶责任人性别
helper_political 帮扶责任人政治面貌
helper_unit 帮扶责任人单位 帮扶单位
helper_from 帮扶开始时间 帮扶责任人帮扶开始时间
helper_to 帮扶结束时间 帮扶责任人帮扶结束时间
helper_phone 帮扶责任人联系电话 帮扶责任人电话
collected_by 信息采集人 填表人
collected_by_phone 信息采集人联系电话
bank_name 开户银行
bank_holder 账户名称 开户人
bank_state 账号状态
""",
    ),
    *_columns("H", "bank", "bank_account:bank_account 银行账号 账号 银行卡号 一卡通账号 社保卡号", limit=40),
]
BY_ID = {column.id: column for column in COLUMNS}

PATHS = {
    "户主/姓名": "head_name",
    "户主/身份证号": "head_id",
    "户主/身份证号码": "head_id",
    "户主/证件号码": "head_id",
    "户主/联系电话": "household_phone",
    "户主/电话": "household_phone",
    "帮扶责任人/姓名": "helper_name",
    "帮扶责任人/性别": "helper_sex",
    "帮扶责任人/政治面貌": "helper_political",
    "帮扶责任人/单位": "helper_unit",
    "帮扶责任人/工作单位": "helper_unit",
    "帮扶责任人/联系电话": "helper_phone",
    "帮扶责任人/电话": "helper_phone",
    "信息采集人/姓名": "collected_by",
    "信息采集人/联系电话": "collected_by_phone",
    "家庭成员/联系电话": "person_phone",
    "家庭成员/电话": "person_phone",
}
"""Captions that mean something else under their parent than alone."""
