"""Columns of a household, which stand on the row of any of its persons."""

from households import vocab
from households.roster.reading.columns.column import columns, terms

HOUSEHOLD_COLUMNS = [
    *columns("H", "text", "address:address 家庭住址 住址 地址 详细地址 家庭地址 现住址 居住地址"),
    *columns("H", "phones", "household_phone:phones 户联系电话 户主联系电话 户主电话 家庭电话"),
    *columns("?", "phones", "phone:phones 联系电话 联系方式 手机号 手机 电话 手机号码 电话号码"),
    *terms("H", "main_cause:main_cause 主要致贫原因 致贫原因 致贫原因1 困难原因", vocab.CAUSES, vocab.CAUSE_WORDS),
    *terms(
        "H",
        "other_causes:other_causes 其他致贫原因 致贫原因2 次要致贫原因",
        vocab.CAUSES,
        vocab.CAUSE_WORDS,
        many=True,
    ),
    *terms(
        "H",
        "risks:risks 致贫/返贫风险 致贫/返贫风险1 致贫/返贫风险2 致贫/返贫风险3 致贫/返贫风险4 致贫/返贫风险5 "
        "返贫风险 致贫返贫风险1",
        vocab.RISKS,
        vocab.RISK_WORDS,
        many=True,
    ),
    *terms("H", "access_road_kind:access_road_kind 入户路类型", vocab.ROADS, vocab.ROAD_WORDS),
    *columns("H", "text", "flag_reason:flag_reason 关注原因 纳入原因"),
    *columns("H", "text", "flag_grounds:flag_grounds 关注依据 纳入依据", limit=500),
    *columns("H", "phones", "helper_phone:helper_phones 帮扶责任人联系电话 帮扶责任人电话"),
    *terms("H", "household_type 户类型", vocab.HOUSEHOLD_TYPES, vocab.HOUSEHOLD_TYPE_WORDS),
    *terms("H", "monitor_category 监测对象类别 监测对象类型 易返贫致贫户类型", vocab.MONITOR_CATEGORIES),
    *columns(
        "H",
        "yes_no",
        """
unsafe_house:unsafe_house 是否危房户 危房户 是否危房
safe_water:safe_water 是否解决安全饮用水 安全饮水
risk_removed 风险是否已消除 风险是否消除
no_labour_safety_net 整户无劳动能力兜底保障户
toilet:toilet 是否有卫生厕所
electricity:electricity 是否通生活用电
tv:tv 是否通广播电视
access_road:access_road 入户道路是否硬化 是否硬化
only_child_family 是否独生子女户
two_daughter_family 是否双女户
""",
    ),
    *columns("H", "grade", "house_grade:house_grade 危房等级 房屋等级 住房等级"),
    *columns("H", "decimal", "house_area_m2:house_area_m2 住房面积 房屋面积 建筑面积"),
    *columns(
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
transfer_tekun 特困供养金
transfer_pension 养老保险金 养老金
transfer_ecology 生态补偿 生态补偿金
transfer_soil 地力补贴 耕地地力补贴 耕地地力保护补贴
transfer_age 高龄补贴 高龄津贴
transfer_merit 优抚金
transfer_disability 残疾补贴 残疾人补贴 残疾人两项补贴
transfer_education 教育扶持 教育资助
transfer_relief 救灾款
transfer_care 失能老人补贴
transfer_support 赡养费
transfer_heating 取暖补贴
transfer_insurance 防贫保险
transfer_gift 捐赠
wage_post_trade 行业公益岗
wage_post_town 乡镇公益岗
wage_post_village 村级公益岗
monitor_line 纳入监测对象的参考范围 纳入监测对象的收入参考范围
""",
    ),
    *columns(
        "H",
        "amount_a_month",
        """
monthly_amount 家庭补差 月保障金额 户月保障金 月保障金 保障金额 补差金额
topup 分类施保金 分类施保 重点救助增发 重点救助金 重点救助
price_subsidy 物价补贴
dis_topup 残疾人救助 残疾增发 高龄增发
income_per_month 月人均收入
household_income_per_month 家庭月收入
paid_amount 发放金额
amount_per_person 人均补助
aid_standard 保障标准
""",
    ),
    *columns(
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
    *columns(
        "H",
        "count",
        """
member_count 人数 家庭人口数 家庭人口 家庭人数
covered_count 保障人口 保障人数
priority_count 重点保障人数
resident_count 常住人口
disabled_count 残疾人数
""",
    ),
    *columns(
        "H",
        "decimal",
        """
road_km:road_km 与村主干路距离
land_farm_mu:land_farm_mu 耕地面积 耕地
land_forest_mu:land_forest_mu 林地面积
land_fruit_mu:land_fruit_mu 林果面积
land_returned_mu:land_returned_mu 退耕还林面积
land_pasture_mu:land_pasture_mu 牧草地面积
land_water_mu:land_water_mu 水面面积
""",
    ),
    *columns(
        "H",
        "text",
        """
province 省
city 市
county 县 区县
town 乡 镇 街道 乡镇 乡镇街道 所属街道
region 地区 所属地区 行政区划
hukou_address 户籍地址
aid_kind 救助类别
difficulty 主要困难情况
household_status_text 户状态
house_kind 住房类型
helper_measures 帮扶措施
hamlet 自然村 村民小组 网格 所属网格
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
helper_name:helper_name 帮扶责任人 帮扶责任人姓名 帮扶干部
helper_sex 帮扶责任人性别
helper_political 帮扶责任人政治面貌
helper_unit:helper_unit 帮扶责任人单位 帮扶单位
helper_from 帮扶开始时间 帮扶责任人帮扶开始时间
helper_to 帮扶结束时间 帮扶责任人帮扶结束时间
collected_by 信息采集人 填表人
collected_by_phone 信息采集人联系电话
bank_name 开户银行
bank_holder 账户名称 开户人
bank_state 账号状态
""",
    ),
    *columns("H", "number", "dibao_cert_no 低保证号 低保证编号 救助证编号 低保编号"),
    *columns("H", "bank", "bank_account:bank_account 银行账号 账号 银行卡号 一卡通账号 社保卡号", limit=40),
]
