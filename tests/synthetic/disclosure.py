"""What may not be shown, and what must be hidden beside it so that it cannot be found by subtraction.

A share is hidden when fewer households than its indicator's sheet asks for stand behind the "yes" or
behind the "no": none and all are told of people as much as few. A mean needs that many households and
none that makes up a tenth of it. A category needs thirty households. A hidden category takes others
with it until those hidden together could be shown together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from generator.model.indicator import Indicator
from tests.synthetic.estimate import Estimate

LEAST_HOUSEHOLDS_OF_CATEGORY = 30
LARGEST_PART = Fraction(1, 10)
OF_PEOPLE = ("household", "person", "child", "woman", "staff")


@dataclass(frozen=True)
class Part:
    """A category of a disaggregation and its estimate."""

    category: str
    estimate: Estimate | None


def may_show(sheet: Indicator, found: Estimate | None) -> bool:
    """Tell whether a value of the whole village may be shown."""
    if found is None:
        return False
    least = sheet.publication.minimum_households
    if sheet.unit in {"percent", "index"}:
        return min(found.true, found.untrue) >= least
    return found.households >= least and (sheet.unit != "idr" or found.largest < LARGEST_PART)


def may_show_count(sheet: Indicator, count: int) -> bool:
    """Tell whether a number of people or households may be shown: none, or enough of them."""
    return sheet.counted_unit not in OF_PEOPLE or count == 0 or count >= sheet.publication.minimum_households


def shown_categories(sheet: Indicator, parts: Sequence[Part]) -> frozenset[str]:
    """Return the categories of a disaggregation that may be shown."""
    shown = {part.category for part in parts if _category_may_show(sheet, part.estimate)}
    while len(shown) < len(parts) and not _enough_hidden(sheet, [one for one in parts if one.category not in shown]):
        if not shown:
            break
        smallest = min(
            (one for one in parts if one.category in shown), key=lambda one: (_households(one), one.category)
        )
        shown.remove(smallest.category)
    return frozenset(shown)


def _category_may_show(sheet: Indicator, found: Estimate | None) -> bool:
    return (
        found is not None
        and min(found.households, found.units) >= LEAST_HOUSEHOLDS_OF_CATEGORY
        and may_show(sheet, found)
    )


def _enough_hidden(sheet: Indicator, hidden: Sequence[Part]) -> bool:
    """Tell whether what is hidden is at least two categories that could be shown if they were one."""
    found = [part.estimate for part in hidden if part.estimate is not None]
    true, untrue = sum(one.true for one in found), sum(one.untrue for one in found)
    return len(found) >= 2 and min(true, untrue) >= sheet.publication.minimum_households


def _households(part: Part) -> int:
    return 0 if part.estimate is None else part.estimate.households
