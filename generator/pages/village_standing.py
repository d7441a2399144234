"""Where a village stands among the villages around it, drawn: its index and the parts of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from math import floor
from statistics import median

from markupsafe import Markup

from generator.analysis.composite_index import IndexReading
from generator.analysis.standing import (
    Column,
    Distributions,
    National,
    Standing,
    columns_of,
    distributions,
    national_distributions,
)
from generator.charts.distribution import (
    Band,
    Counts,
    Crowd,
    draw_axis,
    draw_crowd,
    draw_small_crowd,
    draw_small_strip,
    draw_strip,
)
from generator.charts.scale import Scale, percent
from generator.model.composite_index import CompositeIndex, SubIndex
from generator.model.village import Village
from generator.pages.view import View
from generator.text import as_number

BRACKETED = re.compile(r"\(([A-Z]+)\)$")
ROW = 34
STEPS, TENTHS, SMALL_STEPS = 100, 10, 40
SELDOM = Fraction(1, 100)
"""So small a part of the nation's villages may lie left of the scale, so that the others have room."""


@dataclass(frozen=True)
class ShownBand:
    """An official status above the strips; place and width are CSS lengths."""

    title: str
    place: str
    width: str
    here: bool


@dataclass(frozen=True)
class ShownPart:
    """A sub-index beside the villages of its regency; `than` says on which side of their median it lies.

    `short` is what its title has in brackets at the end, else the title.
    """

    sub_index: SubIndex
    short: str
    value: Decimal
    middle: Fraction
    than: str
    picture: Markup


@dataclass(frozen=True)
class ShownStanding:
    """The strips of district, regency and nation on one scale; `unseen` villages lie left of it."""

    reading: IndexReading
    value: Decimal
    strips: tuple[tuple[Standing, Markup], ...]
    bands: tuple[ShownBand, ...]
    axis: Markup
    low: Fraction
    unseen: int
    parts: tuple[ShownPart, ...]

    def of(self, scope: str) -> Standing | None:
        """Return the standing in a scope, if there is one."""
        return next((one for one, _ in self.strips if one.scope == scope), None)


@dataclass(frozen=True, eq=False)
class Surroundings:
    """The distributions that villages are drawn in; each crowd is drawn once for all of its villages."""

    view: View
    national: Mapping[tuple[str, str], National]
    by_indicator: Mapping[str, Mapping[str, Distributions]]
    crowds: dict[tuple[str, str, str, Scale], Crowd] = field(default_factory=dict)

    def values(self, indicator: str, period: str, region: str) -> list[float]:
        """Return the sorted values of a region."""
        found = self.by_indicator.get(indicator, {}).get(period)
        return [] if found is None else found.by_region.get(region, [])


def surroundings(view: View) -> Surroundings:
    """Gather what all villages stand among, once for all pages."""
    project = view.project
    indicators = [part for index in view.programme.indices.values() for part in (index.id, *(sub.id for sub in index.sub_indices))]
    return Surroundings(
        view,
        national_distributions(project.reference.summaries, project.reference.bins),
        {indicator: distributions(project.observations, indicator) for indicator in indicators},
    )


def show_standing(around: Surroundings, village: Village, periods: tuple[IndexReading, ...]) -> ShownStanding | None:
    """Draw the newest published value of an index; None where there is none, or nobody to stand among."""
    reading = next((one for one in periods if one.published and one.published.number is not None), None)
    if reading is None or reading.published is None or reading.published.number is None:
        return None
    index, period, value = reading.index, reading.period, reading.published.number
    found = around.by_indicator[index.id][period]
    national = None if village.synthetic else around.national.get((index.id, period))
    standings = (
        found.standing("district", village.district, float(value)),
        found.standing("regency", village.regency, float(value)),
        None if national is None else national.standing(float(value)),
    )
    known = tuple(one for one in standings if one is not None)
    if not known:
        return None
    scale, here = _scale(around, index, period, village, national), Fraction(value)
    drawn = [_drawn(around, one, reading, scale, here, village, national) for one in known]
    return ShownStanding(
        reading, value, tuple(zip(known, drawn, strict=True)), _bands(around.view, index, scale, reading), _axis(around.view, scale),
        scale.low, 0 if national is None else sum(one.count for one in national.columns if one.upper <= scale.low),
        tuple(_parts(around, reading, village.regency)),
    )  # fmt: skip


def _top(values: list[float]) -> int:
    """Return where the scale of an index ends: they run to 1 or to 100."""
    return 1 if not values or values[-1] <= 1 else 100


def _scale(around: Surroundings, index: CompositeIndex, period: str, village: Village, national: National | None) -> Scale:
    """Return one scale for the whole regency: from the tenth below its lowest village, or below nearly all of the nation."""
    values = around.values(index.id, period, village.regency)
    top = _top(values)
    tenth = Fraction(top, TENTHS)
    low = (Fraction(str(values[0])) // tenth) * tenth if values else Fraction(0)
    if national is not None:
        whole, passed = sum(one.count for one in national.columns), 0
        for one in national.columns:
            passed += one.count
            if passed > whole * SELDOM:
                low = min(low, (one.lower // tenth) * tenth)
                break
    return Scale(low, Fraction(top))


def _counts(columns: tuple[Column, ...], scale: Scale) -> Counts:
    return [(one.lower, one.upper, one.count) for one in columns if one.upper > scale.low]


def _drawn(
    around: Surroundings, standing: Standing, reading: IndexReading, scale: Scale, here: Fraction,
    village: Village, national: National | None,
) -> Markup:  # fmt: skip
    index, period, view = reading.index, reading.period, around.view
    width = (scale.high) / STEPS
    key = (index.id, period, standing.region, scale)
    if key not in around.crowds:
        inside = national.columns if standing.scope == "nation" and national is not None else columns_of(
            around.values(index.id, period, standing.region), width
        )  # fmt: skip
        around.crowds[key] = draw_crowd(_counts(inside, scale), scale)
    spread = [as_number(one, view.language, 4) for one in (standing.minimum, standing.median, standing.maximum)]
    label = view.say(
        id=f"Sebaran {standing.villages} desa: terendah {spread[0]}, median {spread[1]}, tertinggi {spread[2]}",
        en=f"Distribution of {standing.villages} villages: lowest {spread[0]}, median {spread[1]}, highest {spread[2]}",
    )
    words = f"{village.name} {as_number(here, view.language, _decimals(reading))}" if standing.scope == "regency" else ""
    middle = (here // width) * width + width / 2
    return Markup(draw_strip(around.crowds[key], _stretches(index, scale, reading), scale, middle, label, words))  # noqa: S704


def _decimals(reading: IndexReading) -> int:
    return 4 if reading.published is None else max(reading.published.decimals, 4)


def _stretches(index: CompositeIndex, scale: Scale, reading: IndexReading) -> list[Band]:
    ends = [scale.high if band.at_most is None else Fraction(band.at_most) for band in index.bands]
    starts = [scale.low, *ends[:-1]]
    pieces = zip(index.bands, starts, ends, strict=True)
    return [Band(start, end, band == reading.band) for band, start, end in pieces]


def _bands(view: View, index: CompositeIndex, scale: Scale, reading: IndexReading) -> tuple[ShownBand, ...]:
    pieces = zip(index.bands, _stretches(index, scale, reading), strict=True)
    return tuple(
        ShownBand(view.within(band.title), percent(scale.share(piece.start)), scale.span(piece.start, piece.end), piece.here)
        for band, piece in pieces
        if scale.share(piece.end) > scale.share(piece.start)
    )


def _axis(view: View, scale: Scale) -> Markup:
    tenth = scale.high / TENTHS
    steps = range(floor(scale.low / tenth), TENTHS + 1)
    decimals = 2 if scale.high == 1 else 0
    return Markup(draw_axis([(step * tenth, as_number(step * tenth, view.language, decimals)) for step in steps], scale))  # noqa: S704


def _parts(around: Surroundings, reading: IndexReading, regency: str) -> list[ShownPart]:
    found = []
    for part in reading.parts:
        values = around.values(part.sub_index.id, reading.period, regency)
        if part.published is None or part.published.number is None or len(values) < 2:
            continue
        top = _top(values)
        scale, here, middle = Scale(Fraction(0), Fraction(top)), Fraction(part.published.number), Fraction(str(median(values)))
        key = (part.sub_index.id, reading.period, regency, scale)
        if key not in around.crowds:
            columns = columns_of(values, Fraction(top, SMALL_STEPS))
            around.crowds[key] = draw_small_crowd(_counts(columns, scale), scale, ROW)
        view, title = around.view, around.view.within(part.sub_index.title)
        than = "above" if here > middle else "below" if here < middle else "equal"
        words = [as_number(one, view.language, 4) for one in (here, middle)]
        label = title + view.say(
            id=f": {words[0]}; median kabupaten {words[1]}", en=f": {words[0]}; median of the regency {words[1]}"
        )
        picture = Markup(draw_small_strip(around.crowds[key], scale, here, middle, label))  # noqa: S704
        bracketed = BRACKETED.search(title)
        found.append(ShownPart(part.sub_index, bracketed[1] if bracketed else title, part.published.number, middle, than, picture))
    return found
