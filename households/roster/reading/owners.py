"""Whose facts the columns of a sheet are: the row's own person's, or somebody else's whom the row names.

A sheet may name the spouse, a child, a helper or a guardian beside the person of the row, each with a number or a
phone under the same caption as the person's own. Nobody may ever get another's number: a column belongs to whoever the
caption names, else to whoever was named right before it; what cannot be told is left unknown, and so asked about.
"""

import re
from dataclasses import dataclass, replace

from households.roster.reading.captions import BY_ID, TABLE, read_caption, without_hints

KIN = {
    "配偶": "配偶", "妻子": "配偶", "丈夫": "配偶", "爱人": "配偶", "子女": "子女", "孩子": "子女", "儿子": "之子",
    "女儿": "之女", "长子": "之子", "次子": "之子", "长女": "之女", "次女": "之女", "儿媳": "之儿媳", "父亲": "之父",
    "母亲": "之母", "孙子": "之孙子", "孙女": "之孙女",
}  # fmt: skip
"""Relatives that a caption names, with their relation to the head. A child's is told by the sex."""
OUTSIDERS = {
    "helper": "帮扶责任人 帮扶干部 帮扶联系人 结对帮扶人 帮扶人 结对帮扶责任人 结对帮扶干部",
    "collector": "信息采集人 填表人 采集人 调查人 登记人 填报人 制表人",
    "carer": "监护人 法定监护人 法定代理人 照料服务人 照料人 照护人 护理人 赡养人 扶养人 抚养人",
    "contact": "联系人 紧急联系人 父母 家长 亲属",
    "other": "网格员 网格长 楼长 代办人 代领人 领款人 经办人 审核人 包村干部 村干部 社工 介绍人 房主 房东",
}
OUTSIDERS = {word: who for who, words in OUTSIDERS.items() for word in words.split()}
"""People of no household of the list: what is kept of them, if anything, are a name and a phone."""
HELPS = re.compile(
    "(?:结对|挂钩)?(?:帮扶|帮包|帮联|包户|包保|包联|包扶|挂包|挂联|联户|联系|结对)(?:干部|责任人|负责人|领导|党员|人员)"
)
SERVES = re.compile(".{0,6}(?:干部|责任人|负责人|领导|书记|主任|专干|社工|社会工作者|志愿者|医生|党员|委员|组长|民警)")
ANYBODY = re.compile(".{1,6}(?:人|员|者|父亲|母亲)")
"""Captions of no table that name who helps the household, who serves the place, and, once the row's own person was
named, whoever it may be: a number or a phone right after them is theirs."""
KEPT = {
    "head": {"cert_no": "head_id", "phone": "household_phone"},
    "helper": {"name": "helper_name", "phone": "helper_phone", "sex": "helper_sex", "unit": "helper_unit",
               "political_status": "helper_political"},
    "collector": {"name": "collected_by", "phone": "collected_by_phone"},
    "carer": {"name": "carer", "phone": "carer_phone"},
    "contact": {"phone": "household_phone"},
    "other": {},
}  # fmt: skip
"""{whose: {which fact: the column that keeps it}}."""
NOT_THEIRS = "other_person"
"""Of a column about somebody else that is not kept."""
FACTS = {"name", "cert_no", "cert_type", "phone", "person_phone", "sex", "birth_date", "relation_to_head", "age"}
FACTS |= {"political_status", "ethnicity", "education", "health", "person_no", "work_employer"}
"""Columns that may be anybody's."""
NUMERAL = "[一二三四五六七八九十]|\\d{1,2}"
MEMBER = re.compile(
    rf"第?({NUMERAL})?个?(?:共同生活)?的?(?:(?:家庭)?成员|家属|家人|家庭人员|共同生活人员?)({NUMERAL})?"
)
NUMBERED = re.compile(rf"(.+?)\(?({NUMERAL})\)?")
BRACKETED = re.compile(rf"\(({NUMERAL})\)")
"""Tells several people apart, where other words in brackets only explain."""
LED = re.compile(rf"({NUMERAL})?")
ABOUT = re.compile("(基本)?(情况|信息|资料)$")
NAMES = {"", "姓名", "名字"}
NAMED = {"name", "head_name"}
UNITS = {"单位", "工作单位", "所在单位", "单位及职务", "职务", "单位职务"}


@dataclass(frozen=True)
class Somebody:
    """``key`` tells the people of one row apart; ``kin``: their relation to the head, if the caption says it;
    ``outsider``: a key of ``KEPT``, if they are nobody of the household."""

    key: str
    kin: str = ""
    outsider: str = ""


def tell_owners(captions):
    """The captions, each with its owner. Those of the row's own person and household have none."""
    found = _Walk(captions).captions()
    found = [_without_doubtful(caption, found) for caption in found]
    own = {caption.column.id for caption in found if caption.column and not caption.owner}
    first = next((caption.owner for caption in found if caption.owner), "")
    if first and not own & {"name", "head_name"}:  # only 成员1, 成员2 …: the first is the row's own
        return [replace(caption, owner="", kin="") if caption.owner == first else caption for caption in found]
    return found


def names_somebody(cell):
    """Whether a cell of a header is a caption about one of several people: 配偶姓名, 身份证号2."""
    caption = read_caption(0, [cell])
    who, fact = _Walk([caption]).named(caption)
    return bool(who and fact) or _numbered(caption) is not None


def _without_doubtful(caption, captions):
    """A second 姓名 that no number and no relation follow may be anybody's."""
    if caption.owner.startswith("#"):
        said = {other.column.id for other in captions if other.owner == caption.owner}
        if not said & {"cert_no", "relation_to_head"}:
            return replace(caption, column=None, owner="")
    return caption


class _Walk:
    """From left to right. ``last``: who was named last; ``taken``: which of their facts were; ``seen``: the row's."""

    def __init__(self, captions):
        self.given = captions
        self.ids = [caption.column.id if caption.column else "" for caption in captions]
        self.lists_members = bool({"relation_to_head", "is_head"} & set(self.ids))
        self.numbers = {found[1] for c in captions if (found := _numbered(c)) and found[0] == "name"}
        self.last, self.taken, self.seen, self.blocks = None, set(), set(), 0

    def captions(self):
        return [self._told(at, caption) for at, caption in enumerate(self.given)]

    def _told(self, at, caption):
        who, fact = self.named(caption)
        if who is None:
            who, fact = self._unknown(at, caption) or self._of_whom(at, self.ids[at])
        if not fact:
            return caption
        if who is None:
            return self._own(at, caption)
        if who != self.last:
            self.last, self.taken = who, set()
        self.taken.add(fact)
        return _given(caption, who, fact)

    def named(self, caption):
        """(who the caption itself names, which fact of theirs it is)."""
        *parents, leaf = [without_hints(BRACKETED.sub(r"\1", level)) for level in caption.key.split("/")]
        for text, below in [(leaf, ""), *((parent, leaf) for parent in reversed(parents))]:
            who, fact = self._somebody(ABOUT.sub("", text), self._follows_helpers(caption))
            fact = _fact(below) if below and fact == "name" else fact
            if who and fact:
                return who, fact
        found = _numbered(caption)
        if found and found[1] in self.numbers:
            return Somebody(f"成员{found[1]}"), found[0]
        return None, ""

    def _follows_helpers(self, caption):
        """Whether it stands right behind the unit that helps: 联系人 is that unit's there."""
        return 0 < caption.index <= len(self.ids) and self.ids[caption.index - 1] == "helper_unit"

    def _somebody(self, text, is_helpers):
        for word, kin in KIN.items():
            number, fact = _numbered_fact(text.removeprefix(word)) if text.startswith(word) else ("", "")
            if fact:
                return Somebody(word + number, kin, "other" if self.lists_members else ""), fact
        for word, outsider in OUTSIDERS.items():
            if text.startswith(word) and (fact := _fact(text.removeprefix(word))):
                return Somebody(word, outsider="helper" if is_helpers and outsider == "contact" else outsider), fact
        found = MEMBER.match(text)
        if found and (found[1] or found[2]) and (fact := _fact(text[found.end() :])):
            return Somebody(f"成员{found[1] or found[2]}"), fact
        return None, ""

    def _unknown(self, at, caption):
        """The same for captions that are in no table; what is not kept of somebody is still said to be not read."""
        text = without_hints(caption.key.rsplit("/", 1)[-1])
        who = ABOUT.sub("", text).removesuffix("姓名")
        if not caption.column and HELPS.fullmatch(who):
            return Somebody(who, outsider="helper"), "name"
        if not caption.column and (SERVES.fullmatch(who) or (self.seen & NAMED and ANYBODY.fullmatch(who))):
            self.last, self.taken = Somebody(who, outsider="other"), set()
        return None

    def _of_whom(self, at, fact):
        """Whose a column is that says no more than 身份证号 or 联系电话; None: the row's."""
        if fact == "name" and "name" in self.seen:
            self.blocks += 1
            return Somebody(f"#{self.blocks}"), fact
        if fact == "head_name" and "name" in self.ids[at:]:
            self.last, self.taken = Somebody("户主", outsider="head"), set()
            return None, fact
        if fact == "helper_unit" and self.last:
            return self.last, "unit"
        is_theirs = self.last and fact in FACTS and fact not in self.taken | {"name"}
        return (self.last if is_theirs else None), fact

    def _own(self, at, caption):
        """The row's own. What would be its second ID number is nobody's that could be told."""
        column = self.ids[at]
        self.last = self.last if column == "head_name" else None
        if column == "cert_no" and "cert_no" in self.seen:
            return replace(caption, column=None)
        self.seen.add(column)
        return caption


def _given(caption, who, fact):
    if who.outsider:  # whose relative is named, and not read, is looked for among the rows
        kin = who.kin if fact == "name" else ""
        return replace(caption, column=BY_ID[KEPT[who.outsider].get(fact, NOT_THEIRS)], kin=kin)
    return replace(caption, column=BY_ID["person_phone" if fact == "phone" else fact], owner=who.key, kin=who.kin)


def _fact(text):
    """The id of the column that a caption means, of those that may be anybody's; of nothing, the name."""
    text = text.removeprefix("的")
    if text in NAMES or text in UNITS:
        return "name" if text in NAMES else "unit"
    column = TABLE.get(text)
    return column.id if column and column.id in FACTS else ""


def _numbered_fact(text):
    """(number, fact) of what follows 子女 in 子女1姓名 and 子女姓名1."""
    found = LED.match(text)
    if fact := _fact(text[found.end() :]):
        return found[0], fact
    found = NUMBERED.fullmatch(text)
    return (found[2], _fact(found[1])) if found else ("", "")


def _numbered(caption):
    """(column, number) of 姓名1 and 身份证号2."""
    found = NUMBERED.fullmatch(caption.key.rsplit("/", 1)[-1])
    column = TABLE.get(found[1]) if found else None
    return (column.id, found[2]) if column and column.id in FACTS else None
