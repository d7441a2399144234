"""The villages by one indicator: who needs it most, how sure that is, and how each has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.analysis.observed import Observed, by_village
from generator.analysis.rollup import PUBLISHED, Figure, Figures, RollUp, roll_up
from generator.model.indicator import Indicator
from generator.model.period import period_end
from generator.model.programme import Programme
from generator.project import Project


@dataclass(frozen=True)
class Ranked:
    """A village's figure for the period of the ranking, and its first one where that is older."""

    code: str
    name: str
    newest: Observed
    first: Observed | None


@dataclass(frozen=True)
class Ranking:
    """Villages with a published figure for `period`, the greatest need first; the others are only counted.

    `improved` of `compared` changed in the desired direction since their first figure, and `urgent`
    lie in the band that the sheet calls most urgent (None where it has no bands).
    """

    period: str
    since: str
    rows: tuple[Ranked, ...]
    hidden: int
    older: int
    improved: int
    compared: int
    urgent: int | None
    sources: tuple[str, ...]


ByIndicator = Mapping[str, Mapping[str, tuple[Observed, ...]]]
"""Totals by indicator and village, the newest first."""

URGENT = "merah"


def totals_by_indicator(project: Project) -> ByIndicator:
    """Sort all totals once, for the pages of all indicators."""
    places = by_village(project.observations)
    found: dict[str, dict[str, list[Observed]]] = {}
    for code in places.positions:
        for one in places.of(code):
            if not one.disaggregation:
                found.setdefault(one.indicator, {}).setdefault(code, []).append(one)
    return {indicator: {code: tuple(all_) for code, all_ in villages.items()} for indicator, villages in found.items()}


def measure_ranking(
    project: Project, indicator: Indicator, totals: Mapping[str, tuple[Observed, ...]], *, synthetic: bool
) -> Ranking | None:
    """Rank the real or the invented villages, never both; None where none has a published figure."""
    frame = project.register.frame
    chosen = frame[(frame["synthetic"] == "true") == synthetic]
    names = dict(zip(chosen["code"], chosen["name"], strict=True))
    known = {code: found for code, found in totals.items() if code in names}
    ends = {one.period: end for all_ in known.values() for one in all_ if one.status in PUBLISHED and (end := period_end(one.period))}
    if not ends:
        return None
    period = max(ends, key=lambda one: (ends[one], -len(one)))
    now = {code: next((one for one in all_ if one.period == period), None) for code, all_ in known.items()}
    rows = [
        Ranked(code, names[code], one, _first(known[code], period))
        for code, one in now.items()
        if one is not None and one.status in PUBLISHED
    ]
    rows.sort(key=lambda row: (_need(indicator, row.newest), row.name, row.code))
    compared = [(row.newest.number, row.first.number) for row in rows if row.first is not None]
    pairs = [(new, old) for new, old in compared if new is not None and old is not None]
    sign = -1 if indicator.direction == "decrease" else 1
    firsts = sorted((row.first.period for row in rows if row.first is not None), key=lambda one: period_end(one) or 0)
    return Ranking(
        period=period,
        since=firsts[0] if firsts else "",
        rows=tuple(rows),
        hidden=sum(one is not None and one.status == "suppressed" for one in now.values()),
        older=sum(one is None for one in now.values()),
        improved=sum((new - old) * sign > 0 for new, old in pairs) if indicator.direction else 0,
        compared=len(pairs) if indicator.direction else 0,
        urgent=_urgent(indicator, rows),
        sources=tuple(sorted({row.newest.source for row in rows})),
    )


def measure_trend(programme: Programme, indicator: Indicator, figures: Figures, scope: tuple[str, ...]) -> tuple[RollUp, ...]:
    """Return what the villages of a scope make together in each period, the oldest first."""
    known = figures.get(indicator.id, {})
    periods = {one.period: end for code in scope for one in known.get(code, ()) if (end := period_end(one.period))}
    found = []
    for period in sorted(periods, key=lambda one: (periods[one], len(one))):
        only: dict[str, tuple[Figure, ...]] = {
            code: tuple(one for one in known[code] if one.period == period) for code in scope if code in known
        }
        rolled = roll_up(indicator, {**figures, indicator.id: only}, scope)
        if rolled is not None:
            found.append(rolled)
    return tuple(found)


def _first(totals: tuple[Observed, ...], period: str) -> Observed | None:
    older = [one for one in totals if one.status in PUBLISHED and one.period != period]
    return min(older, key=lambda one: period_end(one.period) or 0) if older else None


def _need(indicator: Indicator, one: Observed) -> Decimal:
    """Return a number that is smallest where the need is greatest."""
    if indicator.unit == "category":
        scores = {category.id: category.score for category in indicator.categories}
        score = scores.get(one.value)
        return Decimal(2) if score is None else score
    number = one.number or Decimal(0)
    return -number if indicator.direction == "decrease" else number


def _urgent(indicator: Indicator, rows: list[Ranked]) -> int | None:
    """Count the values in the band that is called most urgent; bands rise and hold their lower end."""
    position = next((number for number, band in enumerate(indicator.bands) if band.id == URGENT), None)
    if position is None:
        return None
    upper = indicator.bands[position].below
    lower = indicator.bands[position - 1].below if position else None
    numbers = [row.newest.number for row in rows]
    return sum(
        one is not None and (lower is None or one >= lower) and (upper is None or one < upper) for one in numbers
    )
