"""Numbers of released versions: an edition of a year, and corrections of that edition."""

from __future__ import annotations

import re

FORM = re.compile(r"(20[0-9]{2})\.([1-9][0-9]?)(?:\.([1-9][0-9]?))?")

Edition = tuple[int, int, int]
"""Year, edition of the year, and its correction (0 for none); versions are ordered by it."""


def edition_of(version: str) -> Edition | None:
    """Return the parts of `2026.1` or `2026.1.2`, None where a version is written otherwise."""
    found = FORM.fullmatch(version)
    return None if found is None else (int(found[1]), int(found[2]), int(found[3] or 0))


def following(version: str | None, year: int) -> tuple[str, ...]:
    """Return the versions that may come next: a correction, the next edition, or the first of a later year."""
    last = edition_of(version) if version else None
    if last is None:
        return (f"{year}.1",)
    number, edition, correction = last
    later = (f"{year}.1",) if year > number else ()
    return (f"{number}.{edition}.{correction + 1}", f"{number}.{edition + 1}", *later)
