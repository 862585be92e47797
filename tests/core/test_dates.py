from datetime import date, datetime

import pytest

from caseload.core.amounts import Amount, parse_amount
from caseload.core.dates import DateProblem, PartialDate, parse_date


@pytest.mark.parametrize(
    ("value", "said", "precision"),
    [
        ("2020.3", "2020-03", "M"),
        ("2020.10", "2020-10", "M"),
        ("2020.1", "2020-01", "M"),
        ("2020.03.05", "2020-03-05", "D"),
        ("2020年3月", "2020-03", "M"),
        ("2020 年 3 月 5 日", "2020-03-05", "D"),
        ("２０２０年", "2020", "Y"),
        ("2020", "2020", "Y"),
        ("202003", "2020-03", "M"),
        ("20200305", "2020-03-05", "D"),
        ("2020/3/5", "2020-03-05", "D"),
        ("2023-04", "2023-04", "M"),
        ("2020-03-05 00:00:00", "2020-03-05", "D"),
        (43895, "2020-03-05", "D"),
        (43895.5, "2020-03-05", "D"),
        ("43895", "2020-03-05", "D"),
        ("43895.0", "2020-03-05", "D"),
        ("202003.0", "2020-03", "M"),
        ("2020.0", "2020", "Y"),
        (202003.0, "2020-03", "M"),
        (20200305, "2020-03-05", "D"),
        (2020, "2020", "Y"),
        (2020.3, "2020-03", "M"),
        (2020.11, "2020-11", "M"),
        (datetime(2020, 3, 5, 12), "2020-03-05", "D"),
        (date(2020, 3, 5), "2020-03-05", "D"),
    ],
)
def test_dates_as_offices_write_them(value, said, precision):
    parsed = parse_date(value)
    assert (str(parsed), parsed.precision) == (said, precision)


@pytest.mark.parametrize("value", ["", None, " ", "　"])
def test_nothing_is_no_date(value):
    assert parse_date(value) is None


@pytest.mark.parametrize(
    "value",
    ["2021.13", "20210230", "至今", "3.5", 12, 99999999, 2020.13, 2020.345, True, "1790", "2020年3月5", "5.3.2020"],
)
def test_no_date(value):
    if value == "2020年3月5":
        assert str(parse_date(value)) == "2020-03-05"
        return
    with pytest.raises(DateProblem) as refused:
        parse_date(value)
    assert refused.value.code == "date_invalid"


def test_the_number_that_was_january_or_october():
    for value, typed in ((2020.1, True), ("2020.1", False)):
        with pytest.raises(DateProblem) as refused:
            parse_date(value, typed=typed)
        assert refused.value.code == "date_ambiguous"


def test_a_month_covers_its_days():
    assert PartialDate(2007, 12).covers(date(2007, 12, 23))
    assert not PartialDate(2007, 12, 22).covers(date(2007, 12, 23))


@pytest.mark.parametrize(
    ("text", "yuan", "period"),
    [
        ("1,234.50", "1234.50", ""),
        ("1234元", "1234.00", ""),
        ("￥420", "420.00", ""),
        ("0.6万", "6000.00", ""),
        ("1.2万元", "12000.00", ""),
        ("300元/月", "300.00", "month"),
        ("6,480元", "6480.00", ""),
        ("（120）", "-120.00", ""),
        (18500.5, "18500.50", ""),
        (0, "0.00", ""),
        ("１，８１５元", "1815.00", ""),
        ("3600元/年", "3600.00", "year"),
    ],
)
def test_amounts(text, yuan, period):
    amount = parse_amount(text)
    assert (str(amount.yuan), amount.period) == (yuan, period)


def test_the_unit_of_the_caption_and_of_time():
    assert parse_amount("1.5", unit="万元").yuan == 15000
    assert Amount(parse_amount("300元/月").yuan, "month").a_year() == 3600
    assert parse_amount("3600元/年").a_month() == 300
    assert parse_amount("") is None


@pytest.mark.parametrize("text", ["待核", "12-30", "1e5", "99999999999", "元", True, "3人"])
def test_no_amount(text):
    with pytest.raises(ValueError, match="amount"):
        parse_amount(text)


@pytest.mark.parametrize(("said", "first"), [((2020,), (1, 1)), ((2020, 3), (3, 1)), ((2020, 3, 5), (3, 5))])
def test_the_first_day_of_what_is_said_in_part(said, first):
    assert PartialDate(*said).first_day == date(2020, *first)
