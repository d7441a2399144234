"""How an index spreads over the villages of the nation, on the bands of its official status."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from generator.analysis.standing import National, national_distributions
from generator.charts.distribution import draw_axis, draw_crowd
from generator.charts.divided import stretches
from generator.charts.scale import Scale
from generator.charts.spread import draw_spread
from generator.model.composite_index import CompositeIndex, IndexBand
from generator.pages.view import View
from generator.text import as_number

TENTHS = 10


@dataclass(frozen=True)
class IndexSpread:
    """The newest national distribution of an index: drawn, its median, and the status that the median has.

    `parts` are the lengths of the bands; `note` says what the distribution leaves out.
    """

    period: str
    villages: int
    median: str
    band: IndexBand | None
    picture: Markup
    axis: Markup
    parts: list[int]
    source: str
    note: str
    columns: tuple[tuple[str, str, int], ...]


def spread_of(view: View, index: CompositeIndex) -> IndexSpread | None:
    """Draw the newest national distribution of an index; None where the reference has none."""
    reference = view.project.reference
    found = {
        period: one
        for (indicator, period), one in national_distributions(reference.summaries, reference.bins).items()
        if indicator == index.id and one.uppers
    }
    return _spread(view, index, max(found), found[max(found)]) if found else None


def _spread(view: View, index: CompositeIndex, period: str, national: National) -> IndexSpread:
    top = Fraction(1 if float(national.summary["maximum"]) <= 1 else 100)
    scale, median = Scale(Fraction(0), top), Fraction(national.summary["median"])
    limits = [Fraction(one.at_most) for one in index.bands if one.at_most is not None]
    crowd = draw_crowd([(one.lower, one.upper, one.count) for one in national.columns], scale)
    written = as_number(median, view.language, 4)
    label = view.say(
        id=f"Sebaran {national.summary['villages']} desa, median {written}",
        en=f"Distribution of {national.summary['villages']} villages, median {written}",
    )
    steps = [(step * top / TENTHS, as_number(step * top / TENTHS, view.language, 1 if top == 1 else 0)) for step in range(TENTHS + 1)]
    return IndexSpread(
        period, int(national.summary["villages"]), written,
        next((one for one in index.bands if one.at_most is None or median <= Fraction(one.at_most)), None),
        Markup(draw_spread(crowd, [*limits, top], median, scale, label)),  # noqa: S704 - the label is escaped
        Markup(draw_axis(steps, scale)),  # noqa: S704 - numbers only
        stretches(limits, top) if index.bands else [],
        national.summary["source"],
        national.summary.get(f"note_{view.language}", "") or national.summary.get("note_id", ""),
        tuple(_tenths(view, national, top)),
    )  # fmt: skip


def _tenths(view: View, national: National, top: Fraction) -> list[tuple[str, str, int]]:
    """Count villages by tenths of the scale, for the table."""
    counts = [0] * TENTHS
    for one in national.columns:
        counts[min(TENTHS - 1, int(one.lower * TENTHS / top))] += one.count
    ends = [as_number(step * top / TENTHS, view.language, 1 if top == 1 else 0) for step in range(TENTHS + 1)]
    return [(ends[step], ends[step + 1], count) for step, count in enumerate(counts) if count]
