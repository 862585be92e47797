from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils import timezone, translation

from caseload.core.templatetags import reading, ui


def test_a_day_of_this_year_has_no_year():
    this_year = timezone.localdate().year
    with translation.override("zh-hans"):
        assert reading.day(date(this_year, 1, 5)) == "1月5日"
        assert reading.day(date(2019, 11, 23)) == "2019年11月23日"
    with translation.override("en"):
        assert reading.day(date(this_year, 1, 5)) == "5 Jan"
        assert reading.day(date(2019, 11, 23)) == "23 Nov 2019"


def test_moments_are_read_in_local_time():
    late_in_london = datetime(2020, 3, 1, 20, 5, tzinfo=UTC)
    with translation.override("zh-hans"):
        assert reading.moment(late_in_london) == "2020年3月2日 04:05"
        assert reading.weekday(late_in_london) == "周一"
        assert reading.full_day_of_week(late_in_london) == "2020年3月2日 周一"
    with translation.override("en"):
        assert reading.full_day_of_week(late_in_london) == reading.day_of_week(late_in_london) == "Mon 2 Mar 2020"


@pytest.mark.parametrize(("days", "words"), [(0, "today"), (1, "yesterday"), (26, "26 days ago"), (-1, "in 1 day")])
def test_how_long_ago(days, words):
    with translation.override("en"):
        assert reading.ago_days(timezone.localdate() - timedelta(days=days)) == words


def test_numbers():
    assert reading.thousands(1234567) == "1,234,567"
    assert reading.yuan(Decimal("11204.5")) == "11,204.50"
    assert reading.yuan(3000) == "3,000"
    assert reading.wan(18200) == "1.82"
    assert reading.wan(123456789) == "12,345.68"
    assert reading.thousands(None) == reading.NOTHING


def test_phones_are_masked():
    assert reading.mask_phone("13812346207") == "138****6207"
    assert reading.mask_phone("5566207") == "*****07"
    assert reading.mask_phone("") == ""


@pytest.mark.parametrize(
    ("name", "seal"),
    [("王建华", "王"), ("欧阳淑贞", "欧阳"), ("单玉兰", "单"), ("阿依古丽", "阿"), ("欧阳", "欧")],
)
def test_a_seal_shows_the_family_name(name, seal):
    assert ui.seal_text(name) == seal


def test_a_seal_keeps_its_colour():
    assert ui.seal("王建华", 5) == ui.seal("王建华", 5)
    assert "seal-two" in ui.seal("欧阳淑贞", 5)


def test_marks_escape_what_they_are_given():
    assert "<b>" not in ui.badge("late", "<b>")
    assert "<b>" not in ui.status("", "<b>")
    with pytest.raises(TemplateSyntaxError):
        ui.shape("pink")


def test_a_changed_filter_starts_at_the_first_page():
    request = RequestFactory().get("/", {"q": "王", "owner": "3", "after": "abc"})
    template = Template("{% query_with owner=4 q='' %}")
    assert template.render(Context({"request": request})) == "?owner=4"


def test_only_own_addresses_leave_a_message():
    class Message:
        extra_tags = "undo=/visits/1/undo/ view=https://elsewhere.example/"

    assert ui.message_link(Message, "undo") == "/visits/1/undo/"
    assert ui.message_link(Message, "view") == ""
