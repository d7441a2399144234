"""Progress towards a target: the light of one indicator, or why it has none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from generator.analysis.freshness import is_stale
from generator.analysis.growth import grown, growth_rate
from generator.analysis.observed import Observed, ValueStatus
from generator.analysis.progress_linear import measure_linear
from generator.analysis.progress_open_sdg import measure_open_sdg
from generator.analysis.progress_unsd import SOME, measure_unsd
from generator.model.indicator import Indicator
from generator.model.period import period_end, years_at
from generator.model.results import ProgressMethod, Target

Light = Literal["achieved", "on_track", "slightly_behind", "behind", "moving_away"]
Absence = Literal["missing", "stale", "not_due", "suppressed", "qualitative", "undefined", "apart"]
Direction = Literal[1, -1]

ON_TRACK = Fraction(95, 100)
SLIGHTLY_BEHIND = Fraction(60, 100)
BEHIND = Fraction(0)
"""The cuts of Open SDG and Eurostat for the ratio of progress made to progress planned, all inclusive."""


@dataclass(frozen=True)
class Reading:
    """A figure as progress sees it; `value` is None where it is hidden, missing or a category.

    `lower` and `upper` are the ends of its 95 per cent interval, where it has one.
    """

    period: str
    value: Fraction | None
    status: ValueStatus
    decimals: int = 0
    lower: Fraction | None = None
    upper: Fraction | None = None


@dataclass(frozen=True)
class TargetProgress:
    """How far an indicator has come on the way from baseline to target.

    Either `light` or `absence` is set. `ratio` is 1 where progress is as planned; a light may have
    none (a target that keeps the baseline). `achieved_share` and `elapsed_share` are parts of the
    planned change and time, `expected` the value that the plan implies for the reading's period.
    `certain` is False where the interval of the reading contains the value that was planned, and
    None where there is no interval.
    """

    target: Target
    method: ProgressMethod
    reading: Reading | None
    light: Light | None = None
    absence: Absence | None = None
    ratio: Fraction | None = None
    achieved_share: Fraction | None = None
    elapsed_share: Fraction | None = None
    expected: Fraction | None = None
    certain: bool | None = None


@dataclass(frozen=True)
class _Path:
    """The figures of a target that has all of them; times in years since the baseline."""

    baseline: Fraction
    target: Fraction
    value: Fraction
    elapsed: Fraction
    span: Fraction
    direction: Direction

    @property
    def reached(self) -> bool:
        """Whether the value is at the target or beyond."""
        return (self.value - self.target) * self.direction >= 0


def newest_reading(observed: Iterable[Observed], indicator: str) -> Reading | None:
    """Return the newest total of an indicator; one that is missing gives way to an older one.

    A hidden value does not: what it hides is newer than what is shown.
    """
    totals = [one for one in observed if one.indicator == indicator and not one.disaggregation]
    known = sorted((one for one in totals if one.status != "missing"), key=_ended, reverse=True)
    return _reading(known[0]) if known else None


def measure_progress(
    target: Target, indicator: Indicator, reading: Reading | None, *, method: ProgressMethod, as_of: date
) -> TargetProgress:
    """Judge the newest reading of an indicator against its target by one of three methods."""
    blank = TargetProgress(target, method, reading)
    absence = _absence(target, indicator, reading, as_of)
    if absence is not None:
        return replace(blank, absence=absence)
    path = _path(target, indicator, reading)
    if path is None:
        return replace(blank, absence="undefined")
    return _judged(blank, path)


def light_of(ratio: Fraction, method: ProgressMethod) -> Light:
    """Return the light of a ratio by the cuts 0.95, 0.60 and 0; the Progress Chart has 0.10 for 0.60."""
    if ratio >= ON_TRACK:
        return "on_track"
    if ratio >= (SOME if method == "unsd" else SLIGHTLY_BEHIND):
        return "slightly_behind"
    return "behind" if ratio >= BEHIND else "moving_away"


def _reading(one: Observed) -> Reading:
    number = one.number
    shown = number is not None and one.status != "suppressed"
    return Reading(
        one.period,
        Fraction(number) if shown and number is not None else None,
        one.status,
        one.decimals,
        Fraction(one.lower) if shown and one.lower else None,
        Fraction(one.upper) if shown and one.upper else None,
    )


def _ended(one: Observed) -> Fraction:
    return period_end(one.period) or Fraction(0)


def _absence(target: Target, indicator: Indicator, reading: Reading | None, as_of: date) -> Absence | None:
    """Return why there can be no light, the most telling reason first."""
    starts, ends = period_end(target.baseline.period), period_end(target.target.period)
    if indicator.unit == "category":
        return "qualitative"
    if starts is None or ends is None or ends <= starts:
        return "undefined"
    if years_at(as_of) <= starts:
        return "not_due"
    if target.baseline.value is None or target.target.value is None or reading is None:
        return "missing"
    if reading.status == "suppressed":
        return "suppressed"
    observed = period_end(reading.period)
    if reading.value is None or observed is None:
        return "missing"
    if observed < ends and is_stale(reading.period, indicator.collection.frequency, as_of):
        return "stale"
    return "not_due" if observed <= starts else None


def _path(target: Target, indicator: Indicator, reading: Reading | None) -> _Path | None:
    start, end = target.baseline, target.target
    starts, ends = period_end(start.period), period_end(end.period)
    observed = None if reading is None else period_end(reading.period)
    if start.value is None or end.value is None or reading is None or reading.value is None:
        return None
    if starts is None or ends is None or observed is None:
        return None
    direction = _direction(indicator, start.value, end.value)
    if direction is None:
        return None
    baseline, goal = Fraction(start.value), Fraction(end.value)
    return _Path(baseline, goal, reading.value, observed - starts, ends - starts, direction)


def _direction(indicator: Indicator, baseline: Decimal, target: Decimal) -> Direction | None:
    """Return the way the target points: that of the plan, else that of the indicator's sheet."""
    if baseline != target:
        return 1 if target > baseline else -1
    if indicator.direction is None:
        return None
    return 1 if indicator.direction == "increase" else -1


def _judged(blank: TargetProgress, path: _Path) -> TargetProgress:
    share = min(Fraction(1), path.elapsed / path.span)
    planned = path.target - path.baseline
    achieved = (path.value - path.baseline) / planned if planned else None
    ratio, expected = _measured(blank.method, path)
    light: Light | None = "achieved" if path.reached else None
    if light is None and not planned:
        light, expected = "moving_away", path.target
    elif light is None and ratio is not None:
        light = light_of(ratio, blank.method)
    compared = path.target if light == "achieved" else expected
    return replace(
        blank,
        light=light,
        absence="undefined" if light is None else None,
        ratio=ratio,
        achieved_share=achieved,
        elapsed_share=share,
        expected=expected,
        certain=None if light is None else _is_certain(blank.reading, compared),
    )


def _measured(method: ProgressMethod, path: _Path) -> tuple[Fraction | None, Fraction | None]:
    """Return ratio and planned value by a method, None where it has none for these figures."""
    if method == "linear":
        linear = measure_linear(path.baseline, path.value, path.target, path.elapsed / path.span)
        return (None, None) if linear is None else (linear.ratio, linear.expected)
    if method == "open_sdg":
        ours = measure_open_sdg(
            path.baseline, path.value, path.target,
            elapsed=path.elapsed, span=path.span, direction=path.direction,
        )  # fmt: skip
        ratio = None if ours is None else Fraction(ours.value)
    else:
        ratio = measure_unsd(
            path.baseline, path.value, path.target,
            elapsed=path.elapsed, span=path.span, direction=path.direction,
        ).ratio  # fmt: skip
    needed = growth_rate(path.baseline, path.target, path.span)
    return ratio, None if needed is None else grown(path.baseline, needed, min(path.elapsed, path.span))


def _is_certain(reading: Reading | None, compared: Fraction | None) -> bool | None:
    if reading is None or reading.lower is None or reading.upper is None or compared is None:
        return None
    return not reading.lower <= compared <= reading.upper
