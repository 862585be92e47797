from django.utils import translation

from households import vocab
from households.glosses import GLOSSES, gloss
from households.templatetags import words
from visits.errands.seed import ERRAND_KINDS

TRANSLATED = [
    vocab.RELATIONS,
    vocab.EDUCATIONS,
    vocab.SCHOOL_STATUSES,
    vocab.HEALTH,
    vocab.LABOUR_SKILLS,
    vocab.CAUSES,
    vocab.RISKS,
    vocab.WELFARE_POSTS,
]


def test_every_word_that_screens_show_has_an_english_one():
    assert [word for listed in TRANSLATED for word in listed if word not in GLOSSES] == []


def test_every_paper_that_errands_begin_with_has_an_english_name():
    assert [paper for kind in ERRAND_KINDS for paper in kind[5] if paper not in GLOSSES] == []


def test_chinese_readers_see_the_word_itself():
    with translation.override("zh-hans"):
        assert gloss("因病") == "因病"
        assert words.gloss(["因病", "因残"]) == "因病、因残"


def test_english_readers_see_the_gloss_and_unknown_words_as_they_are():
    with translation.override("en"):
        assert words.gloss(["因病", "因残"]) == "Illness, Disability"
        assert gloss("干儿子") == "干儿子"
