"""What somebody meant who wrote a value in a form of their own: every way it can be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

DATE = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})")
DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
NAMED_MONTH = re.compile(r"(?:(\d{1,2})[ -])?([A-Za-z]+)[ -](\d{4})")
MONTH = re.compile(r"(\d{4})[-/. ]?(\d{1,2})")
QUARTER = re.compile(r"(\d{4})[- /]?[QqTt](?:[Ww])?[- ]?([1-4])|[QqTt](?:[Ww])?[- ]?([1-4])[- /]?(\d{4})")
DURATION = re.compile(r"(\d+)[ -]?(hari|minggu|bulan|tahun|days?|weeks?|months?|years?)", re.IGNORECASE)
NUMBER = re.compile(r"(-?)(\d[\d.,]*)\s*%?")
MONTHS = {
    "jan": 1, "feb": 2, "peb": 2, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7, "agu": 8, "aug": 8,
    "sep": 9, "okt": 10, "oct": 10, "nov": 11, "des": 12, "dec": 12,
}  # fmt: skip
UNITS = {"h": "D", "d": "D", "m": "W", "w": "W", "b": "M", "t": "Y", "y": "Y"}
BOOLEANS = {
    "ya": True,
    "yes": True,
    "benar": True,
    "true": True,
    "tidak": False,
    "no": False,
    "salah": False,
    "false": False,
}


def only_reading(found: Any, fits: Callable[[Any], bool]) -> Any:
    """Return the one way to read a value that fits its place, or None where there is none or more than one."""
    fitting: list[Any] = []
    for one in readings(found):
        if one not in fitting and fits(one):
            fitting.append(one)
    return fitting[0] if len(fitting) == 1 else None


def readings(found: Any) -> Iterator[Any]:
    """Yield what a value can have been meant as, in other words than its own."""
    if isinstance(found, list):
        yield from found if len(found) == 1 else ()
    elif isinstance(found, str):
        yield from (one for one in _of_text(found.strip()) if one != found)
        yield [found.strip()]
        yield {"id": found.strip()}
    elif isinstance(found, int | Decimal):
        yield from () if isinstance(found, bool) else (str(found),)
        yield [found]


def _of_text(found: str) -> Iterator[Any]:
    yield found
    yield from _dates(found)
    yield from numbers(found)
    if found.casefold() in BOOLEANS:
        yield BOOLEANS[found.casefold()]
    duration = DURATION.fullmatch(found)
    if duration:
        unit = duration[2].casefold()
        yield f"P{duration[1]}{'M' if unit.startswith('month') else UNITS[unit[0]]}"
    yield found.upper()
    yield re.sub(r"\s*/\s*", "/", found)
    yield re.sub(r"[\s_-]+", "-", found.casefold()).strip("-")
    if not re.search(r"\d", found):
        yield re.sub(r"[\s_-]+", "_", found.casefold()).strip("_")


def numbers(found: str) -> Iterator[int | Decimal]:
    """Yield the numbers that a text may stand for: with decimals after either sign, or with signs for thousands."""
    match = NUMBER.fullmatch(found)
    if match is None:
        return
    sign, digits = match[1], match[2]
    for decimal, thousands in ((",", "."), (".", ",")):
        whole, _, rest = digits.partition(decimal)
        grouped = re.fullmatch(rf"\d{{1,3}}(?:\{thousands}\d{{3}})+", whole)
        if (whole.isdigit() or grouped) and (not rest or rest.isdigit()) and not digits.endswith(decimal):
            plain = sign + whole.replace(thousands, "")
            yield Decimal(f"{plain}.{rest}") if rest else int(plain)


def _dates(found: str) -> Iterator[str]:
    if match := DATE.fullmatch(found):
        yield _day(match[1], match[2], match[3])
    if match := DAY_FIRST.fullmatch(found):
        yield _day(match[3], match[2], match[1])
        yield _day(match[3], match[1], match[2])
    if match := NAMED_MONTH.fullmatch(found):
        month = MONTHS.get(match[2][:3].casefold())
        if month:
            yield _day(match[3], month, match[1]) if match[1] else f"{match[3]}-{month:02}"
    if match := MONTH.fullmatch(found):
        yield f"{match[1]}-{int(match[2]):02}"
    if match := QUARTER.fullmatch(found):
        yield f"{match[1] or match[4]}-Q{match[2] or match[3]}"


def _day(year: str, month: str | int, day: str) -> str:
    return f"{year}-{int(month):02}-{int(day):02}"
