"""Villages in classes by one indicator: official status, the sheet's bands, its categories, or equal parts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from generator.analysis.rollup import PUBLISHED
from generator.model.composite_index import CompositeIndex
from generator.model.indicator import Indicator
from generator.model.period import period_end
from generator.model.programme import Programme
from generator.tables import Observations
from generator.text import Text

PARTS = 5
ENOUGH = 3
"""Each equal part holds at least so many villages on average, else there are fewer parts."""

Basis = Literal["status", "bands", "categories", "parts"]


@dataclass(frozen=True)
class MapClass:
    """One class, from the lowest on: its title (or the id of a band), ends, and how many villages are in it."""

    id: str
    title: Text | None
    lower: Fraction | None
    upper: Fraction | None
    villages: int


@dataclass(frozen=True)
class Classed:
    """Villages by one indicator for one period, the newest that any of them has.

    `values` are the figures as published, `steps` the position of each village's class. Where
    `upper_counts`, a class holds its upper end, else its lower one.
    """

    indicator: str
    period: str
    basis: Basis
    upper_counts: bool
    classes: tuple[MapClass, ...]
    values: Mapping[str, str]
    steps: Mapping[str, int]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class _Cut:
    """Where values are cut, and what the pieces are called."""

    basis: Basis
    ends: tuple[Fraction, ...]
    upper_counts: bool
    names: tuple[tuple[str, Text | None], ...]

    def step(self, value: Fraction) -> int:
        return (bisect_left if self.upper_counts else bisect_right)(self.ends, value)


def classify(programme: Programme, observations: Observations, indicator: str, codes: set[str]) -> Classed | None:
    """Put the villages of `codes` that have a published figure into classes; None where none has."""
    frame = observations.frame
    rows = frame[
        (frame["indicator"] == indicator)
        & (frame["disaggregation"] == "")
        & frame["status"].isin(PUBLISHED)
        & (frame["value"] != "")
        & frame["village_code"].isin(codes)
    ]
    periods = {one: end for one in rows["period"].unique() if (end := period_end(one)) is not None}
    if not periods:
        return None
    period = max(periods, key=lambda one: (periods[one], -len(one)))
    rows = rows[rows["period"] == period]
    values = dict(sorted(zip(rows["village_code"].tolist(), rows["value"].tolist(), strict=True)))
    sources = tuple(sorted({one for one in rows["source"] if one}))
    known = programme.indicators.get(indicator)
    if known is not None and known.unit == "category":
        return _by_category(known, period, values, sources)
    numbers = {code: Fraction(Decimal(value)) for code, value in values.items()}
    cut = _cut(programme, indicator, sorted(numbers.values()))
    steps = {code: cut.step(number) for code, number in numbers.items()}
    return Classed(
        indicator, period, cut.basis, cut.upper_counts, _classes(cut.names, cut.ends, steps), values, steps, sources
    )


def _cut(programme: Programme, indicator: str, numbers: Sequence[Fraction]) -> _Cut:
    index, known = programme.indices.get(indicator), programme.indicators.get(indicator)
    if index is not None and index.bands:
        return _by_status(index)
    if known is not None and known.bands:
        ends = tuple(Fraction(one.below) for one in known.bands if one.below is not None)
        return _Cut("bands", ends, upper_counts=False, names=tuple((one.id, None) for one in known.bands))
    parts = max(2, min(PARTS, len(numbers) // ENOUGH))
    last = len(numbers) - 1
    inner = sorted({numbers[-(-len(numbers) * part // parts) - 1] for part in range(1, parts)} - {numbers[last]})
    names = tuple((str(number), None) for number in range(len(inner) + 1))
    return _Cut("parts", tuple(inner), upper_counts=True, names=names)


def _by_status(index: CompositeIndex) -> _Cut:
    ends = tuple(Fraction(one.at_most) for one in index.bands if one.at_most is not None)
    return _Cut("status", ends, upper_counts=True, names=tuple((one.id, one.title) for one in index.bands))


def _by_category(known: Indicator, period: str, values: Mapping[str, str], sources: tuple[str, ...]) -> Classed | None:
    """Order categories by their score, where they have one, else as the sheet lists them."""
    ordered = sorted(known.categories, key=lambda one: -1 if one.score is None else one.score)
    position = {one.id: number for number, one in enumerate(ordered)}
    steps = {code: position[value] for code, value in values.items() if value in position}
    if not steps:
        return None
    names = tuple((one.id, one.title) for one in ordered)
    return Classed(known.id, period, "categories", False, _classes(names, (), steps), values, steps, sources)


def _classes(
    names: Sequence[tuple[str, Text | None]], ends: Sequence[Fraction], steps: Mapping[str, int]
) -> tuple[MapClass, ...]:
    counts = Counter(steps.values())
    lower = [None, *ends, *[None] * len(names)]
    upper = [*ends, *[None] * len(names)]
    return tuple(
        MapClass(id_, title, lower[number], upper[number], counts[number]) for number, (id_, title) in enumerate(names)
    )


def classify_all(programme: Programme, observations: Observations, codes: set[str]) -> dict[str, Classed]:
    """Return the classes of everything a map of `codes` can be marked by: indices, their parts, indicators."""
    frame = observations.frame
    observed = set(frame["indicator"][frame["village_code"].isin(codes)])
    parts = (part for index in programme.indices.values() for part in (index.id, *(sub.id for sub in index.sub_indices)))
    found = {
        id_: classed
        for id_ in (*parts, *programme.indicators)
        if id_ in observed and (classed := classify(programme, observations, id_, codes)) is not None
    }
    return {id_: classed for id_, classed in found.items() if len(classed.steps) > 1}
