"""How many an intervention has to reach in a village, from a published share and a published count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from generator.analysis.composite_index import rounded
from generator.analysis.normalisation import as_exact
from generator.analysis.observed import Observed
from generator.model.indicator import CountedUnit, Indicator
from generator.model.intervention import Reach

Withheld = Literal["unknown", "suppressed", "below-threshold"]
"""Why no number is given: a part is not known or hidden, or so few are counted that they might be pointed to."""

WHOLE = Fraction(100)


@dataclass(frozen=True)
class Target:
    """How many are to be reached, rounded half up; `low` and `high` come from the interval of the share.

    `share` and `units` are the observations multiplied (`share` None where all units are to be
    reached). Without a `count`, `withheld` says why; an interval that touches the threshold is left out.
    """

    reach: Reach
    unit: CountedUnit
    share: Observed | None
    units: Observed | None
    count: int | None
    low: int | None
    high: int | None
    withheld: Withheld | None


def measure_target(
    reach: Reach, indicators: Mapping[str, Indicator], latest: Mapping[str, Observed]
) -> Target | None:
    """Count those in need in a village: units x share, or x (100 - share) where more is better.

    Neither those in need nor those who are not are told where they are fewer than the publication
    rules of the two indicators allow. None where the indicators are not known.
    """
    counter, sheet = indicators.get(reach.counted_by), indicators.get(reach.indicator or "")
    if counter is None or (reach.indicator is not None and sheet is None):
        return None
    units = latest.get(reach.counted_by)
    share = latest.get(reach.indicator or "")
    needed = (units,) if sheet is None else (units, share)
    if any(one is None or one.number is None for one in needed):
        hidden = any(one is not None and one.status == "suppressed" for one in needed)
        return Target(
            reach, counter.counted_unit, share, units, None, None, None, "suppressed" if hidden else "unknown"
        )
    everyone = as_exact("" if units is None else units.value) or Fraction()
    parts = _parts_in_need(sheet, share)
    count, low, high = (None if part is None else _whole(everyone * part / WHOLE) for part in parts)
    threshold = max(one.publication.minimum_households for one in (counter, sheet) if one is not None)
    if count is None or count < threshold or (sheet is not None and _whole(everyone) - count < threshold):
        return Target(reach, counter.counted_unit, share, units, None, None, None, "below-threshold")
    if low is None or high is None or low < threshold or _whole(everyone) - high < threshold:
        low = high = None
    return Target(reach, counter.counted_unit, share, units, count, low, high, None)


def _parts_in_need(sheet: Indicator | None, share: Observed | None) -> tuple[Fraction | None, ...]:
    """Return the share in need and the ends of its interval, lower end first, in per cent."""
    if sheet is None or share is None:
        return WHOLE, None, None
    value, lower, upper = (as_exact(written) for written in (share.value, share.lower, share.upper))
    if sheet.direction == "decrease":
        return value, lower, upper
    return tuple(None if one is None else WHOLE - one for one in (value, upper, lower))


def _whole(value: Fraction) -> int:
    return int(rounded(value, 0))
