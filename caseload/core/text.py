"""Text as people see it: what they typed or pasted, without signs that nobody sees."""

import unicodedata

KEPT = {"\n", "\t", "\r"}


def visible(text):
    """``text`` without zero-width, direction and control signs: pasted along, they make equal names differ."""
    return "".join(sign for sign in text if sign in KEPT or unicodedata.category(sign) not in ("Cf", "Cc"))


def visible_facts(facts):
    """The same of every text among the columns of a row."""
    return {name: visible(value) if isinstance(value, str) else value for name, value in facts.items()}
