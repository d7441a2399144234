"""The deprivation score of a household by framework/poverty-measure.yml, exact, and which deprivations may be shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm

import pandas as pd

from generator.analysis.disclosure.release import protected
from generator.analysis.poverty import measure_poverty
from generator.model.condition import Condition
from generator.model.poverty_measure import Deprivation, PovertyMeasure
from generator.tables import GroupSums
from tests.synthetic.households import WEIGHT_SCALE, Household, Interviewed, Row


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


def is_deprived(deprivation: Deprivation, household: Household) -> bool:
    """Tell whether a household with a score is deprived in one thing."""
    return holds(deprivation.deprived, household.columns)


def hidden_deprivations(measure: PovertyMeasure, interviewed: Sequence[Interviewed]) -> frozenset[str]:
    """Return the deprivations whose censored headcount the product would hide of a village."""
    scored = [one for one in interviewed if one.household.score is not None]
    poor = [one for one in scored if "miskin" in one.household.facts]
    sums = {"rows": len(interviewed), **_sums("all", scored), **_sums("poor", poor)}
    for number, one in enumerate(measure.indicators):
        sums |= _sums(f"deprived{number}", (each for each in scored if is_deprived(one, each.household)))
        sums |= _sums(f"poor_deprived{number}", (each for each in poor if is_deprived(one, each.household)))
    release = protected(measure_poverty(measure, GroupSums(pd.DataFrame([sums]), (), WEIGHT_SCALE)))
    flags = zip(release.figures.figures, release.hidden, strict=True)
    return frozenset(one.indicator for one, hidden in flags if one.measure == "censored_headcount" and hidden[0])


def _sums(name: str, interviewed: Iterable[Interviewed]) -> dict[str, int]:
    """Count households and people, and add the weights of the people."""
    found = [(one.weight, len(one.household.members)) for one in interviewed]
    return {
        f"{name}_households": len(found),
        f"{name}_units": sum(size for _, size in found),
        name: sum(weight * size for weight, size in found),
    }


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
