"""Finding a household by whatever somebody has at hand: a name, initials, the address, a phone, a number."""

import re
import unicodedata
from functools import reduce
from operator import and_

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Func, Q, TextField, Value

from caseload.core.personal import blind_index, clean_id, clean_phone, looks_like_id, upgrade_id
from caseload.core.pinyin import fold_words, full, is_simplified
from caseload.core.services.access import look_up
from caseload.core.text import visible
from households.models import Household, Member

PHONE_PART = re.compile(r"[\d-]{4,13}")
WHOLE_PHONE = re.compile(r"[01]\d{9,11}")
COUNTRY = re.compile(r"^(\+|00)?86(?=1\d{10}$|0\d{9,11}$)|^\+86")
LATIN = re.compile(r"[a-z'’·\s]+")
HAN = re.compile("[\u3400-\u9fff]+")
LONGEST, LONGEST_SPREAD = 60, 4
TAIL = 4
"""So many last digits of a phone find it."""
PRESENT = Q(status=Member.Status.PRESENT)


class Bigrams(Func):
    """The pairs of neighbouring characters of a text; ``household_search`` is the index on them."""

    function = "bigrams"
    output_field = ArrayField(TextField())


class PhoneTails(Func):
    """The last four digits of each phone; indexed."""

    function = "phone_tails"
    output_field = ArrayField(TextField())


class Bare(Func):
    """The phones of a row as one text of digits, each closed by a space."""

    function = "array_to_string"
    template = "replace(%(function)s(%(expressions)s, ' '), '-', '') || ' '"
    output_field = TextField()


def readable(q):
    """What was typed, at most ``LONGEST`` characters of it, in the usual forms of each."""
    return unicodedata.normalize("NFKC", visible(q[: 2 * LONGEST])[:LONGEST]).strip()


def find_exact(households, q, *, by):
    """The one of ``households`` with exactly this household number or a member with this ID number, or None.

    Whoever asks by an ID number is counted and recorded. Raises TooManyLooks."""
    words = readable(q)
    found = households.filter(number__iexact=words).order_by("-status", "pk").first()
    if found is None and looks_like_id(q):
        index = blind_index(upgrade_id(clean_id(q)))
        with look_up(by=by, index=index) as look:
            found = households.filter(members__id_index=index).order_by("-members__is_active", "pk").first()
            if found:
                look.found(f"{found.head_name} {found.number}")
    return found


def search(households, q):
    """Those of ``households`` that fit every word of ``q``, or a name that was spread over several."""
    words = words_of(readable(q))
    if name := spread_name(words):
        return households.filter(reduce(and_, map(fits, words)) | fits(name))
    for word in words:
        households = households.filter(fits(word))
    return households


def spread_name(words):
    """王芳 for 王　芳, as tables print it: a given name never stands alone."""
    name = "".join(words)
    is_one = len(words) > 1 and len(words[-1]) == 1 and len(name) <= LONGEST_SPREAD and HAN.fullmatch(name)
    return name if is_one else ""


def words_of(text):
    """The words to be fitted; a phone number in groups of digits, or with the country before it, is one."""
    joined = COUNTRY.sub("", re.sub(r"[\s()-]", "", text))
    return [joined] if WHOLE_PHONE.fullmatch(joined) else text.split()[:5]


def fits(word):
    """Several ways to be meant at once: each is served by its own index."""
    ways = [in_words(fold_words(word))]
    letters = re.sub(r"[^a-z]", "", word.lower())
    if letters and LATIN.fullmatch(word.lower()):
        ways.append(in_pinyin(letters))
    if HAN.fullmatch(word) and not is_simplified(word):
        ways.append(in_pinyin(full(word)))
    if PHONE_PART.fullmatch(word):
        ways += in_phones(clean_phone(word))
    first, *others = [way.order_by().values("pk") for way in ways]
    return Q(pk__in=first.union(*others, all=True) if others else first)


def in_words(word):
    """Names, address and number hold ``word``; one character alone is the beginning of the head's name."""
    if len(word) < 2:
        return Household.objects.filter(head_name__startswith=word)
    pairs = Household.objects.annotate(pairs=Bigrams(F("search_text"))).filter(pairs__contains=Bigrams(Value(word)))
    return pairs.filter(search_text__contains=word)


def in_pinyin(letters):
    """A member's initials or full pinyin begin so."""
    named = Member.objects.filter(PRESENT, Q(initials__startswith=letters) | Q(pinyin__startswith=letters))
    return Household.objects.filter(pk__in=named.values("household"))


def in_phones(digits):
    """A whole number or its last digits, four or more: the index knows the last four."""
    digits = digits.replace("-", "")
    if len(digits) < TAIL:
        return []
    own = with_phone(Household, digits)
    return [own, Household.objects.filter(pk__in=with_phone(Member, digits).values("household"))]


def with_phone(model, digits):
    tails = model.objects.annotate(tails=PhoneTails(F("phones")), bare=Bare(F("phones")))
    return tails.filter(tails__contains=[digits[-TAIL:]], bare__contains=f"{digits} ")
