"""Columns of a person."""

from households import vocab
from households.roster.reading.columns.column import columns, terms

PERSON_COLUMNS = [
    *columns("P", "name", "name:name 姓名 成员姓名 家庭成员姓名 人员姓名", limit=100),
    *columns("P", "id", "cert_no 证件号码 身份证号 身份证号码 公民身份号码 身份证 身份证件号码 公民身份证号码 证件号"),
    *columns("P", "relation", "relation_to_head:relation 与户主关系 和户主关系 与户主的关系 家庭关系 关系", limit=40),
    *columns("P", "sex", "sex 性别"),
    *columns("P", "birth", "birth_date 出生日期 出生年月 出生年月日 生日"),
    *columns("P", "status", "member_status:status 成员状态 人员状态 状态"),
    *columns("P", "number", "person_no:person_no 人编号 人口编号 人员编号", limit=40),
    *columns(
        "P", "person_phones", "person_phone:phones 人联系电话 家庭成员联系电话 成员联系电话 个人联系电话 本人电话"
    ),
    *terms("P", "cert_type:cert_type 证件类型 证件种类", vocab.CERT_TYPES, vocab.CERT_TYPE_WORDS),
    *terms("P", "ethnicity:ethnicity 民族", vocab.ETHNICITIES, vocab.ETHNICITY_WORDS),
    *terms("P", "political_status:political_status 政治面貌", vocab.POLITICAL_STATUSES, vocab.POLITICAL_WORDS),
    *terms("P", "education:education 文化程度 学历 受教育程度", vocab.EDUCATIONS, vocab.EDUCATION_WORDS),
    *terms("P", "school_status:school_status 在校生状况 在校状况 就学情况", vocab.SCHOOL_STATUSES, vocab.SCHOOL_WORDS),
    *terms("P", "health:health 健康状况 身体状况 健康情况", vocab.HEALTH, vocab.HEALTH_WORDS, many=True),
    *terms(
        "P",
        "disability_type:disability_type 残疾类别 残疾类型",
        vocab.DISABILITY_TYPES,
        vocab.DISABILITY_TYPE_WORDS,
    ),
    *terms(
        "P",
        "disability_level:disability_level 残疾等级 残疾级别",
        vocab.DISABILITY_LEVELS,
        vocab.DISABILITY_LEVEL_WORDS,
        limit=20,
    ),
    *terms(
        "P",
        "labour_skill:labour_skill 劳动技能 劳动能力 劳动力类型",
        vocab.LABOUR_SKILLS,
        vocab.LABOUR_WORDS,
    ),
    *terms(
        "P",
        "welfare_post_type:welfare_post 公益性岗位 公益性岗位类型 公益岗位类型 公益岗位",
        vocab.WELFARE_POSTS,
        vocab.WELFARE_POST_WORDS,
    ),
    *terms("P", "marital_status:marital_status 婚姻状况", vocab.MARITAL_STATUSES, vocab.MARITAL_WORDS),
    *terms("P", "dibao_enjoy:dibao 享受低保政策情况 是否享受低保 是否低保", vocab.DIBAO, vocab.DIBAO_WORDS),
    *terms(
        "P",
        "tekun_enjoy:tekun 享受特困供养政策情况 是否特困供养人员 是否特困",
        vocab.TEKUN,
        vocab.TEKUN_WORDS,
    ),
    *columns("P", "text", "dropout_reason:dropout_reason 失学或辍学原因 义务教育阶段未上学原因", limit=60),
    *columns("P", "text", "work_place:work_place 务工所在地 务工地点", limit=120),
    *columns("P", "text", "work_employer:work_employer 务工企业名称 务工企业 工作单位", limit=120),
    *columns("P", "months", "work_months:work_months 务工时间 务工月数"),
    *columns("P", "text", "note:note 备注 说明"),
    *columns(
        "P",
        "yes_no",
        """
med_ins_resident:medical_insurance 是否参加城乡居民基本医疗保险 是否参加新型农村合作医疗 居民医保
pension_resident:pension_insurance 是否参加城乡居民基本养老保险 居民养老保险
med_ins_employee:employee_medical_insurance 是否参加城镇职工基本医疗保险
med_ins_major:major_illness_insurance 是否参加大病保险
med_ins_commercial 是否参加商业补充医疗保险
med_aid 是否接受医疗救助 是否接受大病医疗救助
health_aid_other 是否接受其他健康扶贫
pension_employee:employee_pension_insurance 是否参加城镇职工基本养老保险
speaks_mandarin 是否会讲普通话
military_family 是否军烈属
out_of_school 是否义务教育阶段适龄儿童少年失学辍学
job_abroad 是否国外务工
is_disabled 是否残疾 是否残疾人
is_monitored 是否监测对象 是否监测户
is_working 是否务工 是否外出务工
is_party_member 是否党员
""",
    ),
    *columns(
        "P",
        "text",
        """
work_region 务工区域 务工状况
job_channel 就业渠道
job_industry 产业分类
carer 照料服务人 监护人
carer_phone 监护人联系电话 监护人电话 照料服务人电话
school 就读学校
disease 疾病名称
occupation 就业状况
hukou_kind 户口性质
person_kind 人员身份类别
disability 残疾情况 残疾类别等级
school_class 班级
med_ins_kind 医保类型 参保类型 医保情况 医疗保险 医疗保险类型
pension_kind 养老保险类型 养老保险
""",
    ),
    *columns("", "certificate", "disability_cert_no 残疾证号"),
    *columns("", "is_dead", "is_dead 是否死亡"),
    *columns("P", "date", "gone_on 死亡时间 死亡日期 迁出时间 减少时间 变动时间"),
    *columns("P", "date", "person_identified_on 人员识别时间 人员认定时间"),
    *columns("P", "date", "disability_cert_year 残疾证办证年度 残疾证发证日期 发证日期"),
    *columns("P", "months", "welfare_post_months 公益性岗位(月数) 公益岗位月数"),
]
