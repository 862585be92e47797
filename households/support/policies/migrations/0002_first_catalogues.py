"""What the tables of policies began with when this was written; later codes come by ``load_catalogues``."""

from caseload.core.database import begin_with
from caseload.core.light_migrations import LightMigration

# fmt: off
AUTHORITY = [
    ("civil_affairs", "民政", "Civil affairs", 0),
    ("elder_care", "养老服务", "Care of the elderly", 1),
    ("disabled", "残联", "Disabled persons' federation", 2),
    ("medical_insurance", "医保", "Medical insurance", 3),
    ("health", "卫健", "Health", 4),
    ("education", "教育", "Education", 5),
    ("agriculture", "农业农村", "Agriculture and rural affairs", 6),
    ("labour", "人社", "Labour and social security", 7),
    ("housing", "住建", "Housing and construction", 8),
    ("water", "水利", "Water", 9),
    ("emergency", "应急", "Emergency management", 10),
    ("veterans", "退役军人事务", "Veterans' affairs", 11),
    ("justice", "司法", "Justice", 12),
    ("mass", "工会、妇联、团委", "Trade union, women's federation, youth league", 13),
    ("utilities", "水电气暖", "Water, power, gas and heating", 14),
]
POLICY = [
    ("dibao", "最低生活保障", "Minimum living allowance", "civil_affairs", 0, "household", "household_month", 12, "共同生活的家庭成员人均收入低于当地低保标准，且财产状况符合规定；按差额补助。", ["身份证", "户口簿", "收入和财产声明", "授权核对书"], "街道便民服务中心", "", "", "社会救助暂行办法（国务院令第649号）；民发〔2021〕57号"),
    ("tekun", "特困人员基本生活供养", "Support of the destitute: living", "civil_affairs", 1, "member", "person_month", 12, "无劳动能力、无生活来源、无法定赡养抚养扶养义务人或其无履行能力的老年人、残疾人和未成年人。", ["身份证", "户口簿", "收入和财产声明", "残疾证"], "街道便民服务中心", "", "", "国发〔2016〕14号；民发〔2021〕43号"),
    ("tekun_care", "特困人员照料护理", "Support of the destitute: care", "civil_affairs", 2, "member", "person_month", 12, "已纳入特困供养；按生活自理能力评估结果分三档。", ["生活自理能力评估表"], "街道便民服务中心", "", "", "国发〔2016〕14号"),
    ("temp_aid", "临时救助", "Temporary aid", "civil_affairs", 3, "household", "time", None, "遭遇突发事件、意外伤害、重大疾病，或必需支出突然增加，基本生活陷入困境；急难型可先行救助、后补手续。", ["身份证", "户口簿", "困难情况说明", "医疗票据"], "街道便民服务中心", "", "", "国发〔2014〕47号"),
    ("orphan", "孤儿基本生活费", "Living allowance of orphans", "civil_affairs", 4, "member", "person_month", 12, "失去父母、查找不到生父母的未满18周岁儿童；年满18周岁仍在校就读的可继续。", ["身份证", "户口簿", "父母死亡或失踪证明", "监护人银行卡"], "街道便民服务中心", "", "", "国办发〔2010〕54号"),
    ("de_facto_unsupported", "事实无人抚养儿童基本生活补贴", "Allowance of children without support in fact", "civil_affairs", 5, "member", "person_month", 12, "父母双方重残、重病、服刑、失联等，或一方死亡失踪、另一方属上述情形的儿童。", ["身份证", "户口簿", "父母情况证明", "监护人银行卡"], "街道便民服务中心", "", "", "民发〔2019〕62号"),
    ("child_in_need", "困境儿童生活补贴", "Allowance of children in need", "civil_affairs", 6, "member", "person_month", 12, "家庭困难或自身重残、重病的儿童，未享受孤儿和事实无人抚养儿童待遇。", ["身份证", "户口簿"], "街道便民服务中心", "", "", "国发〔2016〕36号"),
    ("elder_allowance", "高龄津贴", "Allowance of old age", "civil_affairs", 7, "member", "person_month", 12, "年满80周岁，按80、90、100周岁分档。", ["身份证", "户口簿", "银行卡"], "社区党群服务中心", "", "", ""),
    ("elder_poor_subsidy", "经济困难老年人补贴", "Subsidy of the elderly poor", "civil_affairs", 8, "member", "person_month", 12, "60周岁以上低保或低保边缘家庭老年人。", ["身份证", "户口簿", "银行卡"], "街道便民服务中心", "", "", "财社〔2014〕113号"),
    ("elder_care_subsidy", "失能老年人护理补贴", "Care subsidy of the elderly", "civil_affairs", 9, "member", "person_month", 12, "60周岁以上经济困难且经评估失能的老年人。", ["身份证", "户口簿", "能力评估报告", "银行卡"], "街道便民服务中心", "", "", "财社〔2014〕113号"),
    ("heating_aid", "冬季取暖补贴", "Heating aid", "civil_affairs", 10, "household", "household_year", 12, "低保、特困家庭，按取暖季发放。", ["户口簿"], "社区党群服务中心", "10-08", "11-30", ""),
    ("funeral", "殡葬基本服务费减免", "Funeral costs waived", "civil_affairs", 11, "member", "time", None, "去世的低保、特困和优抚对象。", ["死亡证明", "火化证明", "经办人身份证"], "街道便民服务中心", "", "", ""),
    ("home_care", "居家养老服务", "Care at home", "elder_care", 12, "member", "in_kind", 12, "经济困难的失能、高龄、独居老年人，由服务机构定期上门。", ["身份证", "能力评估报告"], "社区党群服务中心", "", "", "国办发〔2023〕13号"),
    ("home_adaptation", "居家适老化改造", "Home adapted to old age", "elder_care", 13, "household", "in_kind", None, "特困、低保等家庭中的高龄、失能、残疾老年人。", ["身份证", "户口簿", "房屋权属证明"], "社区党群服务中心", "03-01", "06-30", "民发〔2020〕86号"),
    ("meal_service", "老年助餐", "Meals for the elderly", "elder_care", 14, "member", "in_kind", 12, "60周岁以上独居、空巢、高龄和困难老年人。", ["身份证"], "社区党群服务中心", "", "", "民发〔2023〕58号"),
    ("dis_living", "困难残疾人生活补贴", "Living subsidy of the disabled", "disabled", 15, "member", "person_month", 12, "低保或低保边缘家庭中的持证残疾人。", ["身份证", "户口簿", "残疾证", "银行卡"], "街道便民服务中心", "", "", "国发〔2015〕52号"),
    ("dis_care", "重度残疾人护理补贴", "Care subsidy of the severely disabled", "disabled", 16, "member", "person_month", 12, "残疾等级为一级、二级，需要长期照护。", ["身份证", "户口簿", "残疾证", "银行卡"], "街道便民服务中心", "", "", "国发〔2015〕52号"),
    ("assistive_device", "辅助器具适配", "Assistive devices", "disabled", 17, "member", "in_kind", None, "持证残疾人，经评估需要轮椅、助听器等辅助器具。", ["身份证", "残疾证"], "社区党群服务中心", "", "", ""),
    ("barrier_free", "残疾人家庭无障碍改造", "Home without barriers", "disabled", 18, "household", "in_kind", None, "困难重度残疾人家庭。", ["身份证", "户口簿", "残疾证"], "社区党群服务中心", "03-01", "05-31", "残联发〔2021〕49号"),
    ("rehab_child", "残疾儿童康复救助", "Rehabilitation of disabled children", "disabled", 19, "member", "person_year", 12, "0—17周岁有康复需求的残疾儿童，在定点机构康复。", ["身份证", "户口簿", "残疾证或诊断证明"], "街道便民服务中心", "", "", "国发〔2018〕20号"),
    ("day_care", "阳光家园托养服务", "Day care of the disabled", "disabled", 20, "member", "in_kind", 12, "16—59周岁智力、精神和重度肢体残疾人。", ["身份证", "残疾证"], "社区党群服务中心", "01-01", "03-31", ""),
    ("dis_edu", "残疾学生和残疾人子女助学", "Schooling of the disabled and their children", "disabled", 21, "member", "person_year", 12, "在读残疾学生，或困难残疾人家庭子女。", ["身份证", "残疾证", "在读证明"], "街道便民服务中心", "08-01", "10-31", ""),
    ("ins_subsidy", "居民医保参保资助", "Medical insurance paid", "medical_insurance", 22, "member", "person_year", 12, "特困人员、孤儿全额资助，低保和监测对象定额资助。", ["身份证"], "社区党群服务中心", "09-01", "02-28", "国办发〔2021〕42号"),
    ("major_ins", "大病保险倾斜支付", "Major illness insurance, higher rate", "medical_insurance", 23, "member", "percent", 12, "特困、低保和返贫致贫人口；起付线降低、支付比例提高，一站式结算。", ["身份证", "医保卡"], "定点医疗机构", "", "", "国办发〔2021〕42号"),
    ("med_aid", "医疗救助", "Medical aid", "medical_insurance", 24, "member", "percent", 12, "低保、特困、低保边缘和因病致贫重病患者，基本医保、大病保险报销后个人负担的合规费用。", ["身份证", "费用结算单", "病历"], "定点医疗机构", "", "", "国办发〔2021〕42号"),
    ("chronic_cert", "门诊慢特病待遇", "Outpatient benefit for chronic illness", "medical_insurance", 25, "member", "percent", 24, "患有目录内慢性病、特殊疾病，经认定取得待遇资格。", ["身份证", "医保卡", "诊断证明", "住院病历", "照片"], "医保服务窗口", "", "", ""),
    ("family_doctor", "家庭医生签约服务", "Family doctor", "health", 26, "member", "in_kind", 12, "常住居民自愿签约，困难和慢病人群优先。", ["身份证", "医保卡"], "社区卫生服务中心", "", "", "国卫基层发〔2022〕10号"),
    ("treat_first", "先诊疗后付费", "Treatment before payment", "health", 27, "member", "in_kind", 12, "脱贫和监测人口在县域内定点医院住院，免交押金。", ["身份证", "医保卡"], "定点医疗机构", "", "", ""),
    ("fp_reward", "计划生育家庭特别扶助", "Support of families who lost their only child", "health", 28, "member", "person_month", 12, "独生子女死亡或伤残、女方年满49周岁的夫妻。", ["身份证", "户口簿", "结婚证", "子女死亡证明或残疾证"], "街道便民服务中心", "01-01", "03-31", "人口发〔2007〕78号"),
    ("edu_pre", "学前教育资助", "Aid in kindergarten", "education", 29, "member", "term", 6, "在园的家庭经济困难儿童、孤儿和残疾儿童。", ["户口簿", "家庭困难证明"], "就读幼儿园", "09-01", "09-30", ""),
    ("edu_living", "义务教育生活补助", "Living aid in compulsory schooling", "education", 30, "member", "term", 6, "家庭经济困难的小学、初中学生，寄宿和非寄宿分档。", ["户口簿", "家庭困难证明"], "就读学校", "09-01", "09-30", "财教〔2021〕310号"),
    ("edu_senior", "高中和中职助学金", "Aid in senior and vocational schools", "education", 31, "member", "term", 6, "在读的家庭经济困难学生。", ["户口簿", "家庭困难证明", "学籍证明"], "就读学校", "09-01", "09-30", "财教〔2021〕310号"),
    ("edu_grant", "高校国家助学金", "Grant at college", "education", 32, "member", "person_year", 12, "全日制在校的家庭经济困难学生。", ["身份证", "家庭困难认定表"], "就读学校", "09-01", "10-15", "财教〔2021〕310号"),
    ("yulu", "雨露计划", "Yulu plan", "agriculture", 33, "member", "person_year", 12, "脱贫户和监测户中接受中职、高职教育的子女，分春秋两季发放。", ["身份证", "户口簿", "学籍证明", "银行卡"], "社区党群服务中心", "09-01", "11-30", ""),
    ("anti_return_ins", "防返贫保险", "Insurance against falling back", "agriculture", 34, "household", "time", None, "因病、因学、因灾、因意外支出骤增的脱贫户、监测户和一般户，经核查理赔。", ["身份证", "户口簿", "费用票据"], "社区党群服务中心", "", "", ""),
    ("yard_economy", "庭院经济奖补", "Yard economy", "agriculture", 35, "household", "household_year", 12, "利用房前屋后发展种养、手工的脱贫户和监测户。", ["户口簿", "申请表"], "社区党群服务中心", "03-01", "05-31", ""),
    ("job_subsidy", "求职创业和交通补贴", "Subsidy for finding work and travel", "labour", 36, "member", "time", None, "稳定务工的脱贫和监测劳动力，或困难高校毕业生。", ["身份证", "务工证明", "车票"], "街道便民服务中心", "", "", ""),
    ("training", "职业技能培训补贴", "Skills training", "labour", 37, "member", "time", None, "取得职业资格或技能等级证书的困难劳动力。", ["身份证", "技能证书"], "街道便民服务中心", "", "", ""),
    ("pension_pay", "居民养老保险代缴", "Pension contributions paid", "labour", 38, "member", "person_year", 12, "低保、特困、重度残疾等困难人员，由政府代缴部分或全部保费。", ["身份证", "户口簿", "困难身份证明"], "社区党群服务中心", "01-01", "12-20", "国发〔2014〕8号"),
    ("house_rebuild", "农村危房改造", "Dangerous house rebuilt", "housing", 39, "household", "time", None, "房屋经鉴定为C级或D级的低收入群体，住房唯一。", ["身份证", "户口簿", "房屋鉴定报告", "宅基地证明"], "街道便民服务中心", "01-01", "04-30", "建村〔2021〕35号"),
    ("public_rental", "公租房租赁补贴", "Rent subsidy", "housing", 40, "household", "household_month", 12, "城镇住房、收入困难家庭。", ["身份证", "户口簿", "住房情况证明", "收入证明"], "街道便民服务中心", "", "", ""),
    ("water_access", "饮水入户补助", "Tap water at home", "water", 41, "household", "time", None, "尚未接通自来水的困难家庭。", ["户口簿"], "社区党群服务中心", "", "", ""),
    ("disaster_aid", "受灾人员救助", "Disaster aid", "emergency", 42, "household", "time", None, "因自然灾害造成住房、口粮、衣被等困难的家庭，含冬春救助。", ["身份证", "户口簿", "受灾情况说明"], "社区党群服务中心", "", "", "国务院令第577号"),
    ("veteran", "优抚对象抚恤补助", "Allowance of veterans and their families", "veterans", 43, "member", "person_month", 12, "残疾军人、在乡复员军人、烈士遗属等优抚对象。", ["身份证", "户口簿", "优抚证件", "银行卡"], "街道便民服务中心", "", "", "军人抚恤优待条例"),
    ("legal_aid", "法律援助", "Legal aid", "justice", 44, "member", "in_kind", None, "经济困难公民，或法律规定不受经济条件限制的事项。", ["身份证", "经济困难说明", "案件材料"], "街道司法所", "", "", "法律援助法"),
    ("union_aid", "困难职工帮扶", "Aid of workers in hardship", "mass", 45, "member", "time", None, "建档的困难职工家庭。", ["身份证", "困难职工档案表"], "工会", "", "", ""),
    ("women_aid", "低收入妇女“两癌”救助", "Aid of women with cancer", "mass", 46, "member", "time", None, "确诊宫颈癌或乳腺癌的低收入妇女。", ["身份证", "诊断证明"], "妇联", "01-01", "03-31", ""),
    ("utility_relief", "低保特困用电减免", "Relief of power costs", "utilities", 47, "household", "in_kind", 12, "低保、特困家庭每月减免基础电量。", ["户口簿", "电费户号"], "供电营业厅", "", "", ""),
]
POLICY_EXCLUSION = [
    (1, "dibao", "tekun", "特困人员不再享受低保"),
    (2, "tekun_care", "dis_care", "特困照料护理与重残护理补贴不重复享受"),
    (3, "tekun_care", "elder_care_subsidy", "照料护理待遇不重复享受"),
    (4, "elder_care_subsidy", "dis_care", "护理补贴择高享受"),
    (5, "orphan", "de_facto_unsupported", "同一儿童只享受一项基本生活保障"),
    (6, "orphan", "child_in_need", "同一儿童只享受一项基本生活保障"),
    (7, "de_facto_unsupported", "child_in_need", "同一儿童只享受一项基本生活保障"),
    (8, "orphan", "tekun", "同一儿童只享受一项基本生活保障"),
    (9, "tekun", "dis_living", "纳入特困供养的残疾人不享受残疾人两项补贴"),
    (10, "tekun", "dis_care", "纳入特困供养的残疾人不享受残疾人两项补贴"),
    (11, "orphan", "dis_living", "已享受孤儿基本生活费"),
    (12, "de_facto_unsupported", "dis_living", "已享受事实无人抚养儿童补贴"),
]
POLICY_AMOUNT = [
    (1, "yulu", "3000.00", "春秋两季各发一半"),
    (2, "edu_living", "625.00", "小学寄宿生，每学年1250元"),
]
# fmt: on


class Migration(LightMigration):
    dependencies = [("policies", "0001_tables")]

    operations = [
        begin_with("policies_authority", "code name name_en order", AUTHORITY),
        begin_with(
            "policies_policy",
            "code name name_en authority_id order whom unit months conditions papers where_to_apply apply_from apply_to source",
            POLICY,
        ),
        begin_with("policies_policyexclusion", "id one_id other_id reason", POLICY_EXCLUSION),
        begin_with("policies_policyamount", "id policy_id amount note", POLICY_AMOUNT),
    ]
