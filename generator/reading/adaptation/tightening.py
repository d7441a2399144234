"""What "tighter" means: the words of the schema keyword `x-tighter`, when each holds, and what it tells a region.

A change of which no rule can say that it is tighter is not tighter; nor is one that changes nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from generator.reading.adaptation.narrowing import is_narrower
from generator.reading.adaptation.plain_data import content_of, share_of
from generator.text import Text

DURATION = re.compile(r"P(?=[0-9])(?:([0-9]{1,6})Y)?(?:([0-9]{1,6})M)?(?:([0-9]{1,6})W)?(?:([0-9]{1,6})D)?")
COMMON_YEAR = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
LEAP_YEAR = (31, 29, *COMMON_YEAR[2:])


@dataclass(frozen=True)
class Place:
    """What a rule must know of the field beside its values: the words it allows, the direction of its indicator."""

    allowed: tuple[str, ...]
    direction: str | None


@dataclass(frozen=True)
class Rule:
    """A word of `x-tighter`: when a change is tighter, and what a region reads about it."""

    holds: Callable[[Any, Any, Place], bool]
    words: Text


def is_tighter(rule: str, before: Any, after: Any, *, allowed: tuple[str, ...] = (), direction: str | None = None) -> bool:
    """Tell whether a change surely is tighter by the rule of its field.

    `allowed` are the words of the field's enum in their order, `direction` is that of the indicator
    the value belongs to. A field that is not written is None, or its `default` where the schema has one.
    """
    known = RULES.get(rule)
    return known is not None and known.holds(before, after, Place(allowed, direction))


def _larger(before: Any, after: Any, place: Place) -> bool:
    low, high = share_of(before), share_of(after)
    return low is not None and high is not None and low < high


def _by_direction(before: Any, after: Any, place: Place) -> bool:
    if place.direction == "increase":
        return _larger(before, after, place)
    return place.direction == "decrease" and _larger(after, before, place)


def _ambitious(before: Any, after: Any, place: Place) -> bool:
    if before is None:
        return share_of(after) is not None
    return _by_direction(before, after, place)


def _later(before: Any, after: Any, place: Place) -> bool:
    order = {word: position for position, word in enumerate(place.allowed)}
    if not isinstance(before, str) or not isinstance(after, str):
        return False
    return before in order and after in order and order[before] < order[after]


def _made_true(before: Any, after: Any, place: Place) -> bool:
    return after is True and (before is False or before is None)


def _shorter(before: Any, after: Any, place: Place) -> bool:
    old, new = _length(before), _length(after)
    if old is None or new is None or old == new:
        return False
    return (new[0] <= old[0] and new[1] <= old[1]) or _days(new)[1] < _days(old)[0]


def _length(duration: Any) -> tuple[int, int] | None:
    """Return the months and the days of an ISO duration, which cannot be turned into each other."""
    found = DURATION.fullmatch(duration) if isinstance(duration, str) else None
    if found is None:
        return None
    years, months, weeks, days = (int(number or 0) for number in found.groups())
    return 12 * years + months, 7 * weeks + days


def _days(length: tuple[int, int]) -> tuple[int, int]:
    """Return how many days a length has at least and at most, whatever month it begins in."""
    years, months = divmod(length[0], 12)
    fewest = min(sum((COMMON_YEAR * 2)[start : start + months]) for start in range(12))
    most = max(sum((LEAP_YEAR * 2)[start : start + months]) for start in range(12))
    return 365 * years + fewest + length[1], 366 * years + most + length[1]


def _more(before: Any, after: Any, place: Place) -> bool:
    if not isinstance(before, list) or not isinstance(after, list):
        return False
    was, now = (Counter(map(content_of, entries)) for entries in (before, after))
    return was < now


def _fewer(before: Any, after: Any, place: Place) -> bool:
    return _more(after, before, place)


def _added(before: Any, after: Any, place: Place) -> bool:
    if isinstance(before, str) and isinstance(after, str):
        return _goes_on(before, after)
    if not isinstance(before, Mapping) or not isinstance(after, Mapping):
        return False
    pairs = [(old, after.get(language)) for language, old in before.items()]
    kept = all(_goes_on(old, new) or content_of(old) == content_of(new) for old, new in pairs)
    return kept and any(_goes_on(old, new) for old, new in pairs)


def _goes_on(before: Any, after: Any) -> bool:
    """Tell whether a text stands unchanged at the beginning of another, up to the end of a word."""
    if not isinstance(before, str) or not isinstance(after, str) or not after.startswith(before):
        return False
    rest = after[len(before) :]
    return bool(rest.strip()) and rest[0].isspace()


def _narrower(before: Any, after: Any, place: Place) -> bool:
    return isinstance(before, Mapping) and isinstance(after, Mapping) and is_narrower(before, after)


def _narrower_all(before: Any, after: Any, place: Place) -> bool:
    return _is_full(before) and _is_full(after) and is_narrower({"all": before}, {"all": after})


def _narrower_any(before: Any, after: Any, place: Place) -> bool:
    return _is_full(before) and _is_full(after) and is_narrower({"any": before}, {"any": after})


def _is_full(entries: Any) -> bool:
    return isinstance(entries, list) and bool(entries)


def _never(before: Any, after: Any, place: Place) -> bool:
    return False


RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "larger": Rule(
            _larger, Text({"id": "hanya nilai yang lebih besar", "en": "only a larger value"})
        ),
        "direction": Rule(
            _by_direction,
            Text(
                {
                    "id": "lebih besar bila arah indikatornya `increase`, lebih kecil bila `decrease`",
                    "en": "larger where the direction of the indicator is `increase`, smaller where it is `decrease`",
                }
            ),
        ),
        "ambitious": Rule(
            _ambitious,
            Text(
                {
                    "id": "nilai yang lebih jauh ke arah indikatornya, atau nilai di tempat yang masih kosong",
                    "en": "a value further in the direction of the indicator, or a value where none was yet",
                }
            ),
        ),
        "later": Rule(
            _later,
            Text({"id": "hanya kata yang lebih belakang dalam daftarnya", "en": "only a word further down its list"}),
        ),
        "true": Rule(_made_true, Text({"id": "hanya dari false ke true", "en": "only from false to true"})),
        "shorter": Rule(_shorter, Text({"id": "hanya waktu yang lebih pendek", "en": "only a shorter time"})),
        "more": Rule(
            _more,
            Text({"id": "butir hanya boleh ditambah", "en": "entries may only be added"}),
        ),
        "fewer": Rule(
            _fewer, Text({"id": "butir hanya boleh dikurangi", "en": "entries may only be taken out"})
        ),
        "added": Rule(
            _added,
            Text({"id": "teksnya hanya boleh ditambah di belakang", "en": "the text may only be added to at its end"}),
        ),
        "narrower": Rule(
            _narrower,
            Text({"id": "hanya syarat yang berlaku di lebih sedikit desa", "en": "only a condition that holds in fewer villages"}),
        ),
        "narrower_all": Rule(
            _narrower_all,
            Text({"id": "syarat boleh ditambah atau dipersempit", "en": "conditions may be added or narrowed"}),
        ),
        "narrower_any": Rule(
            _narrower_any,
            Text({"id": "syarat boleh dikurangi atau dipersempit", "en": "conditions may be taken out or narrowed"}),
        ),
        "inside": Rule(
            _never,
            Text({"id": "seperti yang tertulis pada tiap isian di dalamnya", "en": "as each field inside it says"}),
        ),
    }
)
"""The words of `x-tighter`; `inside` leaves it to the fields inside, so that the whole is never judged at once."""
