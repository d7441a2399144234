"""Composite indices recomputed from their parts and laid beside what was published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from generator.analysis.observed import Observed
from generator.model.composite_index import Component, CompositeIndex, IndexBand, ScoreMeaning, SubIndex

MEAN_TOLERANCE = Fraction(1, 10_000)
"""Published values are rounded to four decimals or more, so what is recomputed can miss by this much.

Their last zeros may be dropped ("0.6"), so the digits as printed do not tell the precision. A score
that is one point higher moves a sub-index of 35 scores by 1/175, far more than this.
"""


@dataclass(frozen=True)
class ScoreReading:
    """A component's score, what it means, and what is advised; `meaning` None for unknown scores."""

    component: Component
    score: int
    meaning: ScoreMeaning | None


@dataclass(frozen=True)
class PartReading:
    """A sub-index as published, and recomputed from its component scores where all are there."""

    sub_index: SubIndex
    published: Observed | None
    recomputed: Fraction | None
    scores: tuple[ScoreReading, ...]

    @property
    def agrees(self) -> bool | None:
        """Whether the recomputed value is the published one within the tolerance."""
        if self.published is None or self.published.number is None or self.recomputed is None:
            return None
        return abs(Fraction(self.published.number) - self.recomputed) <= MEAN_TOLERANCE


@dataclass(frozen=True)
class IndexReading:
    """An index of one village and period: published, recomputed as the mean of its parts, status.

    `recomputed` rests on the published parts where there are any, `from_scores` on component scores
    alone (None where one is missing).
    """

    index: CompositeIndex
    period: str
    published: Observed | None
    recomputed: Fraction | None
    from_scores: Fraction | None
    band: IndexBand | None
    parts: tuple[PartReading, ...]

    @property
    def agrees(self) -> bool | None:
        """Whether the mean of the published parts is the published index within the tolerance."""
        if self.published is None or self.published.number is None or self.recomputed is None:
            return None
        return abs(Fraction(self.published.number) - self.recomputed) <= MEAN_TOLERANCE

    @property
    def scores_agree(self) -> bool | None:
        """Whether the index from all component scores is the published one within the tolerance."""
        if self.published is None or self.published.number is None or self.from_scores is None:
            return None
        return abs(Fraction(self.published.number) - self.from_scores) <= MEAN_TOLERANCE


def rounded(value: Fraction, decimals: int) -> Decimal:
    """Round half up, as the publishers of these indices do."""
    quotient = Decimal(value.numerator) / Decimal(value.denominator)
    return quotient.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def band_of(index: CompositeIndex, value: Fraction) -> IndexBand | None:
    """Return the official status of a value: the first band whose upper bound it does not exceed."""
    return next((one for one in index.bands if one.at_most is None or value <= Fraction(one.at_most)), None)


def measure_index(index: CompositeIndex, observed: Iterable[Observed]) -> tuple[IndexReading, ...]:
    """Return one reading for each period in which the index or a part of it was observed, newest first.

    A part whose value is missing or hidden counts as not observed.
    """
    known = (one for one in observed if not one.disaggregation and one.number is not None)
    totals = {(one.indicator, one.period): one for one in known}
    parts = {index.id, *(sub.id for sub in index.sub_indices)}
    parts |= {component.id for sub in index.sub_indices for component in sub.components}
    periods = sorted({period for indicator, period in totals if indicator in parts}, reverse=True)
    return tuple(_reading(index, period, totals) for period in periods)


def _reading(index: CompositeIndex, period: str, totals: dict[tuple[str, str], Observed]) -> IndexReading:
    published = totals.get((index.id, period))
    parts = tuple(_part(sub, period, totals) for sub in index.sub_indices)
    recomputed = _mean(index, [_value_of(part) for part in parts])
    from_scores = _mean(index, [part.recomputed for part in parts])
    value = Fraction(published.number) if published is not None and published.number is not None else recomputed
    band = None if value is None else band_of(index, value)
    return IndexReading(index, period, published, recomputed, from_scores, band, parts)


def _mean(index: CompositeIndex, values: list[Fraction | None]) -> Fraction | None:
    known = [value for value in values if value is not None]
    if index.method != "mean_of_parts" or not known or len(known) < len(values):
        return None
    return sum(known, Fraction()) / len(known)


def _part(sub: SubIndex, period: str, totals: dict[tuple[str, str], Observed]) -> PartReading:
    scores = []
    for component in sub.components:
        one = totals.get((component.id, period))
        if one is not None and one.number is not None:
            score = int(one.number)
            scores.append(ScoreReading(component, score, next((m for m in component.scores if m.score == score), None)))
    complete = bool(sub.components) and len(scores) == len(sub.components) and sub.divisor is not None
    recomputed = Fraction(sum(one.score for one in scores), sub.divisor or 1) if complete else None
    return PartReading(sub, totals.get((sub.id, period)), recomputed, tuple(scores))


def _value_of(part: PartReading) -> Fraction | None:
    if part.published is not None and part.published.number is not None:
        return Fraction(part.published.number)
    return part.recomputed
