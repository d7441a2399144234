"""Digit runs that identify a person: NIK, KK, NPWP, mobile numbers; looser than their validity.

A mistyped number still points to somebody, so only the shape counts (province 11 to 99, day 1 to 31
or 41 to 71, month 1 to 12), never a check digit or a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.privacy.kinds import Kind

Match = tuple[Kind, int, int]

LONG_RUN = re.compile(rb"[0-9](?<![0-9][0-9])(?=((?:[ \t.\-_\r\n]{0,24}[0-9]){14}(?:[ \t.\-_\r\n]{0,24}[0-9])?)(?![0-9]))")
"""Fifteen digits or sixteen, whatever stands between them; what they are is decided afterwards."""
GAP = re.compile(rb"[ \t]?[-._][ \t]?|[ \t]{1,3}|[ \t]*\r?\n[ \t]*")
EXPONENT = re.compile(rb"[1-9](?<![0-9][0-9])[.,]([0-9]{11,15})[eE]\+?15(?![0-9])")
TAX_NUMBER = re.compile(rb"[0-9](?<![0-9][0-9])[0-9][. ]?[0-9]{3}[. ]?[0-9]{3}[. ]?[0-9][-. ]?[0-9]{3}[. ]?[0-9]{3}(?![0-9])")
PHONE = re.compile(
    rb"[06](?<![0-9][0-9])(?:2(?<=62)[ \t.\-()_]{0,3}(?:0[ \t.\-()_]{0,2})?|(?<=0)[ \t.\-()_]{0,2})"
    rb"8[ \t.\-()_]{0,2}[1-9](?:[ \t.\-()_]{0,3}[0-9]){6,10}(?![0-9])"
)
NIK_GROUPS = frozenset(
    {
        (6, 6, 4), (2, 2, 2, 6, 4), (2, 2, 2, 2, 2, 2, 4), (6, 2, 2, 2, 4), (4, 4, 4, 4), (8, 8), (12, 4), (4, 12),
        (2,) * 8, (5, 5, 6), (6, 5, 5), (3, 3, 3, 3, 4), (3, 3, 3, 3, 3, 1), (4, 3, 3, 3, 3),
    }
)  # fmt: skip
"""How people cut sixteen digits with dots, or with marks of several sorts."""
THOUSANDS = (1, 3, 3, 3, 3, 3)
LONGEST_GROUP = 8
HEXADECIMAL = re.compile(rb"[0-9a-fA-F]{32,}")
PHONE_MARK = re.compile(rb"[-._]|\s*|\(|[-._]?\s?\)\s?[-._]?|[-._]?\s?\(|\(0|\)\s?\(")
DATE = re.compile(rb"0[1-9][-./ ][0-9]{1,2}[-./ ](?:19|20)[0-9]{2}(?![0-9])")
NO_DIGITS = bytes(byte for byte in range(256) if not 48 <= byte <= 57)
NOBODYS = b"000000"
"""Numbers that end in six zeros are examples; no register gives them to a person."""


def find_numbers(text: bytes) -> Iterator[Match]:
    """Return kind, start and end of every digit run that looks like a number of a person or a household."""
    for match in LONG_RUN.finditer(text):
        digits = digits_of(match[0] + match[1])
        if len(digits) == 16 and _may_be_nik_or_tax_number(digits):
            kind = _kind_of_sixteen(text, match.start(), match.end(1), digits)
            if kind is not None:
                yield kind, match.start(), match.end(1)
        tax = TAX_NUMBER.match(text, match.start())
        if tax and not (tax[0].endswith(NOBODYS) or _is_inside_number(text, tax.start(), tax.end())):
            yield "tax-number", tax.start(), tax.end()
    for match in EXPONENT.finditer(text) if b"E+15" in text or b"e+15" in text or b"E15" in text else ():
        if _is_nik(text[match.start() : match.start() + 1] + match[1].ljust(15, b"0")):
            yield "identity-number", match.start(), match.end()
    for match in PHONE.finditer(text):
        if _is_phone(text, match):
            yield "phone", match.start(), match.end()


def digits_of(value: bytes) -> bytes:
    """Return the digits of a value, in order."""
    return value.translate(None, NO_DIGITS)


def groups_of(value: bytes) -> tuple[tuple[int, ...], frozenset[bytes]]:
    """Return the lengths of the digit groups of a value, and the marks between them (a blank for any white space)."""
    parts = re.split(rb"([^0-9]+)", value)
    return tuple(len(part) for part in parts[::2]), frozenset(part.strip() or b" " for part in parts[1::2])


def _is_nik(digits: bytes) -> bool:
    day, month = int(digits[6:8]), int(digits[8:10])
    return digits[:1] != b"0" and int(digits[:2]) >= 11 and (1 <= day <= 31 or 41 <= day <= 71) and 1 <= month <= 12


def _may_be_nik_or_tax_number(digits: bytes) -> bool:
    return digits.startswith(b"0") or _is_nik(digits)


def _kind_of_sixteen(text: bytes, start: int, end: int, digits: bytes) -> Kind | None:
    value = text[start:end]
    if len(value) == len(digits):
        if _is_inside_number(text, start, end):
            return None
        if digits.startswith(b"0"):
            return None if digits.endswith(NOBODYS) else "tax-number"
        return "identity-number"
    if digits.startswith(b"0"):
        return None
    groups, marks = groups_of(value)
    if groups == THOUSANDS or not all(GAP.fullmatch(gap) for gap in re.findall(rb"[^0-9]+", value)):
        return None
    cut_evenly = len(marks) == 1 and b"." not in marks and max(groups) <= LONGEST_GROUP
    return "identity-number" if cut_evenly or groups in NIK_GROUPS else None


def _is_inside_number(text: bytes, start: int, end: int) -> bool:
    """Tell decimals of a figure and stretches of a checksum from numbers that stand by themselves."""
    if re.match(rb"[0-9]\.", text[max(start - 2, 0) : start]):
        return True
    window = slice(max(start - 128, 0), end + 128)
    return any(
        word.start() + window.start <= start and end <= word.end() + window.start and not word[0].isdigit()
        for word in HEXADECIMAL.finditer(text[window])
    )


def _is_phone(text: bytes, match: re.Match[bytes]) -> bool:
    value = match[0]
    before = text[max(match.start() - 2, 0) : match.start()]
    if digits_of(value).endswith(NOBODYS) or DATE.match(value):
        return False
    groups, marks = groups_of(value)
    if not all(PHONE_MARK.fullmatch(mark) for mark in marks):
        return False
    if len(groups) == 1:
        return not _is_inside_number(text, match.start(), match.end())
    if re.match(rb"[0-9][-./]", before):
        return False
    if text[match.start() - 1 : match.start()] == b"+" or set(groups) == {1}:
        return True
    return len(groups) <= 5 and sum(length >= 3 for length in groups) >= 2 and min(groups[1:]) >= 2
