"""Need scores as a village page shows them: printed numbers, words of the bands, bars, the finding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from markupsafe import Markup

from generator.analysis.composite_index import rounded
from generator.analysis.village_scores import MOST_URGENT, DimensionScore, Need, VillageScores, decimals_of_need
from generator.charts.need_bar import draw_need_bar, shades
from generator.model.assessment import NeedBand
from generator.pages.view import View
from generator.text import as_number


@dataclass(frozen=True)
class ShownNeed:
    """A score in print; `low` and `high` are None where no observation behind it has an interval."""

    score: Decimal
    low: Decimal | None
    high: Decimal | None
    decimals: int
    band: NeedBand | None


@dataclass(frozen=True)
class ShownDimension:
    """A dimension with what is printed of its score, its bar, its coverage in whole per cent, its indicators."""

    measured: DimensionScore
    shown: ShownNeed | None
    bar: Markup
    coverage: Decimal
    indicators: Mapping[str, ShownNeed]


@dataclass(frozen=True)
class ShownScores:
    """All need scores of a village page.

    `top` is the dimension with the highest score, `rivals` those whose interval overlaps with its own;
    `shades` are those of the bands in the bars.
    """

    scores: VillageScores
    overall: ShownNeed | None
    bar: Markup
    dimensions: Mapping[str, ShownDimension]
    top: ShownDimension | None
    rivals: tuple[ShownDimension, ...]
    shades: tuple[int, ...]


def show_scores(view: View, scores: VillageScores) -> ShownScores:
    """Prepare the scores of a village for its page."""
    dimensions = {one.dimension.id: _dimension(view, one) for one in scores.dimensions}
    top, rivals = _first_and_rivals(dimensions)
    whole = view.say(id="Seluruh asesmen", en="Whole assessment")
    return ShownScores(
        scores, show_need(view, scores.need, scores.band), _bar(view, whole, scores.need), dimensions, top, rivals,
        shades(len(view.programme.assessment.bands)),
    )  # fmt: skip


def show_need(view: View, need: Need | None, band: NeedBand | None = None) -> ShownNeed | None:
    """Round a score to the fewest decimals that do not move it into another band."""
    if need is None:
        return None
    decimals = decimals_of_need(view.programme.assessment.bands, need.score)
    low, high = (rounded(need.low, decimals), rounded(need.high, decimals)) if need.has_interval else (None, None)
    return ShownNeed(rounded(need.score, decimals), low, high, decimals, band)


def _dimension(view: View, measured: DimensionScore) -> ShownDimension:
    shown = {one.indicator: show_need(view, one.need) for one in measured.indicators}
    return ShownDimension(
        measured,
        show_need(view, measured.need, measured.band),
        _bar(view, view.within(measured.dimension.title), measured.need),
        rounded(measured.coverage * 100, 0),
        {id_: one for id_, one in shown.items() if one is not None},
    )


def _first_and_rivals(
    dimensions: Mapping[str, ShownDimension]
) -> tuple[ShownDimension | None, tuple[ShownDimension, ...]]:
    scored = [(one.measured.need, one) for one in dimensions.values() if one.measured.need is not None]
    if not scored:
        return None, ()
    first, top = max(scored, key=lambda pair: pair[0].score)
    return top, tuple(one for need, one in scored if one is not top and need.high >= first.low)


def _bar(view: View, title: str, need: Need | None) -> Markup:
    ends = [*(Fraction(one.below) for one in view.programme.assessment.bands if one.below is not None), MOST_URGENT]
    interval = (need.low, need.high) if need is not None and need.has_interval else None
    svg = draw_need_bar(ends, None if need is None else need.score, interval, _label(view, title, need))
    return Markup(svg)  # noqa: S704 - drawn from numbers; the label is escaped


def _label(view: View, title: str, need: Need | None) -> str:
    shown = show_need(view, need)
    if shown is None:
        return view.say(id=f"{title}: belum diberi skor", en=f"{title}: no score yet")
    score, low, high = (
        "" if one is None else as_number(one, view.language, shown.decimals) for one in (shown.score, shown.low, shown.high)
    )
    if not low:
        return view.say(id=f"{title}: skor {score}, tanpa selang", en=f"{title}: score {score}, no interval")
    return view.say(id=f"{title}: skor {score}, selang {low} sampai {high}", en=f"{title}: score {score}, interval {low} to {high}")
