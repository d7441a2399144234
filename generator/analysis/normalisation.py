"""Values of unlike units brought to one scale from 0 (worst) to 1 (best), exactly."""

from __future__ import annotations

from fractions import Fraction

from generator.analysis.observed import Observed
from generator.model.indicator import Indicator


def goalpost_score(indicator: Indicator, observed: Observed) -> Fraction | None:
    """Return where a value lies between the goalposts of its indicator, or the score of its category.

    Values beyond a goalpost count as the goalpost. None where the value is hidden, missing or no
    number, or where the sheet has neither goalposts nor scores.
    """
    if indicator.unit == "category":
        category = next((one for one in indicator.categories if one.id == observed.value), None)
        return None if category is None or category.score is None else Fraction(category.score)
    goalposts, number = indicator.goalposts, observed.number
    if goalposts is None or number is None or goalposts.best == goalposts.worst:
        return None
    worst, best = Fraction(goalposts.worst), Fraction(goalposts.best)
    return min(Fraction(1), max(Fraction(0), (Fraction(number) - worst) / (best - worst)))
