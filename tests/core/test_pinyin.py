import pytest

from caseload.core import pinyin


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("王建华", "wang jian hua"),
        ("单卫东", "shan wei dong"),
        ("仇传贵", "qiu chuan gui"),
        ("解巧云", "xie qiao yun"),
        ("盖海燕", "ge hai yan"),
        ("查国庆", "zha guo qing"),
        ("曾艳", "zeng yan"),
        ("朴翠萍", "piao cui ping"),
        ("尉迟恭", "yu chi gong"),
        ("单于丹", "chan yu dan"),
        ("万俟卨", "mo qi xie"),
        ("䶮继孔", "yan ji kong"),
        ("才让•卓玛", "cai rang zhuo ma"),
    ],
)
def test_surnames_are_read_as_surnames(name, key):
    assert pinyin.sort_key(name) == key


def test_found_by_initials_and_by_the_whole():
    assert pinyin.search_key("王建华") == "wjh wangjianhua"
    assert pinyin.initials("阿依古丽·买买提江") == "ayglmmtj"


def test_the_same_name_typed_otherwise():
    assert pinyin.fold_name("才让•卓玛") == pinyin.fold_name("才让 ・卓玛")
    assert pinyin.fold_name("王　芳") == pinyin.fold_name("王芳")


def test_latin_and_nothing():
    assert pinyin.sort_key("Anna Maria") == "annamaria"
    assert pinyin.search_key("") == ""
