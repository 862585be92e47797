"""The words of the national lists in English, for readers who use the application in English.

The words themselves are data and stay as they are stored; like the names in the catalogue tables they stand here in
both languages. Ethnic groups and places keep their Chinese names.
"""

from django.utils.functional import lazy
from django.utils.translation import get_language

GLOSSES = {
    # relation to the head
    "户主": "Head", "配偶": "Spouse", "子女": "Child", "之子": "Son", "之女": "Daughter", "之儿媳": "Daughter-in-law",
    "之女婿": "Son-in-law", "之孙子": "Grandson", "之孙女": "Granddaughter", "之外孙子": "Daughter's son",
    "之外孙女": "Daughter's daughter", "之父": "Father", "之母": "Mother", "之岳父": "Wife's father",
    "之岳母": "Wife's mother", "之公公": "Husband's father", "之婆婆": "Husband's mother",
    "之祖父": "Grandfather", "之祖母": "Grandmother", "之外祖父": "Mother's father",
    "之外祖母": "Mother's mother", "之兄弟姐妹": "Brother or sister", "之曾孙子": "Great-grandson",
    "之曾孙女": "Great-granddaughter", "之侄儿": "Nephew", "之侄女": "Niece", "之兄弟媳妇": "Brother's wife",
    "之叔伯": "Uncle", "其他": "Other",
    # education and school
    "文盲或半文盲": "Illiterate or semi-literate", "小学": "Primary school", "初中": "Junior secondary school",
    "高中": "Senior secondary school", "大专": "College", "本科及以上": "University", "学龄前儿童": "Before school age",
    "学前教育": "Kindergarten", "七年级": "Grade 7", "八年级": "Grade 8", "九年级": "Grade 9",
    "普通高中一年级": "Senior secondary, year 1", "普通高中二年级": "Senior secondary, year 2",
    "普通高中三年级": "Senior secondary, year 3", "中职一年级": "Vocational school, year 1",
    "中职二年级": "Vocational school, year 2", "中职三年级": "Vocational school, year 3",
    "高职高专一年级": "Vocational college, year 1", "高职高专二年级": "Vocational college, year 2",
    "高职高专三年级": "Vocational college, year 3", "技师学院一年级": "Technician college, year 1",
    "技师学院二年级": "Technician college, year 2", "技师学院三年级": "Technician college, year 3",
    "技师学院四年级": "Technician college, year 4", "本科一年级": "University, year 1",
    "本科二年级": "University, year 2", "本科三年级": "University, year 3", "本科四年级": "University, year 4",
    "本科五年级": "University, year 5", "硕士研究生及以上": "Postgraduate",
    # marriage, and what somebody receives on their own
    "未婚": "Single", "已婚": "Married", "初婚": "Married once", "再婚": "Remarried",
    "复婚": "Married again to the same", "丧偶": "Widowed", "离婚": "Divorced", "未说明": "Not stated",
    "未享受": "Not receiving it", "不享受": "Not receiving it", "城市低保": "Urban minimum living allowance",
    "农村低保": "Rural minimum living allowance", "城市特困": "Urban destitute support",
    "农村特困": "Rural destitute support",
    # health, work, standing
    "健康": "Healthy", "长期慢性病": "Chronic illness", "患有大病": "Serious illness", "残疾": "Disabled",
    "普通劳动力": "Able to work", "技能劳动力": "Skilled", "弱劳动力或半劳动力": "Partly able to work",
    "丧失劳动力": "No longer able to work", "无劳动力": "Not able to work", "中共党员": "Party member",
    "中共预备党员": "Probationary party member", "共青团员": "Youth League member", "群众": "No party",
    "无党派人士": "Independent", "居民身份证": "Resident ID card", "残疾人证": "Disability certificate",
    "军官证": "Officer's certificate", "护照": "Passport",
    "港澳居民来往内地通行证": "Mainland travel permit, Hong Kong and Macao",
    "台湾居民来往大陆通行证": "Mainland travel permit, Taiwan",
    "港澳台居民居住证": "Residence permit, Hong Kong, Macao and Taiwan",
    "外国人永久居留身份证": "Permanent residence card", "出生医学证明": "Birth certificate",
    "其他证件": "Another paper",
    "视力": "Sight", "听力": "Hearing", "言语": "Speech", "肢体": "Physical",
    "智力": "Intellectual", "精神": "Mental", "多重": "Multiple", "一级": "Level 1", "二级": "Level 2",
    "三级": "Level 3", "四级": "Level 4", "护林员": "Forest ranger", "护路员": "Road keeper", "护水员": "River keeper",
    "护边员": "Border keeper", "护草员": "Grassland keeper", "护理员": "Carer", "保洁员": "Cleaner",
    "治安协管员": "Public-order assistant",
    # roads
    "水泥路": "Concrete road", "沥青路": "Asphalt road", "砂石路": "Gravel road", "泥土路": "Dirt road",
    # causes and risks
    "因病": "Illness", "因残": "Disability", "因学": "School costs", "因灾": "Disaster", "因婚": "Marriage costs",
    "因丧": "Bereavement", "缺土地": "Lack of land", "缺水": "Lack of water", "缺技术": "Lack of skills",
    "缺劳力": "Lack of labour", "缺资金": "Lack of capital", "交通条件落后": "Poor roads",
    "自身发展动力不足": "Lack of drive", "因自然灾害": "Natural disaster", "因意外事故": "Accident",
    "因产业项目失败": "Failed project", "因务工就业不稳": "Unstable work", "缺劳动力": "Lack of labour",
    "因安全住房": "Unsafe housing", "因安全饮水": "Unsafe water",
    # papers that errands usually need
    "身份证": "Identity card", "户口本": "Household register", "一寸照片": "One-inch photo",
    "病历和诊断证明": "Medical records and diagnosis", "银行卡": "Bank card", "收入证明": "Proof of income",
    "发票": "Invoice", "存折": "Bank book", "困难证明": "Proof of hardship",
}  # fmt: skip


def gloss(word):
    """A stored word in the reader's language; one that no list knows, as it stands."""
    return word if (get_language() or "").startswith("zh") else GLOSSES.get(word, word)


def gloss_all(words):
    """Several, joined by the language's comma."""
    found = [gloss(word) for word in words]
    return ("、" if found == list(words) else ", ").join(found)


gloss_lazy = lazy(gloss, str)
"""For choices that are listed when a module is loaded, before anybody reads them."""
