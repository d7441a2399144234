"""Values of unlike units brought to one scale from 0 (worst) to 1 (best), exactly."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from fractions import Fraction

from generator.analysis.observed import Observed
from generator.model.indicator import Goalposts, Indicator


def goalpost_score(indicator: Indicator, observed: Observed) -> Fraction | None:
    """Return where a value lies between the goalposts of its indicator, or the score of its category.

    Values beyond a goalpost count as the goalpost. None where the value is hidden, missing or no
    number, or where the sheet has neither goalposts nor scores.
    """
    if not observed.is_known:
        return None
    if indicator.unit == "category":
        category = next((one for one in indicator.categories if one.id == observed.value), None)
        return None if category is None or category.score is None else Fraction(category.score)
    if indicator.goalposts is None or observed.number is None:
        return None
    return _between(indicator.goalposts, Fraction(observed.number))


def goalpost_interval(indicator: Indicator, observed: Observed) -> tuple[Fraction, Fraction] | None:
    """Return the goalpost scores of both ends of an observation's interval, the lower score first.

    None where the observation carries no interval or the sheet has no goalposts.
    """
    lower, upper = as_exact(observed.lower), as_exact(observed.upper)
    if indicator.goalposts is None or lower is None or upper is None or not observed.is_known:
        return None
    ends = _between(indicator.goalposts, lower), _between(indicator.goalposts, upper)
    return None if ends[0] is None or ends[1] is None else (min(ends[0], ends[1]), max(ends[0], ends[1]))


def _between(goalposts: Goalposts, number: Fraction) -> Fraction | None:
    worst, best = Fraction(goalposts.worst), Fraction(goalposts.best)
    if best == worst:
        return None
    return min(Fraction(1), max(Fraction(0), (number - worst) / (best - worst)))


def as_exact(written: str) -> Fraction | None:
    """Return a number as it was written in a table, exactly; None where it is none."""
    try:
        return Fraction(Decimal(written))
    except InvalidOperation:
        return None
