"""Every string that the code has translated is found by the gathering: one under another name would stay English.
The Chinese of the catalogue has one term per thing, its own punctuation, and 您 only for residents."""

import ast
import re
from gettext import GNUTranslations
from pathlib import Path

import pytest
from django.conf import settings

MODULES = [path for room in ("caseload", "households", "visits") for path in (settings.BASE_DIR / room).rglob("*.py")]
CODE = [path for path in MODULES if "migrations" not in path.parts]

TERMS = {
    "花名册": "(?<!花)名册",
    "指派": "分派|分给",
    "移交": "(住户|个案|问题)[^，。；、]*转交",
    "没见到人": "不在家|未遇|家里没人",
    "待上传": "未上传",
    "本机": "这台设备|存[在到]手机|手机上存",
    "网络": "信号",
    "区域": "片区",
    "代码": "编码",
    "目前": "此刻",
    "时段内": "(?<!时段)(?<!周)(?<!，)期内",
    "负责人": "(?<!帮扶)责任人",
    "明白纸": "宣传资料",
    "收据": "收条|收据单",
    "通知": "提醒",
    "销户": "结档",
    "帮扶计划": "个案计划",
    "系统管理员": "(?<!系统)管理员",
    "现有档案": "登记册",
    "个案等级": "个案级别",
    "暂无证件号码": "还没有身份证号|暂无身份证号|暂无号码",
    "逾期": "超期",
    "“”": "[「」『』]",
}
"""The term of each thing, and what else is said for it: never on a screen."""

RESIDENTS = {
    "Are you satisfied? Scan and tell us.",
    "How satisfied are you?",
    "What else you want to say",
    "Your request",
    "on %(day)s you gave %(came)s for households in hardship. We thank you with all our heart.",
    "on %(day)s you gave %(what)s (%(came)s, worth %(worth)s yuan) for households in hardship."
    " We thank you with all our heart.",
    "You wished it to be used for: %(purpose)s.",
    "It will be handed over to families that need it, each hand-over signed for,"
    " and you will be told what became of it.",
    "Your kindness brings warmth to these families and gives them courage.",
}
"""What residents and donors read: they are 您, colleagues 你."""

MISPLACED = re.compile("[：，；。、？！] |[,;:?!] ?[\u4e00-\u9fff]|[\u4e00-\u9fff)）s”][,;?!]|[\u4e00-\u9fff]:")
"""A space after a fullwidth mark, or a mark of English among Chinese characters."""


@pytest.fixture(scope="module")
def chinese():
    with open(settings.BASE_DIR / "locale/zh_Hans/LC_MESSAGES/django.mo", "rb") as file:
        return {key[0] if isinstance(key, tuple) else key: text for key, text in GNUTranslations(file)._catalog.items()}


def test_every_word_of_the_code_is_in_the_catalogue(chinese):
    missing = [f"{path.name}:{line} {key}" for path in CODE for line, key in words_of(path) if key not in chinese]
    assert not missing


def test_a_word_under_another_name_is_seen(tmp_path):
    source = tmp_path / "module.py"
    source.write_text('from django.utils.translation import gettext_lazy\nL = gettext_lazy\nL("Unheard of")\n')
    assert list(words_of(source)) == [(3, "Unheard of")]


@pytest.mark.parametrize("term", TERMS)
def test_a_thing_has_one_term(chinese, term):
    assert not [text for text in chinese.values() if re.search(TERMS[term], text)]


def test_chinese_has_its_own_punctuation(chinese):
    assert not [text for key, text in chinese.items() if key and MISPLACED.search(text)]


def test_misplaced_marks_are_seen():
    wrong = ["试填： 开始", "周帅, 周梓涵", "45 户按此规则走访; 每月约", "%(name)s, 一般", "住户:"]
    assert all(map(MISPLACED.search, wrong))
    assert not any(map(MISPLACED.search, ["%(name)s，不满 18 周岁：11月29日 15:11", "1,234 户", "……还有 3 处"]))


def test_only_residents_are_addressed_with_respect(chinese):
    assert not [text for key, text in chinese.items() if "您" in text and key not in RESIDENTS]


def test_a_fullwidth_colon_of_a_template_has_no_space_after_it():
    """A label that ends with a colon brings the space of English itself: its Chinese has none."""
    spaced = re.compile(r""":["'] (context "[^"]+" )?%\}(</(b|span|strong)>)?\s+\S|[cC]olon \}\} """)
    templates = (settings.BASE_DIR / "templates").rglob("*.html")
    assert not [f"{path.name}: {found[0]}" for path in templates if (found := spaced.search(path.read_text()))]


def words_of(path: Path):
    """Line and key of each literal given to a function of gettext, by whatever name the module calls it."""
    tree = ast.parse(path.read_text())
    names = dict(names_of(tree))
    for node in ast.walk(tree):
        kind = names.get(node.func.id) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else None
        given = [one.value for one in node.args if isinstance(one, ast.Constant)] if kind else []
        if kind and kind.lstrip("n").startswith("p") and len(given) > 1:
            yield node.lineno, "\x04".join(given[:2])
        elif given and given[0]:
            yield node.lineno, given[0]


def names_of(tree):
    """What the module calls the functions of gettext: imported under another name, or assigned to one."""
    known = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            known |= {one.asname or one.name: one.name for one in node.names if "gettext" in one.name}
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Name) and node.value.id in known:
            known |= {target.id: known[node.value.id] for target in node.targets if isinstance(target, ast.Name)}
    return known.items()
