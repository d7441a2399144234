"""The smallest change of one criterion's value that brings a score to the points where a village flips."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction

from generator.analysis.pilot_evidence import CriterionValue, PoolEvidence, Scale, VillageEvidence, indicators_in
from generator.analysis.pilot_scores import POINTS, Score, points_of, position_on, weigh


@dataclass(frozen=True)
class CriterionFlip:
    """The value of one criterion, everything else as it is, that flips the village; digits as observed."""

    criterion: str
    indicator: str
    observed: Decimal
    needed: Decimal


def nearest_criterion_flip(
    evidence: PoolEvidence, village: VillageEvidence, score: Score, points: int
) -> CriterionFlip | None:
    """Return the change that is smallest on the scale from 0 to 1, None where no single value can do it.

    Only criteria on a fixed scale are looked at (on others a change moves every village), and none
    that a condition of the selection also judges.
    """
    if evidence.selection.normalisation != "goalposts":
        return None
    conditions = [rule.condition for rule in evidence.selection.eligibility]
    conditions += [one.among.condition for one in evidence.selection.quotas if one.among and one.among.condition]
    judged = {id_ for condition in conditions for id_ in indicators_in(condition)}
    found = []
    for number, value in enumerate(village.values):
        scale, part = evidence.scales[number], score.parts[number]
        if scale is None or part is None or value.criterion.indicator in judged:
            continue
        needed = _needed(evidence, score, number, points, value, scale)
        if needed is not None:
            found.append((abs(needed[0] - part), number, needed[1]))
    return min(found)[2] if found else None


def _needed(
    evidence: PoolEvidence, score: Score, number: int, points: int, value: CriterionValue, scale: Scale
) -> tuple[Fraction, CriterionFlip] | None:
    """Return the part and the value that reach the points, rounded outwards to the digits of the observation."""
    criterion, observed, part = value.criterion, value.observed, score.parts[number]
    exact = None if observed is None else observed.number
    if observed is None or exact is None or part is None or criterion.weight == 0:
        return None
    weights = [one.weight for one in evidence.selection.criteria]
    known = sum((weight for weight, one in zip(weights, score.parts, strict=True) if one is not None), Fraction(0))
    target = part + (Fraction(points, POINTS) - score.exact) * known / criterion.weight
    if not 0 <= target <= 1:
        return None
    lower_first = criterion.direction == "lower_first"
    raw = scale.low + (scale.high - scale.low) * (1 - target if lower_first else target)
    upwards = (points > score.points) != lower_first
    step = Decimal(1).scaleb(-observed.decimals)
    quotient = Decimal(raw.numerator) / Decimal(raw.denominator)
    needed = quotient.quantize(step, rounding=ROUND_CEILING if upwards else ROUND_FLOOR)
    placed = position_on(scale, Fraction(needed))
    reached = 1 - placed if lower_first else placed
    then = points_of(weigh([*score.parts[:number], reached, *score.parts[number + 1 :]], weights).exact)
    if (points > score.points and then < points) or (points < score.points and then > points) or needed == exact:
        return None
    return reached, CriterionFlip(criterion.id, criterion.indicator, exact, needed)
