import json
from datetime import date
from pathlib import Path

import pytest

from caseload.core import personal

VECTORS = json.loads((Path(__file__).parents[1] / "data" / "id_vectors.json").read_text())
TODAY = date(2026, 11, 23)
GOOD = "370799195503216134"


@pytest.mark.parametrize("case", [v for v in VECTORS["vectors"] if not v["strict"]], ids=lambda v: v["id"])
def test_the_known_numbers(case):
    # An unknown region is no reason to refuse; in these vectors it goes with a failing check digit.
    assert (personal.id_problem(case["id"], TODAY) == "") is case["valid"]


@pytest.mark.parametrize("case", VECTORS["info"], ids=lambda v: v["id"])
def test_birth_and_sex(case):
    assert personal.birth_of(case["id"]) == date.fromisoformat(case["birth"])
    assert personal.sex_of(case["id"]) == ("M" if case["sex"] else "F")


def test_fifteen_digits_become_eighteen():
    [case] = VECTORS["upgrade_15_to_18"]
    assert personal.upgrade_id(case["in"]) == case["out"]
    assert personal.read_certificate(case["in"]).number == case["out"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("３７０７９９１９７６０４０９９７９Ｘ", "37079919760409979X"),
        ("370799 20080426 3659", "370799200804263659"),
        ("37079919791117880×", "37079919791117880X"),
        ("37079919810815466х", "37079919810815466X"),
        ("37079919830503574x", "37079919830503574X"),
        ("'370799197601049535", "370799197601049535"),
        (GOOD, GOOD),
        (GOOD[:6] + GOOD[8:17], GOOD[:6] + GOOD[8:17]),
        ("370799198008270727\n", "370799198008270727"),
        ("37O79919550321613" + "4", GOOD),
        ("37O799195503216135", "37O799195503216135"),
        (None, ""),
    ],
)
def test_what_was_meant(typed, meant):
    assert personal.clean_id(typed) == meant


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (GOOD, ""),
        ("3.70799E+17", "id_damaged"),
        ("370799198806122000", "id_damaged"),
        ("370799201003264000", "id_damaged"),
        ("37079920004100877", "id_length"),
        ("3707992018091689546", "id_length"),
        ("370799ABCDEFGHIJKL", "id_length"),
        ("370799195702306220", "id_date"),
        ("370799206803124777", "id_date"),
        ("370799189003124777", "id_date"),
        ("370799200605189881", "id_check_digit"),
    ],
)
def test_the_first_thing_wrong(number, problem):
    assert personal.id_problem(number, TODAY) == problem


@pytest.mark.parametrize(
    ("born", "problem"),
    [
        ("19061124", ""),
        ("19061123", ""),
        ("19051124", ""),
        ("19051123", "id_date"),
        ("20261123", ""),
        ("20261124", "id_date"),
    ],
)
def test_nobody_is_older_than_120_or_still_to_be_born(born, problem):
    number = next(full for end in "0123456789X" if personal.check_digit_fits(full := f"370799{born}123{end}"))
    assert personal.id_problem(number, TODAY) == problem


def test_a_disability_certificate_holds_the_id_number():
    assert personal.read_certificate("37079919751216250142") == personal.Certificate(
        "370799197512162501", "肢体", "二级"
    )
    assert personal.read_certificate("37079919751216250142B1").number == "370799197512162501"
    assert personal.read_certificate(GOOD) == personal.Certificate(GOOD)


def test_born_on_29_february_one_turns_on_1_march():
    born = date(2004, 2, 29)
    assert personal.age_on(born, date(2026, 2, 28)) == 21
    assert personal.age_on(born, date(2026, 3, 1)) == 22


@pytest.mark.parametrize(
    ("cell", "phones"),
    [
        ("19900001009、19900001050", ["19900001009", "19900001050"]),
        ("138 0000 1234", ["13800001234"]),
        ("+86 138-0000-1234；0536-3221234", ["13800001234", "0536-3221234"]),
        ("13800001234 13900001234", ["13800001234", "13900001234"]),
        ("１３８００００１２３４", ["13800001234"]),
        ("", []),
    ],
)
def test_phones_of_a_cell(cell, phones):
    assert personal.split_phones(cell) == phones
    assert all(personal.phone_fits(phone) for phone in phones)


@pytest.mark.parametrize("phone", ["8123", "1990000456", "199000021", "12345678901", "没有"])
def test_phones_that_cannot_be(phone):
    assert not personal.phone_fits(phone)


def test_masks():
    assert personal.tail4(GOOD) == "6134"
    assert personal.mask_phone("13812345678") == "138****5678"
    assert personal.mask_phone("3221234") == "*****34"
    landlines = ["0536-3221234", "05363221234", "010-62345678", "0536-3221234-801"]
    assert [personal.mask_phone(phone) for phone in landlines] == [
        "0536-*****34", "0536-*****34", "010-******78", "0536-*****34",
    ]  # fmt: skip
    names = ("王", "王芳", "王小芳", "欧阳建华")
    assert [personal.mask_name(name) for name in names] == ["王", "王*", "王*芳", "欧**华"]
    assert personal.mask_bank("6200002458201688247") == "**** **** **** 8247"


def test_a_number_is_sealed_and_found_by_its_index():
    sealed = personal.encrypt_id(GOOD)
    assert personal.decrypt_id(memoryview(sealed)) == GOOD
    assert GOOD.encode() not in sealed
    assert personal.encrypt_id(GOOD) != sealed
    assert personal.blind_index(GOOD) == personal.blind_index(GOOD)
    assert len(personal.blind_index(GOOD)) == 32


def test_the_index_is_made_with_a_key_of_its_own(settings):
    """Who has the key of the seals cannot try numbers against the index, nor the other way round."""
    index = personal.blind_index(GOOD)
    settings.CASELOAD_ID_KEY = "11" * 32
    assert personal.blind_index(GOOD) == index
    settings.CASELOAD_INDEX_KEY = "22" * 32
    assert personal.blind_index(GOOD) != index


def test_a_changed_seal_is_refused(settings):
    sealed = bytearray(personal.encrypt_id(GOOD))
    sealed[-1] ^= 1
    with pytest.raises(ValueError, match="cannot be read"):
        personal.decrypt_id(bytes(sealed))
    settings.CASELOAD_ID_KEY = "11" * 32
    with pytest.raises(ValueError, match="cannot be read"):
        personal.decrypt_id(personal.encrypt_id(GOOD)[:-1])
