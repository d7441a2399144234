"""Which entry of a list is which one of the same list later: by id or natural key, by content, by likeness."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from types import MappingProxyType
from typing import Any

from generator.model.assessment import WeightedIndicator
from generator.model.composite_index import ScoreMeaning
from generator.model.condition import Condition
from generator.model.document import SignOff
from generator.model.identity import Partner
from generator.model.results import PlannedValue, Target
from generator.model.village import GroupInVillage, InterventionInVillage, PotentialInVillage, RiskInVillage
from generator.text import Text

NATURAL_KEYS: Mapping[type, str] = MappingProxyType(
    {
        Condition: "indicator",
        WeightedIndicator: "indicator",
        ScoreMeaning: "score",
        SignOff: "actor",
        Partner: "actor",
        Target: "indicator",
        PlannedValue: "period",
        GroupInVillage: "group",
        PotentialInVillage: "potential",
        RiskInVillage: "risk",
        InterventionInVillage: "intervention",
    }
)
"""What tells the entries of a list apart where they have no id."""

ALIKE = 0.3
"""The share of words two entries must have in common to be taken for one that was edited."""

MOST_PAIRS = 10_000
"""Entries without a key that are weighed against each other; longer lists are paired in their order."""

WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Pair:
    """The positions of one entry before and after, None where it is not there, and its step of a path."""

    step: str
    before: int | None
    after: int | None


def pair_entries(before: tuple[Any, ...], after: tuple[Any, ...], renamed: Mapping[str, str]) -> Iterator[Pair]:
    """Yield every entry of either side in exactly one pair."""
    now = _by_key(after, {})
    was = _by_key(before, {old: new for old, new in renamed.items() if old not in now})
    unclear = {key for key in was.keys() | now.keys() if None in (was.get(key, 0), now.get(key, 0))}
    for key in dict.fromkeys((*now, *was)):
        if key not in unclear:
            yield Pair(key, was.get(key), now.get(key))
    paired, known = ({place for key, place in one.items() if key not in unclear} for one in (was, now))
    left = [position for position in range(len(before)) if position not in paired]
    more = [position for position in range(len(after)) if position not in known]
    yield from _by_content(before, after, left, more)


def key_of(entry: Any) -> str | None:
    """Return what names an entry among others of its list, None where nothing does."""
    name = NATURAL_KEYS.get(type(entry), "id")
    key = getattr(entry, name, None)
    return None if key is None else str(key)


def _by_key(entries: tuple[Any, ...], renamed: Mapping[str, str]) -> dict[str, int | None]:
    """Return the position of each entry by its key, None where several entries have it."""
    found: dict[str, int | None] = {}
    for position, entry in enumerate(entries):
        key = key_of(entry)
        if key is not None:
            key = renamed.get(key, key)
            found[key] = None if key in found else position
    return found


def _by_content(before: tuple[Any, ...], after: tuple[Any, ...], left: list[int], more: list[int]) -> Iterator[Pair]:
    contents = {position: content_of(after[position]) for position in more}
    remaining = []
    for position in left:
        content = content_of(before[position])
        same = next((other for other, known in contents.items() if known == content), None)
        if same is None:
            remaining.append(position)
        else:
            del contents[same]
            yield Pair(f"#{same + 1}", position, same)
    yield from _by_likeness(before, after, remaining, list(contents))


def _by_likeness(before: tuple[Any, ...], after: tuple[Any, ...], left: list[int], more: list[int]) -> Iterator[Pair]:
    if len(left) * len(more) > MOST_PAIRS:
        yield from (_pair(*both) for both in zip_longest(left, more))
        return
    old = {position: Counter(_words(before[position])) for position in left}
    new = {position: Counter(_words(after[position])) for position in more}
    weighed = sorted((-_likeness(old[here], new[there]), here, there) for here in left for there in more)
    for likeness, here, there in weighed:
        if -likeness >= ALIKE and here in old and there in new:
            del old[here], new[there]
            yield _pair(here, there)
    yield from (_pair(here, None) for here in old)
    yield from (_pair(None, there) for there in new)


def _pair(before: int | None, after: int | None) -> Pair:
    return Pair(f"#-{(before or 0) + 1}" if after is None else f"#{after + 1}", before, after)


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def content_of(value: Any) -> object:
    """Return what a value says, without its place and without order, as something that can be compared."""
    if isinstance(value, Text):
        return frozenset((language, " ".join(str(words).split())) for language, words in value.languages.items())
    if isinstance(value, tuple):
        return frozenset(Counter(content_of(one) for one in value).items())
    if dataclasses.is_dataclass(value):
        fields = (one.name for one in dataclasses.fields(value) if one.name != "source")
        return type(value).__name__, tuple(content_of(getattr(value, name)) for name in fields)
    return value if isinstance(value, bool | int | float | str) or value is None else str(value)


def _words(value: Any, name: str = "") -> Iterator[str]:
    """Yield the words of an entry; numbers and the like stand with the field they are in."""
    if isinstance(value, Text):
        yield from (word for text in value.languages.values() for word in WORD.findall(str(text).casefold()))
    elif isinstance(value, tuple):
        yield from (word for one in value for word in _words(one, name))
    elif dataclasses.is_dataclass(value):
        yield from (
            word
            for one in dataclasses.fields(value)
            if one.name != "source"
            for word in _words(getattr(value, one.name), one.name)
        )
    elif value is not None:
        yield f"{name}={value}"
