"""Plain data of YAML files as values that can be compared: numbers exactly, everything else by what it says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

MOST_DIGITS = 60
"""Places before or after the point of a number that is compared; figures of a programme have some ten."""

SHARE = re.compile(r"[0-9]{1,60}/[1-9][0-9]{0,59}|-?(?=\.?[0-9])[0-9]{0,60}(?:\.[0-9]{1,60})?")
"""A number in quotes, as shares are written: a fraction or a decimal."""


def number_of(value: Any) -> Fraction | None:
    """Return a number exactly, None where the value is none or has more digits than any figure needs."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return Fraction(value)
    if isinstance(value, Decimal) and value.is_finite():
        exponent = value.as_tuple().exponent
        within_reach = isinstance(exponent, int) and max(abs(exponent), abs(value.adjusted())) <= MOST_DIGITS
        return Fraction(value) if within_reach else None
    return None


def share_of(value: Any) -> Fraction | None:
    """Return a number that may also be written as text, such as `"1/6"`."""
    if isinstance(value, str):
        return Fraction(value) if SHARE.fullmatch(value) else None
    return number_of(value)


def content_of(value: Any) -> Hashable:
    """Return what a value says, the same for every way to write a number; the order of keys does not count."""
    if isinstance(value, Mapping):
        return frozenset((str(key), content_of(inner)) for key, inner in value.items())
    if isinstance(value, list):
        return tuple(content_of(entry) for entry in value)
    number = number_of(value)
    return (type(value).__name__, str(value)) if number is None else ("number", number)


def meaning_of(value: Any) -> Hashable:
    """Return what a value means to a reader: blanks, the order of lists and the way numbers are written do not count."""
    if isinstance(value, Mapping):
        return frozenset((str(key), meaning_of(inner)) for key, inner in value.items())
    if isinstance(value, list):
        return "list", frozenset(Counter(map(meaning_of, value)).items())
    if value is None or isinstance(value, bool):
        return "word", value
    words = " ".join(value.split()) if isinstance(value, str) else value
    number = share_of(words)
    return str(words) if number is None else number
