"""An indicator over many villages: summed or averaged by its sheet's rule, from published totals alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, Protocol

from generator.model.indicator import Aggregation
from generator.model.period import period_end
from generator.model.programme import Programme
from generator.tables import Observations

PUBLISHED = ("reported", "measured", "estimated")


class Addable(Protocol):
    """What is asked of an indicator to put villages together: those of the framework and of a package have it."""

    @property
    def id(self) -> str:
        """Its id in observations."""
        ...

    @property
    def unit(self) -> str:
        """What its values are in."""
        ...

    @property
    def aggregation(self) -> Aggregation:
        """The rule."""
        ...


@dataclass(frozen=True)
class Figure:
    """One published total as the source printed it."""

    period: str
    value: str
    source: str

    @property
    def number(self) -> Fraction:
        """The value, exactly."""
        return Fraction(self.value)

    @property
    def decimals(self) -> int:
        """Digits after the point."""
        return len(self.value.partition(".")[2])


Figures = Mapping[str, Mapping[str, tuple[Figure, ...]]]
"""Published totals by indicator and village; each village's in the order of the file."""


@dataclass(frozen=True)
class RollUp:
    """One indicator over the villages of a scope, for one period.

    `villages` of `scope` entered, out of those of the scope; `unweighted` had a value but no weight
    and stayed out. `weight_share` is the part of the scope's weight that the villages hold, None for
    sums and where the weight of a village is not known. `decimals` are the most any value had.
    """

    indicator: str
    method: Literal["sum", "weighted_mean"]
    weight: str | None
    period: str
    value: Fraction
    decimals: int
    villages: int
    scope: int
    unweighted: int
    weight_share: Fraction | None
    sources: tuple[str, ...]


def adds_up(indicator: Addable) -> bool:
    """Tell whether villages of an indicator may be put together: numbers with a rule for it."""
    rule = indicator.aggregation
    return indicator.unit != "category" and (rule.method == "sum" or (rule.method == "weighted_mean" and bool(rule.weight)))


def published_figures(observations: Observations, programme: Programme) -> Figures:
    """Return the published totals of all that adds up in a framework; see `figures_of`."""
    return figures_of(observations, programme.indicators.values())


def figures_of(observations: Observations, indicators: Iterable[Addable]) -> Figures:
    """Return the published totals of everything that adds up and of its weights.

    Values that are hidden, missing or no number never enter, so that a roll-up says nothing that
    its villages' pages do not say.
    """
    adding = [one for one in indicators if adds_up(one)]
    wanted = {one.id for one in adding} | {one.aggregation.weight for one in adding if one.aggregation.weight}
    frame = observations.frame
    rows = frame[
        frame["indicator"].isin(wanted)
        & (frame["disaggregation"] == "")
        & frame["status"].isin(PUBLISHED)
        & frame["number"].notna()
    ]
    found: dict[str, dict[str, list[Figure]]] = {}
    columns = (rows[name].tolist() for name in ("indicator", "village_code", "period", "value", "source"))
    for indicator, code, period, value, source in zip(*columns, strict=True):
        found.setdefault(indicator, {}).setdefault(code, []).append(Figure(period, value, source))
    return {
        indicator: {code: tuple(figures) for code, figures in by_code.items()} for indicator, by_code in found.items()
    }


def roll_up(indicator: Addable, figures: Figures, scope: Collection[str]) -> RollUp | None:
    """Put the villages of a scope together for the newest period any of them has a value of.

    One period only: values of unlike times never mix. A sum adds; a weighted mean uses each
    village's figure of the weight's indicator for the same period, else the nearest in time.
    None where the indicator does not add up, or where no village of the scope has a value.
    """
    known = figures.get(indicator.id, {})
    if not known or not adds_up(indicator):
        return None
    villages = sorted(set(scope))
    held = {code: known[code] for code in villages if code in known}
    period = _newest(one.period for values in held.values() for one in values)
    if period is None:
        return None
    entering = {code: one for code, values in held.items() if (one := _of(values, period)) is not None}
    if indicator.aggregation.method == "sum":
        total = sum((one.number for one in entering.values()), start=Fraction(0))
        return _result(indicator, period, total, entering, len(villages))
    weights = _weights(figures.get(indicator.aggregation.weight or "", {}), villages, period)
    weighed = {code: one for code, one in entering.items() if code in weights}
    weight = sum((weights[code] for code in weighed), start=Fraction(0))
    if weight <= 0:
        return None
    mean = sum((one.number * weights[code] for code, one in weighed.items()), start=Fraction(0)) / weight
    share = weight / sum(weights.values()) if len(weights) == len(villages) else None
    return _result(indicator, period, mean, weighed, len(villages), len(entering) - len(weighed), share)


def roll_ups(programme: Programme, figures: Figures, scope: Collection[str]) -> tuple[RollUp, ...]:
    """Return the roll-up of every indicator that has one over a scope, in the framework's order."""
    found = (roll_up(one, figures, scope) for one in programme.indicators.values())
    return tuple(one for one in found if one is not None)


def _result(
    indicator: Addable, period: str, value: Fraction, entering: Mapping[str, Figure], scope: int,
    unweighted: int = 0, share: Fraction | None = None,
) -> RollUp:  # fmt: skip
    method: Literal["sum", "weighted_mean"] = "sum" if indicator.aggregation.method == "sum" else "weighted_mean"
    return RollUp(
        indicator=indicator.id,
        method=method,
        weight=indicator.aggregation.weight if method == "weighted_mean" else None,
        period=period,
        value=value,
        decimals=max(one.decimals for one in entering.values()),
        villages=len(entering),
        scope=scope,
        unweighted=unweighted,
        weight_share=share,
        sources=tuple(sorted({one.source for one in entering.values() if one.source})),
    )


def _newest(periods: Iterable[str]) -> str | None:
    """Return the period that ends last; of two that end together the longer one, written shorter."""
    dated = [(end, -len(one), one) for one in periods if (end := period_end(one)) is not None]
    return max(dated)[2] if dated else None


def _of(values: tuple[Figure, ...], period: str) -> Figure | None:
    return next((one for one in values if one.period == period), None)


def _weights(known: Mapping[str, tuple[Figure, ...]], villages: list[str], period: str) -> dict[str, Fraction]:
    """Return each village's weight of the period or, failing that, the nearest; of two as near the earlier."""
    here = period_end(period) or Fraction(0)
    found = {}
    for code in villages:
        dated = [
            (one.period != period, abs(end - here), end, one)
            for one in known.get(code, ())
            if (end := period_end(one.period)) is not None
        ]
        if dated:
            nearest = min(dated, key=lambda one: one[:3])[-1]
            if nearest.number >= 0:
                found[code] = nearest.number
    return found
