"""What an indicator's page shows of villages: the map, the ranking with its bars, and the trend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from generator.analysis.map_classes import Classed, classify
from generator.analysis.observed import Observed
from generator.analysis.places import Place
from generator.analysis.ranking import Ranked, Ranking, measure_ranking, measure_trend
from generator.analysis.rollup import Figures, RollUp, adds_up
from generator.charts.ranking_bar import BandedScale, draw_ranking_bar
from generator.charts.trend import Point, draw_trend
from generator.model.indicator import Indicator
from generator.model.period import period_end
from generator.model.results import Target
from generator.pages.map_drawing import LegendEntry, draw_villages, legend
from generator.pages.view import View
from generator.text import as_number, as_rupiah

LISTED = 100
"""Of more villages than this the rest are only counted; lists of all are the map's and the explorer's."""


@dataclass(frozen=True)
class RankRow:
    """A line of the ranking: the village, its bar ('' for categories), and its figures in words."""

    village: Ranked
    picture: Markup
    value: str
    first: str


@dataclass(frozen=True)
class Shown:
    """The villages of one kind, real or invented, by one indicator."""

    ranking: Ranking
    rows: list[RankRow]
    trend: tuple[RollUp, ...]
    trend_values: list[str]
    trend_picture: Markup
    target: Target | None


@dataclass(frozen=True)
class ShownMap:
    """The map of the real villages by the indicator, and its legend."""

    picture: Markup
    classed: Classed
    legend: list[LegendEntry]
    unknown: int
    has_boundaries: bool


def show_villages(
    view: View, indicator: Indicator, totals: Mapping[str, tuple[Observed, ...]], figures: Figures, *, synthetic: bool
) -> Shown | None:
    """Prepare the real or the invented villages; None where none has a published figure."""
    ranking = measure_ranking(view.project, indicator, totals, synthetic=synthetic)
    if ranking is None:
        return None
    frame = view.project.register.frame
    scope = tuple(str(code) for code in frame["code"][(frame["synthetic"] == "true") == synthetic])
    trend = measure_trend(view.programme, indicator, figures, scope) if adds_up(indicator) else ()
    target = _target(view, indicator)
    scale = _scale(indicator, ranking)
    return Shown(
        ranking=ranking,
        rows=[_row(view, indicator, one, scale) for one in ranking.rows[:LISTED]],
        trend=trend,
        trend_values=[written(view, indicator, one.value, one.decimals) for one in trend],
        trend_picture=_trend(view, indicator, trend, target),
        target=target,
    )


def show_map(view: View, indicator: Indicator, places: Sequence[Place]) -> ShownMap | None:
    """Draw the real villages by the indicator; None where fewer than two on the map have a figure."""
    codes = {one.code for one in places}
    classed = classify(view.programme, view.project.observations, indicator.id, codes)
    if classed is None or len(classed.steps) < 2:
        return None
    regencies = {code[:5] for code in classed.steps}
    drawn = [one for one in places if one.regency in regencies]
    unknown = len(drawn) - len(classed.steps)
    picture = draw_villages(view, view.address("indicator", indicator.id), drawn, classed)
    shapes = view.project.boundaries.shapes
    return ShownMap(
        picture, classed, legend(view, classed, unknown), unknown, any(code in shapes for code in regencies)
    )


def written(view: View, indicator: Indicator, value: Fraction, decimals: int) -> str:
    """Write a value as its indicator does: per cent with its sign, money as rupiah."""
    if indicator.unit == "idr":
        return as_rupiah(value, view.language)
    return as_number(value, view.language, decimals) + "%" * (indicator.unit == "percent")


def _target(view: View, indicator: Indicator) -> Target | None:
    """Return the programme's target on the indicator, where its value is set."""
    targets = (one for result in view.programme.results.results for one in result.targets)
    return next((one for one in targets if one.indicator == indicator.id and one.target.value is not None), None)


def _scale(indicator: Indicator, ranking: Ranking) -> BandedScale:
    """Return the indicator's own bounds, else from nought (or the lowest) to the highest value drawn."""
    seen = [one for row in ranking.rows for one in (row.newest, row.first) if one is not None]
    numbers = [Fraction(one.number) for one in seen if one.number is not None] or [Fraction(0)]
    numbers += [Fraction(end) for row in ranking.rows for end in (row.newest.lower, row.newest.upper) if end]
    bounds = indicator.bounds
    low = Fraction(bounds.minimum) if bounds and bounds.minimum is not None else min(Fraction(0), *numbers)
    high = Fraction(bounds.maximum) if bounds and bounds.maximum is not None else max(numbers)
    cuts = tuple(Fraction(band.below) for band in indicator.bands if band.below is not None and low < band.below < high)
    return BandedScale(low, high, cuts)


def _row(view: View, indicator: Indicator, row: Ranked, scale: BandedScale) -> RankRow:
    now, first = _said(view, indicator, row.newest), "" if row.first is None else _said(view, indicator, row.first)
    return RankRow(row, Markup(_bar(view, row, scale, now, first)), now, first)  # noqa: S704 - our own SVG, its label escaped


def _bar(view: View, row: Ranked, scale: BandedScale, now: str, first: str) -> str:
    one = row.newest
    if one.number is None:
        return ""
    label = f"{row.name}: {now}"
    interval = None
    if one.lower and one.upper:
        interval = Fraction(one.lower), Fraction(one.upper)
        ends = "–".join(as_number(end, view.language, one.decimals) for end in interval)
        label += view.say(id=f", selang 95% {ends}", en=f", 95% interval {ends}")
    began = None
    if row.first is not None and row.first.number is not None:
        began = Fraction(row.first.number)
        label += view.say(id=f", semula {first}", en=f", at first {first}")
    return draw_ranking_bar(
        label, scale, Fraction(one.number), first=began, interval=interval, estimated=one.status == "estimated"
    )


def _said(view: View, indicator: Indicator, one: Observed) -> str:
    if one.number is None or indicator.unit == "category":
        return next((view.within(known.title) for known in indicator.categories if known.id == one.value), one.value)
    mark = "≈ " if one.status == "estimated" else ""
    return mark + written(view, indicator, Fraction(one.number), one.decimals)


def _trend(view: View, indicator: Indicator, trend: Sequence[RollUp], target: Target | None) -> Markup:
    points = [
        Point(end, one.value, written(view, indicator, one.value, one.decimals), view.short_day(one.period))
        for one in trend
        if (end := period_end(one.period)) is not None
    ]
    goal = None
    if target is not None and target.target.value is not None and points and indicator.aggregation.method != "sum":
        end = period_end(target.target.period)
        value = Fraction(target.target.value)
        said = written(view, indicator, value, 0 if value.denominator == 1 else 1)
        goal = Point(end, value, f"target {said}", view.short_day(target.target.period)) if end and end > points[-1].time else None
    label = f"{view.within(indicator.title)}: " + "; ".join(f"{one.period} {one.label}" for one in [*points, *([goal] if goal else [])])
    return Markup(draw_trend(label, points, goal))  # noqa: S704 - our own SVG, its texts escaped
