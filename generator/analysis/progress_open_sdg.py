"""Progress as Open SDG and Statistics Canada measure it: yearly growth beside the growth that is needed.

Source: open-sdg/open-sdg `docs/progress-methodology.md` and open-sdg/sdg-build `sdg/ProgressMeasure.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from generator.analysis.growth import PRECISE, as_decimal, growth_rate

OpenSdgStatus = Literal[
    "target_achieved", "substantial_progress", "moderate_progress", "limited_progress", "deterioration"
]  # fmt: skip
Direction = Literal[1, -1]

INSTEAD_OF_ZERO = Fraction(1, 1000)
"""A baseline or target of zero has no growth rate; the method puts this in its place."""
CUTS = (Decimal("0.95"), Decimal("0.6"), Decimal(0))
GROWTH_CUTS = (Decimal("0.015"), Decimal("0.005"), Decimal(0))
BAND_CUTS = (Decimal("2.5"), Decimal(0), Decimal("-2.5"))
LIMIT_POWER = Decimal("4.44")
BEST, WORST = Decimal(5), Decimal(-5)


@dataclass(frozen=True)
class OpenSdgProgress:
    """`value` is R with a target (1 is the needed speed) or yearly growth without; score from -5 to 5."""

    value: Decimal
    score: Decimal
    status: OpenSdgStatus


def measure_open_sdg(
    base: Fraction, value: Fraction, target: Fraction, *, elapsed: Fraction, span: Fraction, direction: Direction
) -> OpenSdgProgress | None:
    """Compare the growth so far with the growth needed from baseline to target.

    `elapsed` and `span` are years from the baseline to the value and to the target. None where
    a growth rate does not exist or no growth is needed.
    """
    start, goal = base or INSTEAD_OF_ZERO, target or INSTEAD_OF_ZERO
    actual, needed = growth_rate(start, value, elapsed), growth_rate(start, goal, span)
    if actual is None or not needed:
        return None
    ratio = PRECISE.divide(_signed(start, direction) * actual, abs(needed))
    reached = (value - target) * direction >= 0
    status: OpenSdgStatus = "target_achieved" if reached else _status(ratio, CUTS)
    return OpenSdgProgress(ratio, BEST if reached else _score(ratio), status)


def measure_open_sdg_growth(
    base: Fraction, value: Fraction, *, elapsed: Fraction, direction: Direction, limit: Fraction | None = None
) -> OpenSdgProgress | None:
    """Judge growth alone, where there is no target; cuts shrink as the baseline nears its `limit`."""
    start = base or INSTEAD_OF_ZERO
    actual = growth_rate(start, value, elapsed)
    if actual is None:
        return None
    growth = PRECISE.multiply(_signed(start, direction), actual)
    room = _room(start, limit)
    cuts = tuple(cut * room for cut in GROWTH_CUTS)
    return OpenSdgProgress(growth, _growth_score(growth, room), _status(growth, (cuts[0], cuts[1], cuts[2])))


def status_of_scores(scores: tuple[Decimal, ...], *, all_achieved: bool = False) -> OpenSdgStatus | None:
    """Return the status of an indicator of several series from the mean of their scores."""
    if not scores:
        return None
    if all_achieved:
        return "target_achieved"
    return _status(PRECISE.divide(sum(scores, start=Decimal(0)), Decimal(len(scores))), BAND_CUTS)


def _signed(start: Fraction, direction: Direction) -> Decimal:
    """A series of negative values grows towards its target when its size shrinks."""
    return Decimal(direction if start > 0 else -direction)


def _status(value: Decimal, cuts: tuple[Decimal, Decimal, Decimal]) -> OpenSdgStatus:
    high, medium, low = cuts
    if value >= high:
        return "substantial_progress"
    if value >= medium:
        return "moderate_progress"
    return "limited_progress" if value >= low else "deterioration"


def _score(ratio: Decimal) -> Decimal:
    if ratio >= CUTS[1]:
        return min(Decimal("7.1429") * ratio - Decimal("4.2857"), BEST)
    return max(Decimal("4.1667") * ratio - Decimal("2.5"), WORST)


def _growth_score(growth: Decimal, room: Decimal) -> Decimal:
    if growth < 0:
        return max(125 * growth - Decimal("2.5"), WORST)
    if room == 0:
        return BEST
    share = PRECISE.divide(growth, room)
    if share >= GROWTH_CUTS[0]:
        return min(500 * share - 5, BEST)
    return 250 * share - Decimal("1.25") if share >= GROWTH_CUTS[1] else 500 * share - Decimal("2.5")


def _room(start: Fraction, limit: Fraction | None) -> Decimal:
    """Return C, from 1 (far from the limit) to 0 (at it)."""
    if limit is None:
        return Decimal(1)
    size, end = abs(start), abs(limit)
    if size >= 2 * end:
        return Decimal(1)
    nearness = size / end if size <= end else (2 * end - size) / end
    return PRECISE.subtract(Decimal(1), PRECISE.power(as_decimal(nearness), LIMIT_POWER))
