"""What a region may do at each place of the base: every difference is judged by the rule of the place where it stands.

Rules (`x-adapt` in the schemas): `fixed`, `tighten` (only as `x-tighter` says), `extend` (only add), `replace`.
A place without a rule takes that of what it is in. In a core indicator, so that regions stay comparable, everything
is fixed but what may be extended and what `x-adapt-core` names. A text may always be translated.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from generator.reading.adaptation.plain_data import meaning_of
from generator.reading.adaptation.spots import ENTRY, Spot, names_in
from generator.reading.adaptation.tightening import is_tighter

Rule = Literal["fixed", "tighten", "extend", "replace"]
Steps = tuple[str, ...]
BY_PARTS = frozenset({"", "inside", "more", "fewer"})
"""Words of `x-tighter` by which each part of a list or mapping is judged for itself."""
ABSENT: Any = object()
"""What stands where nothing stands."""


@dataclass(frozen=True)
class Difference:
    """A place, by steps from the top of the file, where a region differs, and whether its rule allows that."""

    steps: Steps
    rule: Rule
    is_allowed: bool
    before: Any = None
    after: Any = None
    tighter: str = ""


@dataclass(frozen=True)
class Ground:
    """What a judgement rests on: the rule here and what is known from further out.

    `directions` are those of all indicators; `direction` is that of the indicator this is about.
    """

    rule: Rule
    is_core: bool
    directions: Mapping[str, str]
    direction: str | None = None
    is_below_fixed: bool = False

    @staticmethod
    def of(spot: Spot, data: Any, directions: Mapping[str, str]) -> Ground:
        """Return the ground of a whole file of the base."""
        is_mapping = isinstance(data, Mapping)
        rule = spot.schema.get("x-adapt", "fixed")
        ground = Ground(rule, is_mapping and data.get("core") is True, directions)
        return replace(ground, direction=data.get("direction")) if is_mapping and "direction" in spot.keys else ground

    def inside(self, outer: Spot, spot: Spot, around: Any) -> Ground:
        """Return the ground of a place inside `around`; a text has one rule for all its languages."""
        if outer.is_text:
            return self
        named = around.get("indicator") if isinstance(around, Mapping) else None
        direction = self.directions.get(named, self.direction) if isinstance(named, str) else self.direction
        rule: Rule = spot.schema.get("x-adapt", self.rule)
        if self.is_core and (self.is_below_fixed or rule != "extend"):
            kept = None if self.is_below_fixed else spot.schema.get("x-adapt-core")
            return replace(self, rule=kept or "fixed", direction=direction, is_below_fixed=not kept)
        return replace(self, rule=rule, direction=direction)


def differences(spot: Spot, ground: Ground, before: Any, after: Any, steps: Steps = ()) -> Iterator[Difference]:
    """Yield every place in which two data differ, judged; order, blanks and the way numbers are written do not count."""
    if is_same(before, after):
        return
    tighter = spot.schema.get("x-tighter", "") if ground.rule == "tighten" else ""
    if spot.is_text and isinstance(after, Mapping) and (before is ABSENT or isinstance(before, Mapping)):
        yield from _texts(ground, tighter, {} if before is ABSENT else before, after, steps)
    elif isinstance(before, Mapping) and isinstance(after, Mapping) and tighter in BY_PARTS:
        yield from _mappings(spot, ground, before, after, steps)
    elif isinstance(before, list) and isinstance(after, list) and tighter in BY_PARTS:
        yield from _lists(spot, ground, tighter, before, after, steps)
    elif before is ABSENT and isinstance(after, list) and tighter in BY_PARTS:
        yield from _lists(spot, ground, tighter, [], after, steps)
    else:
        yield Difference(steps, ground.rule, _may_change(spot, ground, tighter, before, after), before, after, tighter)


def _may_change(spot: Spot, ground: Ground, tighter: str, before: Any, after: Any) -> bool:
    if ground.rule == "tighten":
        if after is ABSENT:
            return False
        before = spot.schema.get("default") if before is ABSENT else before
        allowed = tuple(str(word) for word in spot.schema.get("enum", ()))
        return is_tighter(tighter, before, after, allowed=allowed, direction=ground.direction)
    return ground.rule == "replace" or (ground.rule == "extend" and before is ABSENT)


def _mappings(
    spot: Spot, ground: Ground, before: Mapping[str, Any], after: Mapping[str, Any], steps: Steps
) -> Iterator[Difference]:
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key, ABSENT), after.get(key, ABSENT)
        inner = spot.inside(key)
        if inner is not None and old is ABSENT and ground.rule == "extend":
            yield Difference((*steps, key), ground.rule, True, old, new)
            continue
        if inner is None:
            if not is_same(old, new):
                yield Difference((*steps, key), "fixed", False, old, new)
            continue
        yield from differences(inner, ground.inside(spot, inner, before), old, new, (*steps, key))


def _lists(
    spot: Spot, ground: Ground, tighter: str, before: list[Any], after: list[Any], steps: Steps
) -> Iterator[Difference]:
    inner = spot.inside(ENTRY) or spot
    was, now = (dict(_named(entries, spot.key)) for entries in (before, after))
    for name in dict.fromkeys((*was, *now)):
        old, new = was.get(name, ABSENT), now.get(name, ABSENT)
        if ABSENT not in (old, new):
            yield from differences(inner, ground.inside(spot, inner, old), old, new, (*steps, name))
            continue
        allowed = {
            "replace": True, "fixed": False, "extend": old is ABSENT,
            "tighten": tighter == ("more" if old is ABSENT else "fewer"),
        }[ground.rule]  # fmt: skip
        yield Difference((*steps, name), ground.rule, allowed, old, new, tighter)


def _named(entries: list[Any], key: str | None) -> Iterator[tuple[str, Any]]:
    """Name each entry of a list; what nothing names is named by what it says."""
    seen: set[str] = set()
    for name, entry in zip(names_in(entries, key), entries, strict=True):
        told = name if name is not None else f"#{json.dumps(entry, ensure_ascii=False, sort_keys=True, default=str)}"
        while told in seen:
            told += "#"
        seen.add(told)
        yield told, entry


def _texts(
    ground: Ground, tighter: str, before: Mapping[str, Any], after: Mapping[str, Any], steps: Steps
) -> Iterator[Difference]:
    for language in dict.fromkeys((*before, *after)):
        old, new = before.get(language, ABSENT), after.get(language, ABSENT)
        if is_same(old, new):
            continue
        translated = old is ABSENT and bool(before)
        grown = is_tighter("added", old, new)
        allowed = {
            "fixed": False, "replace": True, "extend": old is ABSENT or grown,
            "tighten": grown and tighter == "added",
        }[ground.rule]  # fmt: skip
        yield Difference((*steps, language), ground.rule, allowed or translated, old, new, tighter)


def is_same(before: Any, after: Any) -> bool:
    """Tell whether two data say the same; order in lists, blanks and the way numbers are written do not count."""
    if before is ABSENT or after is ABSENT:
        return before is after
    return meaning_of(before) == meaning_of(after)


def is_judged_whole(spot: Spot, ground: Ground) -> bool:
    """Tell whether what is inside a place has no rule of its own: a text in all its languages, a set of conditions."""
    return spot.is_text or (ground.rule == "tighten" and spot.schema.get("x-tighter", "inside") not in BY_PARTS)
