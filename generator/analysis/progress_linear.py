"""Progress along a straight line from baseline to target: what a programme of a few years promises."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class LinearProgress:
    """The share of the planned change that is achieved, beside the share of the time that has passed.

    `ratio` divides them: 1 is on the line, below 0 moves away. `expected` is the value on the line.
    """

    achieved_share: Fraction
    elapsed_share: Fraction
    ratio: Fraction
    expected: Fraction


def measure_linear(
    baseline: Fraction, value: Fraction, target: Fraction, elapsed_share: Fraction
) -> LinearProgress | None:
    """Compare the change so far with the change planned, exactly.

    `elapsed_share` is the part of the time from baseline to target that had passed when `value` was
    observed; after the target's period it counts as 1. None where no change was planned (baseline
    equals target) or no time has passed. Source: common practice of logical frameworks.
    """
    if baseline == target or elapsed_share <= 0:
        return None
    elapsed = min(Fraction(1), elapsed_share)
    achieved = (value - baseline) / (target - baseline)
    return LinearProgress(achieved, elapsed, achieved / elapsed, baseline + (target - baseline) * elapsed)
