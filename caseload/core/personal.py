"""Personal numbers: read them tolerantly, check them, mask them, keep them sealed.

An ID number is stored as AES-256-GCM cipher text and found by an HMAC under a second key; both keys live
outside the database (settings). Nothing here logs or raises with a number in it.
"""

import hmac
import os
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from operator import mul

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.utils import timezone

from caseload.core.text import visible

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"
OLDEST = 120
ID_LENGTH = 18
LOOKS_LIKE_X = {"×", "✕", "╳", "Х", "Χ"}
"""Typed for the last X: multiplication signs, Cyrillic and Greek capitals."""
SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+?\d{1,2}", re.ASCII)
ID_SHAPE = re.compile(r"(\d{17}[\dX]|\d{15})", re.ASCII)
CERTIFICATE = re.compile(r"(\d{17}[\dX])(\d)(\d)(B?\d{1,2})?", re.ASCII)
DISABILITY_TYPES = {"1": "视力", "2": "听力", "3": "言语", "4": "肢体", "5": "智力", "6": "精神", "7": "多重"}
DISABILITY_LEVELS = {"1": "一级", "2": "二级", "3": "三级", "4": "四级"}
MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
LANDLINE = re.compile(r"(0\d{2,3}-?)?[2-9]\d{6,7}(-\d{1,6})?", re.ASCII)
WITH_AREA_CODE = re.compile(r"(010|02\d|0[3-9]\d\d)-?(\d{7,8})(?:-\d+)?", re.ASCII)
CIPHER_VERSION = b"\x01"
NONCE_BYTES = 12


# --- ID numbers ---


def check_digit(first17):
    """The 18th character of a number by ISO 7064 MOD 11-2."""
    return CHECK_DIGITS[sum(map(mul, WEIGHTS, map(int, first17))) % 11]


def check_digit_fits(number):
    return bool(re.fullmatch(r"[0-9]{17}[0-9X]", number)) and check_digit(number[:17]) == number[17]


def clean_id(text):
    """As typed → as meant: full-width, spaces, quotes, look-alikes of the last X; O and l only if that makes it fit."""
    if isinstance(text, str) and ID_SHAPE.fullmatch(text):
        return text
    text = visible(unicodedata.normalize("NFKC", str(text or ""))).upper()
    text = re.sub(r"[\s'’‘`-]", "", text)
    if text and text[-1] in LOOKS_LIKE_X:
        text = text[:-1] + "X"
    repaired = text.replace("O", "0").replace("L", "1").replace("I", "1")
    return repaired if repaired != text and check_digit_fits(repaired) else text


def looks_like_id(text):
    """Whether it may be an ID number: then it must not stand in an address. A phone with 0086 before it is none."""
    number = clean_id(text)
    return bool(ID_SHAPE.fullmatch(number)) and not number.startswith("00")


def upgrade_id(number):
    """A 15-digit number of before 1999 as 18 characters; others as they are."""
    if not re.fullmatch(r"[0-9]{15}", number):
        return number
    first17 = number[:6] + "19" + number[6:]
    return first17 + check_digit(first17)


def id_problem(number, today=None):
    """Why a cleaned number is refused: id_damaged, id_length, id_date, id_check_digit, or "" for a good one.

    The region is never a reason: people carry codes that no longer exist.
    """
    if SCIENTIFIC.fullmatch(number):
        return "id_damaged"
    if not ID_SHAPE.fullmatch(number):
        return "id_length"
    full = upgrade_id(number)
    if full.endswith("000") and not check_digit_fits(full):
        return "id_damaged"
    born = birth_of(full)
    today = today or timezone.localdate()
    if born is None or born > today or age_on(born, today) > OLDEST:
        return "id_date"
    return "" if check_digit_fits(full) else "id_check_digit"


def birth_of(number):
    """The birth date in a number of 15 or 18 characters, or None."""
    number = number if len(number) == ID_LENGTH else upgrade_id(number)
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def sex_of(number):
    """M or F, by the parity of the sequence."""
    number = upgrade_id(number)
    return "M" if int(number[16]) % 2 else "F"


def age_on(birth, day):
    """Full years; born on 29 February, one turns on 1 March."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


@dataclass(frozen=True)
class Certificate:
    """What a certificate number says: the ID number and, on a disability certificate, type and level in words."""

    number: str
    disability_type: str = ""
    disability_level: str = ""


def read_certificate(text):
    """A cleaned number of 18, 20 or 22 characters taken apart; others stay whole in ``number``."""
    if len(text) == ID_LENGTH:
        return Certificate(text)
    found = CERTIFICATE.fullmatch(text) if len(text) in (20, 22) else None
    if not found:
        return Certificate(upgrade_id(text))
    return Certificate(found[1], DISABILITY_TYPES.get(found[2], ""), DISABILITY_LEVELS.get(found[3], ""))


# --- phones ---


def clean_phone(text):
    text = visible(unicodedata.normalize("NFKC", str(text or "")))
    text = re.sub(r"[\s'()]", "", text).replace("—", "-").replace("–", "-")
    text = re.sub(r"^(\+|00)86-?|^86-?(?=1\d{10}$)", "", text)
    bare = text.replace("-", "")
    return bare if MOBILE.fullmatch(bare) else text


def phone_fits(phone):
    return bool(MOBILE.fullmatch(phone) or LANDLINE.fullmatch(phone))


def split_phones(text):
    """The phones of one cell, cleaned, in order, each once."""
    text = unicodedata.normalize("NFKC", str(text or ""))
    parts = [clean_phone(part) for part in re.split(r"[、,;/\n|]+|\s{1,}(?=\d{7,})", text)]
    return list(dict.fromkeys(part for part in parts if part))


# --- masks ---


def tail4(number):
    return number[-4:] if number else ""


def mask_phone(phone):
    """138****5678; of a landline its area code and, as of any short number, the last two: 0536-*****34."""
    found = WITH_AREA_CODE.fullmatch(phone)
    if found:
        return f"{found[1]}-{mask_phone(found[2])}"
    if len(phone) >= 11:
        return f"{phone[:3]}****{phone[-4:]}"
    return "*" * max(len(phone) - 2, 0) + phone[-2:]


def mask_name(name):
    """王*, 王*芳."""
    if len(name) < 2:
        return name
    return name[0] + "*" * max(len(name) - 2, 1) + (name[-1] if len(name) > 2 else "")


def mask_bank(account):
    return f"**** **** **** {account[-4:]}" if account else ""


# --- sealing ---


def encrypt_id(text):
    """One byte of version, 12 of nonce, then cipher text and tag."""
    nonce = os.urandom(NONCE_BYTES)
    return CIPHER_VERSION + nonce + _cipher().encrypt(nonce, text.encode(), CIPHER_VERSION)


def decrypt_id(data):
    """The text that ``encrypt_id`` sealed; ValueError when the key or the bytes are not the same."""
    data = bytes(data)
    version, nonce, sealed = data[:1], data[1 : 1 + NONCE_BYTES], data[1 + NONCE_BYTES :]
    try:
        return _cipher().decrypt(nonce, sealed, version).decode()
    except (InvalidTag, ValueError) as refused:
        raise ValueError("The stored number cannot be read with this key.") from refused


def blind_index(text):
    """32 bytes by which a number is found without being readable."""
    return hmac.digest(_key(settings.CASELOAD_INDEX_KEY), text.encode(), "sha256")


def phone_secret(user_key):
    """What a person's phone derives the key of its own store from: given to nobody but that person, logged in."""
    return hmac.digest(_key(settings.CASELOAD_INDEX_KEY), f"phone of {user_key}".encode(), "sha256").hex()


def _cipher():
    return AESGCM(_key(settings.CASELOAD_ID_KEY))


def _key(text):
    key = bytes.fromhex(text)
    if len(key) != 32:
        raise ValueError("A key is 64 hexadecimal digits.")
    return key
