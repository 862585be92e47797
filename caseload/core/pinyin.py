"""Keys by which Chinese names are sorted and found, worked out when a name is written.

The database has no Chinese collation, so the order of a list is the order of ``sort_key``.
"""

import re
import unicodedata
from functools import lru_cache

from pypinyin import lazy_pinyin

from caseload.core.text import visible

SURNAMES = {
    "万俟": "mo qi", "尉迟": "yu chi", "单于": "chan yu", "长孙": "zhang sun", "令狐": "ling hu",
    "澹台": "tan tai", "宓": "fu", "曾": "zeng", "单": "shan", "仇": "qiu", "查": "zha", "朴": "piao",
    "解": "xie", "翟": "zhai", "盖": "ge", "区": "ou", "任": "ren", "华": "hua", "尹": "yin", "乐": "yue",
    "缪": "miao", "覃": "qin", "谌": "chen", "种": "chong", "重": "chong", "员": "yun", "贠": "yun",
    "召": "shao", "祭": "zhai", "佴": "nai", "黑": "he", "盛": "sheng", "句": "gou", "哈": "ha", "逄": "pang",
    "逯": "lu", "纪": "ji", "宁": "ning", "洗": "xian", "冼": "xian", "车": "che", "褚": "chu", "曲": "qu",
    "訾": "zi", "隗": "wei", "卜": "bu", "柏": "bai", "鲍": "bao", "费": "fei", "能": "nai", "燕": "yan",
    "应": "ying", "折": "she", "臧": "zang", "阚": "kan", "郗": "xi", "晁": "chao", "牟": "mu", "郇": "xun",
    "都": "du", "乜": "nie", "幺": "yao", "䶮": "yan", "𬭎": "hong",
}  # fmt: skip
"""Surnames that a dictionary of words reads otherwise, two-character ones first."""
DOTS = re.compile("[‧•・･∙⋅·•．]")


def fold_name(name):
    """A name for comparing: NFKC, no spaces nor signs that nobody sees, one kind of dot, lower case."""
    return re.sub(r"\s", "", DOTS.sub("·", unicodedata.normalize("NFKC", visible(name or "")))).casefold()


def fold_words(text):
    """What is searched, and what is searched for: without dots too, which many do not type."""
    return re.sub("[·.]", "", fold_name(text))


def is_simplified(text):
    """Whether its characters are those in common use here; others (周帥, 東關) are found by how they are read."""
    try:
        return bool(text.encode("gb2312"))
    except UnicodeEncodeError:
        return False


@lru_cache(maxsize=4096)
def syllables(name):
    """The syllables of a name, its surname read as a surname; Latin letters stay words."""
    name = fold_name(name)
    for length in (2, 1):
        if name[:length] in SURNAMES:
            return (*SURNAMES[name[:length]].split(), *_read(name[length:]))
    return tuple(_read(name))


def sort_key(name):
    return " ".join(syllables(name))[:200]


def initials(name):
    """wjh for 王建华."""
    return "".join(syllable[0] for syllable in syllables(name))[:60]


def full(name):
    """wangjianhua for 王建华."""
    return "".join(syllables(name))[:200]


def search_key(name):
    return f"{initials(name)} {full(name)}".strip()


def _read(text):
    return [part for syllable in lazy_pinyin(text) for part in re.split(r"[·\s.'-]+", syllable) if part]
