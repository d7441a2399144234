"""How much of a change in M0 is fewer poor people, and how much is poor people lacking less."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from generator.analysis.observed import Observed
from generator.model.indicator import Indicator
from generator.model.programme import Programme


@dataclass(frozen=True)
class Poverty:
    """H and A of one period, both from 0 to 1."""

    period: str
    headcount_ratio: Fraction
    intensity: Fraction

    @property
    def adjusted_headcount_ratio(self) -> Fraction:
        """M0 = H x A."""
        return self.headcount_ratio * self.intensity


@dataclass(frozen=True)
class PovertyChange:
    """The change of M0 between two periods, split by Shapley's rule; the two parts add up to it.

    Each part is the change of one factor times the mean of the other, so neither comes first.
    Method: Apablaza and Yalonetzky (2011); Shorrocks (2013) for the rule.
    """

    before: Poverty
    after: Poverty

    @property
    def total(self) -> Fraction:
        """M0 after minus M0 before."""
        return self.after.adjusted_headcount_ratio - self.before.adjusted_headcount_ratio

    @property
    def incidence(self) -> Fraction:
        """The part that comes from more or fewer being poor."""
        change = self.after.headcount_ratio - self.before.headcount_ratio
        return change * (self.before.intensity + self.after.intensity) / 2

    @property
    def intensity(self) -> Fraction:
        """The part that comes from the poor lacking more or less."""
        change = self.after.intensity - self.before.intensity
        return change * (self.before.headcount_ratio + self.after.headcount_ratio) / 2


def measure_poverty_change(programme: Programme, observed: Iterable[Observed]) -> PovertyChange | None:
    """Compare the first and the last period in which a place publishes both H and A; None without two."""
    publishes = programme.poverty_measure.publishes
    names = None if publishes is None else (publishes.headcount_ratio, publishes.intensity)
    if names is None or None in names:
        return None
    totals = {(one.indicator, one.period): one for one in observed if not one.disaggregation}
    found = []
    for period in sorted({period for _, period in totals}):
        headcount, intensity = (_share(programme.indicators.get(name or ""), totals.get((name or "", period))) for name in names)
        if headcount is not None and intensity is not None:
            found.append(Poverty(period, headcount, intensity))
    return PovertyChange(found[0], found[-1]) if len(found) > 1 else None


def _share(indicator: Indicator | None, observed: Observed | None) -> Fraction | None:
    """Return a published share from 0 to 1, whatever unit it is written in."""
    if indicator is None or observed is None or observed.number is None:
        return None
    return Fraction(observed.number) / (100 if indicator.unit == "percent" else 1)
