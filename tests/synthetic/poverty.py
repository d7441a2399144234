"""The deprivation score of a household by framework/poverty-measure.yml, exact."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import lcm

from generator.model.condition import Condition
from generator.model.poverty_measure import PovertyMeasure
from tests.synthetic.households import Row


def deprivation_score(measure: PovertyMeasure, row: Row) -> Fraction | None:
    """Return the exact weighted share of deprivations; None where an answer is absent."""
    try:
        return sum(
            (
                one.weight
                for dimension in measure.dimensions
                for one in dimension.indicators
                if holds(one.deprived, row)
            ),
            Fraction(),
        )
    except KeyError:
        return None


def denominator(measure: PovertyMeasure) -> int:
    """Return the common denominator of the weights: scores times it are integers."""
    return lcm(*(one.weight.denominator for dimension in measure.dimensions for one in dimension.indicators))


def holds(condition: Condition, row: Row) -> bool:
    """Tell whether a condition of the measure is true of a household."""
    if condition.all is not None:
        return all(holds(one, row) for one in condition.all)
    if condition.any is not None:
        return any(holds(one, row) for one in condition.any)
    if condition.not_ is not None:
        return not holds(condition.not_, row)
    value = row[condition.column or ""]
    if condition.equals is not None:
        return value == condition.equals
    if condition.not_equals is not None:
        return value != condition.not_equals
    if condition.in_ is not None:
        return value in condition.in_
    if condition.not_in is not None:
        return value not in condition.not_in
    return _within(condition, Decimal(value))


def _within(condition: Condition, number: Decimal) -> bool:
    if condition.below is not None:
        return number < condition.below
    if condition.at_most is not None:
        return number <= condition.at_most
    if condition.above is not None:
        return number > condition.above
    if condition.at_least is not None:
        return number >= condition.at_least
    message = f"{condition.source}: a condition without comparison"
    raise ValueError(message)
