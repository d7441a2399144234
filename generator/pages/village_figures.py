"""The figures of a village one by one: a bar, its interval, a comparison, and the observations behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from markupsafe import Markup

from generator.analysis.observed import Observed
from generator.analysis.rollup import RollUp
from generator.analysis.village_scores import VillageScores
from generator.charts.scale import Scale
from generator.charts.value_bar import draw_reach, draw_value_bar
from generator.model.assessment import Aspect
from generator.model.indicator import Indicator
from generator.model.village import Village
from generator.pages.view import View
from generator.pages.village_rounds import interval_of
from generator.text import as_number

FEWEST = 3
"""A mean of fewer villages is no comparison."""
OPEN = 6
"""So many figures of a section stand open, the most urgent; the others are folded."""


@dataclass(frozen=True)
class Comparison:
    """What a figure is held against: the regency's own figure, or the mean of so many of its villages."""

    value: Fraction
    decimals: int
    period: str
    villages: int | None


@dataclass(frozen=True)
class Figure:
    """One figure of a village in a row; `gap` is how much better (or worse, below 0) it is than the comparison.

    `clear` is whether the comparison lies outside the figure's 95 % interval.
    """

    indicator: Indicator
    observed: Observed
    picture: Markup
    range: str
    comparison: Comparison | None
    gap: Fraction | None
    clear: bool


@dataclass(frozen=True)
class Ordered:
    """Figures of a section, the most urgent need first: those that stand open, and the rest."""

    open: tuple[Figure, ...]
    folded: tuple[Figure, ...]

    @property
    def all(self) -> tuple[Figure, ...]:
        """All figures."""
        return self.open + self.folded


@dataclass(frozen=True)
class Services:
    """The services of a village: shares with their comparison, and journeys on one scale; `worst` and `best` differ clearly."""

    shares: Ordered
    journeys: tuple[Figure, ...]
    worst: Figure | None
    best: Figure | None


def show_figures(view: View, village: Village, latest: Mapping[str, Observed], context: Mapping[str, Observed]) -> dict[str, Figure]:
    """Return the newest figure of each indicator of the framework."""
    means = {one.indicator: one for one in view.gathered.regions.get(village.regency, ())}
    return {
        id_: _figure(view, indicator, latest[id_], _comparison(context.get(id_), means.get(id_)))
        for id_, indicator in view.programme.indicators.items()
        if id_ in latest
    }


def show_context(view: View, context: Mapping[str, Observed]) -> dict[str, Figure]:
    """Return the figures of a region, in the order of the framework."""
    known = view.programme.indicators.items()
    return {id_: _figure(view, indicator, context[id_], None) for id_, indicator in known if id_ in context}


def in_aspect(view: View, aspect: Aspect) -> tuple[str, ...]:
    """Return the indicators of the dimensions that a section of the page tells of."""
    return tuple(one.indicator for dimension in view.programme.assessment.dimensions if dimension.aspect == aspect for one in dimension.indicators)


def by_urgency(figures: Collection[Figure], scores: VillageScores) -> Ordered:
    """Order figures by their need scores; those without a score come last and are folded."""
    urgency = {one.indicator: one.need.score for one in scores.known if one.need is not None}
    scored = sorted((one for one in figures if one.indicator.id in urgency), key=lambda one: -urgency[one.indicator.id])
    others = [one for one in figures if one.indicator.id not in urgency]
    most = OPEN + 1 if len(scored) + len(others) == OPEN + 1 else OPEN  # one figure alone is not worth folding
    return Ordered(tuple(scored[:most]), (*scored[most:], *others))


def services(view: View, figures: Mapping[str, Figure], scores: VillageScores) -> Services:
    """Sort the figures of services: shares of households or people, and journeys in minutes."""
    ids = in_aspect(view, "services")
    own = [figures[id_] for id_ in ids if id_ in figures]
    journeys = _journeys(view, figures)
    shares = [one for one in own if one.indicator.unit != "minutes"]
    compared = sorted((one for one in shares if one.gap is not None and one.clear), key=lambda one: one.gap or 0)
    return Services(
        by_urgency(shares, scores),
        journeys,
        compared[0] if compared and (compared[0].gap or 0) < 0 else None,
        compared[-1] if compared and (compared[-1].gap or 0) > 0 else None,
    )


def _journeys(view: View, figures: Mapping[str, Figure]) -> tuple[Figure, ...]:
    """Return what is told in minutes, shortest first, each with its picture on the scale of all."""
    known = sorted((Fraction(one.observed.number), id_) for id_, one in figures.items()
                   if one.indicator.unit == "minutes" and one.observed.number is not None)  # fmt: skip
    if not known:
        return ()
    limits = {id_: _last_limit(figures[id_].indicator) for _, id_ in known}
    longest = max(known[-1][0], *(limit * 2 for limit in limits.values() if limit is not None), Fraction(1))
    found = []
    for minutes, id_ in known:
        one = figures[id_]
        drawn = draw_reach(Scale(Fraction(0), longest), minutes, limits[id_], _label(view, one.indicator, one.observed, None, None))
        found.append(replace(one, picture=Markup(drawn)))  # noqa: S704 - our own drawing, its label escaped
    return tuple(found)


def _last_limit(indicator: Indicator) -> Fraction | None:
    """Return where the last band of an indicator begins."""
    limit = next((band.below for band in reversed(indicator.bands) if band.below is not None), None)
    return None if limit is None else Fraction(limit)


def usual_period(figures: Iterable[Figure]) -> str | None:
    """Return the period that most figures are of, the newest of several."""
    counts = Counter(one.observed.period for one in figures)
    return max(counts, key=lambda period: (counts[period], period), default=None)


def list_totals(view: View, observed: Iterable[Observed]) -> list[tuple[str, list[Observed]]]:
    """Return the observed totals behind the figures, newest first, in the order of the framework; no parts of indices.

    Single deprivations are left to their chart, which says all of a row, and to the data that can be downloaded.
    """
    published = view.programme.poverty_measure.published.items()
    charted = {id_ for (measure, _), id_ in published if measure == "censored_headcount"}
    found: dict[str, list[Observed]] = {}
    for one in observed:
        if not one.disaggregation and one.indicator in view.programme.indicators:
            found.setdefault(one.indicator, []).append(one)
    return [(id_, found[id_]) for id_ in view.programme.indicators if id_ in found and id_ not in charted]


def _comparison(context: Observed | None, mean: RollUp | None) -> Comparison | None:
    """Return the regency's own figure, else the mean of its villages where there are enough."""
    if context is not None and context.number is not None:
        return Comparison(Fraction(context.number), context.decimals, context.period, None)
    if mean is not None and mean.method == "weighted_mean" and mean.villages >= FEWEST:
        return Comparison(mean.value, mean.decimals, mean.period, mean.villages)
    return None


def _figure(view: View, indicator: Indicator, one: Observed, comparison: Comparison | None) -> Figure:
    interval = interval_of(one) if one.number is not None else None
    words = "" if interval is None else "–".join(as_number(end, view.language, one.decimals) for end in interval)
    gap, clear = None, True
    if comparison is not None and one.number is not None and indicator.direction is not None:
        gap = (Fraction(one.number) - comparison.value) * (1 if indicator.direction == "increase" else -1)
        clear = interval is None or not interval[0] <= comparison.value <= interval[1]
    picture = Markup(_picture(view, indicator, one, interval, comparison))  # noqa: S704 - our own drawing, its label escaped
    return Figure(indicator, one, picture, words, comparison, gap, clear)


def _picture(
    view: View, indicator: Indicator, one: Observed, interval: tuple[Fraction, Fraction] | None, comparison: Comparison | None
) -> str:
    """Draw a figure where its scale has two ends."""
    label = _label(view, indicator, one, interval, comparison)
    bounds = indicator.bounds
    if bounds is None or bounds.minimum is None or bounds.maximum is None or bounds.minimum >= bounds.maximum:
        return ""
    scale = Scale(Fraction(bounds.minimum), Fraction(bounds.maximum))
    value = None if one.number is None or not one.is_known else Fraction(one.number)
    against = None if comparison is None else comparison.value
    return draw_value_bar(scale, value, one.status, label, interval=interval, comparison=against)


def _label(
    view: View, indicator: Indicator, one: Observed, interval: tuple[Fraction, Fraction] | None, comparison: Comparison | None
) -> str:
    if one.number is None or not one.is_known:
        value = view.say(id="disamarkan", en="suppressed") if one.status == "suppressed" else view.say(id="belum ada data", en="no data yet")
    else:
        value = as_number(one.number, view.language, one.decimals)
    said = [f"{view.within(indicator.title)}: {value}"]
    if interval is not None:
        low, high = (as_number(end, view.language, one.decimals) for end in interval)
        said.append(view.say(id=f"selang 95% {low} sampai {high}", en=f"95% interval {low} to {high}"))
    if comparison is not None:
        against = as_number(comparison.value, view.language, comparison.decimals)
        said.append(view.say(id=f"kabupaten {against}", en=f"regency {against}"))
    return "; ".join(said)
