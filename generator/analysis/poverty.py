"""Alkire-Foster and FGT figures of groups, from the sums that left the place of the records.

H = poor / all, A = score of the poor / poor, M0 = score of the poor / all, each weighted; the
uncensored headcount of an indicator counts all who are deprived in it, the censored one only the
poor; its contribution is weight x censored headcount / M0. Method: Alkire, Foster et al. (2015),
Multidimensional Poverty Measurement and Analysis, chapter 5; FGT: Foster, Greer, Thorbecke (1984).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from generator.analysis.linearisation import standard_errors
from generator.model.poverty_measure import PovertyMeasure
from generator.tables import GroupSums

Measure = Literal[
    "headcount_ratio", "intensity", "adjusted_headcount_ratio", "vulnerable", "severe",
    "uncensored_headcount", "censored_headcount", "contribution", "households_dropped",
    "fgt0", "fgt1", "fgt2",
]  # fmt: skip
NORMAL_95 = 1.959963984540054
"""The 97.5th percentile of the normal distribution."""

Errors = Mapping[tuple[str, str], NDArray[np.float64]]
Numbers = NDArray[np.int64] | NDArray[np.object_] | NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Figures:
    """One figure of every group, as numerator and denominator.

    `households` counts, unweighted, the households in the numerator, `of_households` those in the
    denominator, `base` the counted units in the denominator. `errors` are standard errors (NaN where
    there is none), None where neither strata nor clusters are named.
    """

    measure: Measure
    indicator: str
    numerator: Numbers
    denominator: Numbers
    households: Numbers
    of_households: Numbers
    base: Numbers
    errors: NDArray[np.float64] | None = None
    is_exact: bool = True
    is_share: bool = True

    @cached_property
    def values(self) -> NDArray[np.float64]:
        """The figure of each group as the nearest float; NaN where it is not defined."""
        return _quotients(self.numerator, self.denominator)

    def exact(self, group: int) -> Fraction | None:
        """Return the figure of a group as a fraction; None where it is not defined or a float."""
        if not self.is_exact or not self.denominator[group]:
            return None
        return Fraction(int(self.numerator[group]), int(self.denominator[group]))

    @cached_property
    def lower(self) -> NDArray[np.float64] | None:
        """The lower end of the 95 % interval, not below 0."""
        return None if self.errors is None else np.maximum(self.values - NORMAL_95 * self.errors, 0.0)

    @cached_property
    def upper(self) -> NDArray[np.float64] | None:
        """The upper end of the 95 % interval, not above 1."""
        return None if self.errors is None else np.minimum(self.values + NORMAL_95 * self.errors, 1.0)


@dataclass(frozen=True, eq=False)
class Contributors:
    """What the households furthest below the line add to each group's gap: the first, the second, the first three, all."""

    largest: NDArray[np.float64]
    second: NDArray[np.float64]
    leading: NDArray[np.float64]
    total: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class PovertyFigures:
    """All figures of a measure by group: `groups` holds one tuple of texts a group, `gaps` is there with an income."""

    measure: PovertyMeasure
    by: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    figures: tuple[Figures, ...]
    gaps: Contributors | None = None
    lonely_strata: tuple[str, ...] = ()

    def of(self, measure: Measure, indicator: str = "") -> Figures:
        """Return the figures of one measure and indicator."""
        return next(one for one in self.figures if (one.measure, one.indicator) == (measure, indicator))


def measure_poverty(measure: PovertyMeasure, sums: GroupSums) -> PovertyFigures:
    """Turn the sums of groups into H, A, M0, bands, headcounts, contributions and FGT figures."""
    frame = sums.frame
    keys = [frame[name].tolist() for name in sums.by]
    groups = tuple(zip(*keys, strict=True)) if keys else ((),) * len(frame)
    errors = {} if sums.moments is None else standard_errors(sums)
    lonely = () if sums.moments is None else tuple(sorted(name for name, n in sums.moments.clusters.items() if n == 1))
    figures = tuple(_figures(measure, sums, errors))
    return PovertyFigures(measure, sums.by, groups, figures, _contributors(sums), lonely)


def _contributors(sums: GroupSums) -> Contributors | None:
    names = ("gap_largest", "gap_second", "gap_leading", "gap1")
    return Contributors(*(sums.frame[name].to_numpy() for name in names)) if "gap_leading" in sums.frame else None


def _figures(
    measure: PovertyMeasure, sums: GroupSums, errors: Errors
) -> Iterator[Figures]:
    def column(name: str) -> Numbers:
        found: Numbers = sums.frame[name].to_numpy()
        return found

    deprivations, parts, weights = measure.indicators, measure.denominator, measure.whole_weights
    score = _scores(weights, [column(f"poor_deprived{i}") for i in range(len(weights))])
    of_all = (column("all_households"), column("all_units"))
    of_poor = (column("poor_households"), column("poor_units"))
    poor, everyone = column("poor"), column("all")
    errors = _of_scores(errors, parts)
    share = errors.get
    yield Figures("headcount_ratio", "", poor, everyone, of_poor[0], *of_all, share(("poor", "all")))
    yield Figures("intensity", "", score, _times(poor, parts), of_poor[0], *of_poor, share(("score", "poor")))
    yield Figures("adjusted_headcount_ratio", "", score, _times(everyone, parts), of_poor[0], *of_all, share(("score", "all")))
    bands: tuple[Measure, ...] = ("vulnerable", "severe")
    for band in bands:
        if band in sums.frame:
            yield Figures(band, "", column(band), everyone, column(f"{band}_households"), *of_all, share((band, "all")))
    headcounts: tuple[tuple[Measure, str], ...] = (
        ("uncensored_headcount", "deprived"),
        ("censored_headcount", "poor_deprived"),
    )
    for name, sum_ in headcounts:
        for i, one in enumerate(deprivations):
            counted = column(f"{sum_}{i}_households")
            yield Figures(name, one.id, column(f"{sum_}{i}"), everyone, counted, *of_all, share((f"{sum_}{i}", "all")))
    yield from _contributions(measure, sums, score, errors)
    yield from _dropped(sums)
    if measure.income is not None:
        yield from _fgt(sums, errors)


def _of_scores(errors: Errors, parts: int) -> Errors:
    """Return the errors with those of scores in units of the whole score, not of its common denominator."""
    return {
        (top, bottom): error / parts if top == "score" else error * parts if bottom == "score" else error
        for (top, bottom), error in errors.items()
    }


def _scores(weights: Sequence[int], poor_deprived: list[Numbers]) -> Numbers:
    """Return the weighted sum of the deprivations of the poor, in parts of the common denominator."""
    total = sum(weights)
    largest = max((int(np.max(np.abs(one), initial=0)) for one in poor_deprived), default=0)
    wide = largest * max(total, 1) >= 2**63
    columns = [one.astype(object) if wide else one for one in poor_deprived]
    zero: Numbers = np.zeros(len(columns[0]), dtype=object if wide else np.int64)
    for weight, one in zip(weights, columns, strict=True):
        zero = zero + weight * one
    return zero


def _times(numbers: Numbers, factor: int) -> Numbers:
    wide = int(np.max(np.abs(numbers), initial=0)) * factor >= 2**63
    return (numbers.astype(object) if wide else numbers) * factor


def _contributions(measure: PovertyMeasure, sums: GroupSums, score: Numbers, errors: Errors) -> Iterator[Figures]:
    frame = sums.frame
    poor_households, poor_units = frame["poor_households"].to_numpy(), frame["poor_units"].to_numpy()
    for i, (one, weight) in enumerate(zip(measure.indicators, measure.whole_weights, strict=True)):
        counted = frame[f"poor_deprived{i}_households"].to_numpy()
        error = errors.get((f"poor_deprived{i}", "score"))
        scaled = None if error is None else error * float(one.weight)
        numerator = _times(frame[f"poor_deprived{i}"].to_numpy(), weight)
        yield Figures("contribution", one.id, numerator, score, counted, poor_households, poor_units, scaled)


def _dropped(sums: GroupSums) -> Iterator[Figures]:
    rows, counted = sums.frame["rows"].to_numpy(), sums.frame["all_households"].to_numpy()
    ones = np.ones(len(rows), dtype=np.int64)
    yield Figures("households_dropped", "", rows - counted, ones, rows - counted, rows, rows, is_share=False)


def _fgt(sums: GroupSums, errors: Errors) -> Iterator[Figures]:
    frame = sums.frame
    poor, everyone = frame["below_line_households"].to_numpy(), frame["income"].to_numpy()
    of_all = (frame["income_households"].to_numpy(), frame["income_units"].to_numpy())
    yield Figures("fgt0", "", frame["below_line"].to_numpy(), everyone, poor, *of_all, errors.get(("below_line", "income")))
    gaps: tuple[tuple[Measure, str], ...] = (("fgt1", "gap1"), ("fgt2", "gap2"))
    for name, column in gaps:
        error = errors.get((column, "income"))
        yield Figures(name, "", frame[column].to_numpy(), everyone, poor, *of_all, error, is_exact=False)


def _quotients(numerator: Numbers, denominator: Numbers) -> NDArray[np.float64]:
    """Return quotients as the nearest float; whole numbers beyond 53 bits are divided by Python, which rounds once."""
    exact_limit = 2**53
    if all(one.dtype != object and np.max(np.abs(one), initial=0) < exact_limit for one in (numerator, denominator)):
        zero = denominator == 0
        quotient = numerator / np.where(zero, 1, denominator)
        return np.where(zero, np.nan, quotient).astype(np.float64)
    pairs = zip(numerator.tolist(), denominator.tolist(), strict=True)
    return np.array([top / bottom if bottom else np.nan for top, bottom in pairs], dtype=np.float64)
