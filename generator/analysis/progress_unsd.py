"""Progress as the United Nations' Progress Chart measures it: today's growth carried on to the target year.

Source: UNSD, Progress Chart Technical Note 2023, as Eustat describes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from generator.analysis.growth import grown, growth_rate

Score = Literal[1, 2, 3]
Broken = Literal["base_past_target", "no_growth_rate"]

ON_TRACK = Fraction(95, 100)
SOME = Fraction(10, 100)
GROWTH_ON_TRACK = Decimal("0.02")
GROWTH_SOME = Decimal("0.005")


@dataclass(frozen=True)
class UnsdProgress:
    """`ratio` is the planned change that would be reached in the target year; 3 on track, 2 fair, 1 none.

    Where the method breaks, `broken` says how and there is no ratio and no score.
    """

    growth: Decimal | None
    projected: Fraction | None
    ratio: Fraction | None
    score: Score | None
    broken: Broken | None = None


def measure_unsd(
    base: Fraction, value: Fraction, target: Fraction, *, elapsed: Fraction, span: Fraction, direction: Literal[1, -1]
) -> UnsdProgress:
    """Extrapolate the growth from baseline to newest value up to the target year.

    `elapsed` and `span` are years from the baseline to the value and to the target. It breaks where
    the baseline is already at or past the target, and where values have no growth rate.
    """
    if (base - target) * direction >= 0:
        return UnsdProgress(None, None, None, None, "base_past_target")
    growth = growth_rate(base, value, elapsed)
    if growth is None:
        return UnsdProgress(None, None, None, None, "no_growth_rate")
    projected = grown(value, growth, max(Fraction(0), span - elapsed))
    ratio = (projected - base) / (target - base)
    reached = (value - target) * direction >= 0
    return UnsdProgress(growth, projected, ratio, 3 if reached or ratio >= ON_TRACK else 2 if ratio >= SOME else 1)


def measure_unsd_growth(
    base: Fraction, value: Fraction, *, elapsed: Fraction, direction: Literal[1, -1]
) -> UnsdProgress:
    """Judge growth alone, where there is no target."""
    growth = growth_rate(base, value, elapsed)
    if growth is None:
        return UnsdProgress(None, None, None, None, "no_growth_rate")
    towards = growth * direction
    return UnsdProgress(growth, None, None, 3 if towards >= GROWTH_ON_TRACK else 2 if towards >= GROWTH_SOME else 1)
