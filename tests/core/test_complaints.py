"""What is wrong is said in sentences that name the field, in one summary of the page."""

import pytest
from django import forms
from django.template import Context, engines
from django.urls import reverse
from django.utils import translation

from caseload.core.forms.complaints import complaints_of_all
from tests.house.forms import forms_of

pytestmark = pytest.mark.django_db


class Said(forms.Form):
    name = forms.CharField(label="姓名", max_length=4)
    place = forms.ChoiceField(label="社区", choices=[("a", "柳泉")])
    n = forms.IntegerField(label="人数", min_value=1)
    on = forms.DateField(label="日期")


def words(**sent):
    with translation.override("zh-hans"):
        return [said.words for said in complaints_of_all([Said(sent)])]


def test_the_words_name_the_field():
    assert words() == ["请填写姓名", "请选择社区", "请填写人数", "请填写日期"]
    assert words(name="五个字的名", place="x", n="0", on="昨天") == [
        *("姓名最多 4 个字", "请重新选择社区", "人数不能小于 1", "日期要填有效的日期")
    ]


def test_what_a_form_says_itself_stays(en):
    form = Said({"name": "王", "place": "a", "n": "1", "on": "2026-01-01"})
    form.add_error("name", "This name is taken.")
    assert [(one.label, one.words) for one in complaints_of_all([form])] == [("姓名", "This name is taken.")]


def test_rows_of_a_formset_say_their_number():
    rows = forms.formset_factory(Said)({"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-name": "王"})
    assert {one.label for one in complaints_of_all([rows, None])} == {"1. 社区", "1. 人数", "1. 日期"}


def test_a_page_of_two_forms_has_one_summary(enter, supervisor):
    client, url = enter(supervisor), reverse("households:new")
    form = next(form for form in forms_of(client.get(url)) if "once" in form.names)
    page = client.post(url, form.as_it_stands() | {"head-name": [""], "address": [""]}).content.decode()
    assert page.count("error-summary") == 1
    assert ">请填写姓名</a>" in page and "请填写家庭住址" in page and page.count("<p>请填写姓名</p>") == 1


def test_a_select_where_something_is_to_be_chosen_says_so():
    class Asks(forms.Form):
        must = forms.ChoiceField(choices=[("", "---------"), ("a", "A")])
        may = forms.ChoiceField(choices=[("", "---------"), ("a", "A")], required=False)

    with translation.override("zh-hans"):
        drawn = engines["django"].from_string("{{ form }}").template.render(Context({"form": Asks()}))
    assert drawn.count("请选择") == 1 and drawn.count(">—<") == 1 and "---" not in drawn
