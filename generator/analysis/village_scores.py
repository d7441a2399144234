"""Need scores of a village: indicators to 0..100, weighed within dimensions and across them, exactly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from generator.analysis.composite_index import rounded
from generator.analysis.freshness import YEARLY, is_stale
from generator.analysis.normalisation import goalpost_interval, goalpost_score
from generator.analysis.observed import Observed
from generator.model.assessment import Assessment, Dimension, NeedBand, WeightedIndicator
from generator.model.indicator import Indicator

Gap = Literal["unobserved", "missing", "suppressed", "not-scorable"]
"""Why an indicator has no score: nobody looked, the value is missing or hidden, or the sheet gives no scale."""

MOST_URGENT = Fraction(100)


@dataclass(frozen=True)
class Need:
    """A need score from 0 to 100 (100 most urgent); `low` and `high` are the score itself where no interval is known."""

    score: Fraction
    low: Fraction
    high: Fraction

    @property
    def has_interval(self) -> bool:
        """Whether any observation behind the score carries an interval."""
        return self.low != self.high


@dataclass(frozen=True)
class IndicatorScore:
    """An indicator's need score with its weight in the dimension; without one, `gap` says why."""

    indicator: str
    weight: Fraction
    observed: Observed | None
    need: Need | None
    gap: Gap | None
    is_stale: bool


@dataclass(frozen=True)
class DimensionScore:
    """A dimension's need score; `coverage` is the weight, from 0 to 1, of the indicators that have a score.

    `need` and `band` are None where the coverage is below the minimum of the assessment.
    """

    dimension: Dimension
    indicators: tuple[IndicatorScore, ...]
    coverage: Fraction
    need: Need | None
    band: NeedBand | None

    @property
    def known(self) -> tuple[IndicatorScore, ...]:
        """The indicators that have a score."""
        return tuple(one for one in self.indicators if one.need is not None)

    def gaps(self, gap: Gap) -> tuple[str, ...]:
        """Return the indicators that have no score for one reason."""
        return tuple(one.indicator for one in self.indicators if one.gap == gap)

    @property
    def stale(self) -> tuple[str, ...]:
        """The indicators whose score rests on an old value."""
        return tuple(one.indicator for one in self.known if one.is_stale)


@dataclass(frozen=True)
class VillageScores:
    """All need scores of a village; `coverage` is the weight, from 0 to 1, of the dimensions that have a score."""

    dimensions: tuple[DimensionScore, ...]
    minimum_coverage: Fraction
    coverage: Fraction
    need: Need | None
    band: NeedBand | None

    @property
    def scored(self) -> tuple[DimensionScore, ...]:
        """The dimensions that have a score."""
        return tuple(one for one in self.dimensions if one.need is not None)

    @property
    def known(self) -> tuple[IndicatorScore, ...]:
        """Every indicator that has a score, also in dimensions that have none."""
        return tuple(one for dimension in self.dimensions for one in dimension.known)


def measure_village_scores(
    assessment: Assessment, indicators: Mapping[str, Indicator], latest: Mapping[str, Observed], as_of: date
) -> VillageScores:
    """Score a village by the newest observation of each indicator.

    Need is 100 x (1 - goalpost score). Weights are re-spread over what is known, inside a dimension
    and then across dimensions, where it carries at least `minimum_coverage` of the weight; below
    that there is no score. Hidden and missing values are not known. The interval of a mean is the
    weighted mean of the lows and of the highs (interval arithmetic): wider than a confidence
    interval, since it lets all indicators miss in the same direction.
    """
    dimensions = tuple(_dimension(assessment, one, indicators, latest, as_of) for one in assessment.dimensions)
    coverage, need = _weighed(((one.dimension.weight, one.need) for one in dimensions), assessment.minimum_coverage)
    return VillageScores(dimensions, assessment.minimum_coverage, coverage, need, _band(assessment, need))


def band_of_need(bands: Iterable[NeedBand], score: Fraction) -> NeedBand | None:
    """Return the first band whose end the score lies below; the last band has no end."""
    return next((one for one in bands if one.below is None or score < Fraction(one.below)), None)


def decimals_of_need(bands: tuple[NeedBand, ...], score: Fraction) -> int:
    """Return the fewest decimals (0 to 9) with which the printed score still lies in its own band."""
    band = band_of_need(bands, score)
    fitting = (digits for digits in range(9) if band_of_need(bands, Fraction(rounded(score, digits))) == band)
    return next(fitting, 9)


def _dimension(
    assessment: Assessment, dimension: Dimension, indicators: Mapping[str, Indicator],
    latest: Mapping[str, Observed], as_of: date,
) -> DimensionScore:  # fmt: skip
    scores = tuple(
        _indicator(one, indicators.get(one.indicator), latest.get(one.indicator), as_of) for one in dimension.indicators
    )
    coverage, need = _weighed(((one.weight, one.need) for one in scores), assessment.minimum_coverage)
    return DimensionScore(dimension, scores, coverage, need, _band(assessment, need))


def _indicator(
    weighted: WeightedIndicator, indicator: Indicator | None, observed: Observed | None, as_of: date
) -> IndicatorScore:
    if observed is None:
        return IndicatorScore(weighted.indicator, weighted.weight, None, None, "unobserved", is_stale=False)
    old = is_stale(observed.period, YEARLY if indicator is None else indicator.collection.frequency, as_of)
    score = None if indicator is None else goalpost_score(indicator, observed)
    if indicator is None or score is None:
        gap: Gap = "not-scorable" if observed.is_known else "missing" if observed.status == "missing" else "suppressed"
        return IndicatorScore(weighted.indicator, weighted.weight, observed, None, gap, old)
    worst, best = goalpost_interval(indicator, observed) or (score, score)
    need = Need(_need(score), _need(max(best, score)), _need(min(worst, score)))
    return IndicatorScore(weighted.indicator, weighted.weight, observed, need, None, old)


def _need(score: Fraction) -> Fraction:
    return MOST_URGENT * (1 - score)


def _weighed(
    parts: Iterable[tuple[Fraction, Need | None]], minimum: Fraction
) -> tuple[Fraction, Need | None]:
    """Return the known weight, and the mean of the known parts if that weight suffices."""
    known = [(weight, need) for weight, need in parts if need is not None]
    total = sum((weight for weight, _ in known), Fraction())
    if not total or total < minimum:
        return total, None
    return total, Need(
        sum((weight * need.score for weight, need in known), Fraction()) / total,
        sum((weight * need.low for weight, need in known), Fraction()) / total,
        sum((weight * need.high for weight, need in known), Fraction()) / total,
    )


def _band(assessment: Assessment, need: Need | None) -> NeedBand | None:
    return None if need is None else band_of_need(assessment.bands, need.score)
