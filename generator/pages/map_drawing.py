"""The maps of several pages: where the programme's regencies lie, and the villages of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from math import ceil, floor

from markupsafe import Markup

from generator.analysis.map_classes import Classed
from generator.analysis.places import Place, by_regency, measure_places, middle_of
from generator.charts.count_bar import draw_count_bar
from generator.charts.map import Area, Degree, Dot, Layers, Sign, Word, draw_map, draw_mark
from generator.charts.map_frame import INDONESIA, MapFrame, frame_of
from generator.model.boundaries import Point
from generator.pages.page import relative
from generator.pages.view import View
from generator.text import as_number

PANELS = 4
"""So many regencies are drawn one by one where there is no ground to show them all on."""
STEPS = (10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1)
WORD_WIDTH, WORD_HEIGHT = 0.12, 0.025
"""Room for the name of a district, as parts of the width of a map."""
LINES = 6
"""At most so many meridians: a grid is there to place things, not to be looked at."""


@dataclass(frozen=True)
class RegencyMark:
    """A regency that has villages on the map."""

    code: str
    name: str
    villages: int


@dataclass(frozen=True)
class Overview:
    """Where the regencies lie: one picture of the nation, and, without a ground, one of each regency."""

    picture: Markup
    has_ground: bool
    regencies: tuple[RegencyMark, ...]
    panels: tuple[tuple[RegencyMark, Markup], ...]


@dataclass(frozen=True)
class LegendEntry:
    """A class of a map in a legend: its mark, its position, and its villages as a bar; the words are the template's.

    `step` is None for villages without data.
    """

    mark: Markup
    step: int | None
    bar: Markup


def draw_overview(view: View, address: str, *, linked: bool = True) -> Overview | None:
    """Draw where the regencies with villages lie; None where no village has a place."""
    groups = by_regency(measure_places(view.project))
    if not groups:
        return None
    marks = {code: RegencyMark(code, view.project.region(code).name, len(group)) for code, group in groups.items()}
    boundaries = view.project.boundaries
    ground = boundaries.of_kind(2) or boundaries.of_kind(5)
    shapes = boundaries.of_kind(5)
    areas = [Area(rings, "land") for rings in ground.values()]
    areas += [Area(shapes[code], "work") for code in marks if code in shapes]
    href = partial(_href, view, address)
    layers = Layers(
        degrees=() if ground else tuple(_degrees(view, INDONESIA)),
        areas=areas,
        signs=[
            Sign(middle_of(one.point for one in group), marks[code].name, href("region", code) if linked else "")
            for code, group in groups.items()
        ],
    )
    named = ", ".join(one.name for one in marks.values())
    label = view.say(id=f"Peta Indonesia dengan tanda pada: {named}", en=f"Map of Indonesia with marks at: {named}")
    panels = () if ground or len(groups) > PANELS else tuple(
        (marks[code], draw_villages(view, address, group, linked=False)) for code, group in groups.items()
    )  # fmt: skip
    return Overview(_safe(draw_map(INDONESIA, label, layers)), bool(ground), tuple(marks.values()), panels)


def draw_villages(
    view: View, address: str, places: Iterable[Place], classed: Classed | None = None, *, linked: bool = True
) -> Markup:
    """Draw the villages of a regency, by class where `classed` tells it, over whatever outlines there are."""
    known = tuple(places)
    regencies = sorted({one.regency for one in known})
    shapes = view.project.boundaries.shapes
    outlines = [ring for code in regencies for ring in shapes.get(code, ())]
    frame = frame_of([one.point for one in known] + [point for ring in outlines for point in ring])
    steps = len(classed.classes) if classed else 1
    titled = partial(_title, view, classed)

    def href(one: Place) -> str:
        return _href(view, address, "village", one.code) if linked else ""

    def step(one: Place) -> int | None:
        return classed.steps.get(one.code) if classed else 0

    layers = Layers(
        degrees=tuple(_degrees(view, frame)),
        areas=[
            *(Area(shapes[code], "land") for code in regencies if code in shapes),
            *(
                Area(shapes[one.code], f"village step-{_shade(step(one), steps)}", href(one), titled(one))
                for one in known
                if one.code in shapes
            ),
        ],
        dots=[
            Dot(one.point, step(one), steps) if one.code in shapes or not linked
            else Dot(one.point, step(one), steps, href(one), titled(one))
            for one in known
        ],
        words=tuple(_districts(view, known, frame.east - frame.west)) if linked else (),
    )
    names = ", ".join(view.project.region(code).name for code in regencies)
    label = view.say(
        id=f"Peta {len(known)} desa dan kelurahan di {names}", en=f"Map of {len(known)} villages in {names}"
    )
    return _safe(draw_map(frame, label, layers))


def legend(view: View, classed: Classed, unknown: int) -> list[LegendEntry]:
    """Return the classes of a map, and the `unknown` villages without data where there are any."""
    steps = len(classed.classes)
    counts: list[tuple[int | None, int]] = [(number, one.villages) for number, one in enumerate(classed.classes)]
    counts += [(None, unknown)] if unknown else []
    most = max(count for _, count in counts)
    return [
        LegendEntry(
            _safe(draw_mark(step, steps)),
            step,
            _safe(draw_count_bar(view.say(id=f"{count} desa", en=f"{count} villages"), count, most, known=step is not None)),
        )
        for step, count in counts
    ]


def _shade(step: int | None, steps: int) -> str:
    """Return which of five shades stands for a class."""
    return "none" if step is None else str(round(step * 4 / max(steps - 1, 1)))


def _title(view: View, classed: Classed | None, place: Place) -> str:
    district = view.project.region(place.district).name
    name = f"{place.name}, {district}"
    if classed is None:
        return name
    value = classed.values.get(place.code)
    if value is None:
        return f"{name}: {view.say(id='belum ada data', en='no data yet')}"
    return f"{name}: {_written(view, classed.indicator, value)}"


def _written(view: View, indicator: str, value: str) -> str:
    known = view.programme.indicators.get(indicator)
    if known is not None and known.unit == "category":
        return next((view.within(one.title) for one in known.categories if one.id == value), value)
    whole, _, digits = value.partition(".")
    written = as_number(float(value), view.language, len(digits)) if digits else as_number(int(whole), view.language)
    return written + "%" * (known is not None and known.unit == "percent")


def _districts(view: View, places: Iterable[Place], width: float) -> Iterator[Word]:
    """Yield the names of districts, the larger first; one that would lie on another is left out."""
    groups: dict[str, list[Place]] = {}
    for one in places:
        groups.setdefault(one.district, []).append(one)
    kept: list[Point] = []
    for code, group in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        x, y = middle_of(one.point for one in group)
        if all(abs(x - a) > WORD_WIDTH * width or abs(y - b) > WORD_HEIGHT * width for a, b in kept):
            kept.append((x, y))
            yield Word((x, y), view.project.region(code).name, "district")


def _degrees(view: View, frame: MapFrame) -> Iterator[Degree]:
    """Yield a few meridians and parallels at round degrees; the equator by its name."""
    span = frame.east - frame.west
    step = next((one for one in reversed(STEPS) if span / one <= LINES), STEPS[0])
    decimals = 0 if step >= 1 else 1
    for number in range(ceil(frame.west / step), floor(frame.east / step) + 1):
        at = number * step
        written = as_number(round(at, 1), view.language, decimals)
        yield Degree("meridian", at, view.say(id=f"{written}° BT", en=f"{written}° E"))
    for number in range(ceil(frame.south / step), floor(frame.north / step) + 1):
        at = number * step
        written = as_number(abs(round(at, 1)), view.language, decimals)
        half = view.say(id="LU", en="N") if at > 0 else view.say(id="LS", en="S")
        yield Degree("parallel", at, f"{written}° {half}" if number else view.say(id="khatulistiwa", en="equator"))


def _href(view: View, address: str, kind: str, code: str) -> str:
    return relative(address, view.address(kind, code))


def _safe(drawing: str) -> Markup:
    return Markup(drawing)  # noqa: S704 - our own SVG, its texts escaped


