"""Maps as still pictures: outlines, marks with links, labels, and a grid of degrees.

Only outlines live in a viewBox, which stretches; marks and words are placed in per cent, so that
they keep their size on a phone. Nothing here is told by colour alone: the mark of a class is a disc
that is filled further the higher the class.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import cos, pi, sin
from typing import Literal

from generator.charts.map_frame import WIDTH, MapFrame
from generator.model.boundaries import Point, Ring

RADIUS = 5
LABEL_ROOM = 0.14
"""What the label of a meridian takes of the width on a phone; nearer the right edge it would be cut and is left out."""


@dataclass(frozen=True)
class Area:
    """An outline; `kind` is its CSS class, `title` what it is called where it is a link."""

    rings: Sequence[Ring]
    kind: str
    href: str = ""
    title: str = ""


@dataclass(frozen=True)
class Dot:
    """A mark at a place: the class it is of, out of so many (None: no data), or a plain one (of 1)."""

    place: Point
    step: int | None = 0
    steps: int = 1
    href: str = ""
    title: str = ""


@dataclass(frozen=True)
class Sign:
    """A place to be noticed: a ring around it, and its name on a line that leads out of it."""

    place: Point
    name: str
    href: str = ""


@dataclass(frozen=True)
class Word:
    """A name on the map that is no link, as of a district."""

    place: Point
    text: str
    kind: str = ""


@dataclass(frozen=True)
class Degree:
    """A line of the grid: a meridian or a parallel, and what is written at its end."""

    axis: Literal["meridian", "parallel"]
    at: float
    label: str


@dataclass(frozen=True)
class Layers:
    """What a map shows, from the ground up."""

    degrees: Sequence[Degree] = ()
    areas: Sequence[Area] = ()
    dots: Sequence[Dot] = ()
    words: Sequence[Word] = ()
    signs: Sequence[Sign] = ()


def draw_map(frame: MapFrame, label: str, layers: Layers) -> str:
    """Return an SVG as wide as its place; `label` says in words what it shows."""
    pieces = [
        *(_degree(frame, one) for one in layers.degrees),
        _ground(frame, layers.areas),
        *(_dot(frame, one) for one in layers.dots),
        *(_word(frame, one) for one in layers.words),
        *(_sign(frame, one) for one in layers.signs),
    ]
    links = [
        *(one.href for one in layers.areas),
        *(one.href for one in layers.dots),
        *(one.href for one in layers.signs),
    ]
    name = f'aria-label="{escape(label)}"'
    box = f'class="chart-map" width="100%" style="aspect-ratio:{WIDTH}/{frame.height}"'
    if any(links):
        return f'<div role="group" {name}><svg {box}>{"".join(pieces)}</svg></div>'
    return f'<svg {box} role="img" {name}>{"".join(pieces)}</svg>'


def draw_mark(step: int | None, steps: int) -> str:
    """Return the mark of a class as it stands in a legend."""
    return f'<svg class="map-mark" width="14" height="14" aria-hidden="true"><svg x="7" y="7" overflow="visible">{glyph(step, steps)}</svg></svg>'


def glyph(step: int | None, steps: int, radius: int = RADIUS) -> str:
    """Return a disc around 0,0 that is filled by its class: empty for the lowest, full for the highest."""
    if step is None:
        return f'<circle class="unknown" r="{radius - 1}"/>'
    if steps == 1 or step == steps - 1:
        return f'<circle class="full" r="{radius}"/>'
    ring = f'<circle class="ring" r="{radius}"/>'
    if step == 0:
        return ring
    turn = 2 * pi * step / (steps - 1)
    x, y = radius * sin(turn), -radius * cos(turn)
    return f'{ring}<path class="part" d="M0,0V-{radius}A{radius},{radius},0,{int(step * 2 > steps - 1)},1,{x:.1f},{y:.1f}Z"/>'


def _ground(frame: MapFrame, areas: Iterable[Area]) -> str:
    paths = [drawn for one in areas if (drawn := _area(frame, one))]
    if not paths:
        return ""
    box = f'viewBox="0 0 {WIDTH} {frame.height}" preserveAspectRatio="none" width="100%" height="100%"'
    return f"<svg {box}>{''.join(paths)}</svg>"


def _area(frame: MapFrame, area: Area) -> str:
    path = frame.path(area.rings)
    drawn = f'<path class="{area.kind}" d="{path}"/>' if path else ""
    return _linked(drawn, area.href, area.title) if drawn else ""


def _dot(frame: MapFrame, dot: Dot) -> str:
    x, y = frame.share(dot.place)
    return f'<svg class="dot" x="{x}" y="{y}" overflow="visible">{_linked(glyph(dot.step, dot.steps), dot.href, dot.title)}</svg>'


def _linked(drawn: str, href: str, title: str) -> str:
    """Make a link of a mark, out of the way of the Tab key: the list beside a map has the same links."""
    inner = f"<title>{escape(title)}</title>{drawn}" if title else drawn
    return f'<a href="{escape(href)}" tabindex="-1">{inner}</a>' if href else f"<g>{inner}</g>" if title else drawn


def _word(frame: MapFrame, word: Word) -> str:
    x, y = frame.share(word.place)
    kind = f' class="{word.kind}"' if word.kind else ""
    return f'<text{kind} x="{x}" y="{y}" text-anchor="middle">{escape(word.text)}</text>'


def _sign(frame: MapFrame, sign: Sign) -> str:
    """Draw the name towards the middle of the map, where there is room; degrees are written at its lower edge."""
    x, y = frame.share(sign.place)
    side, across = ("start", 16) if sign.place[0] < (frame.west + frame.east) / 2 else ("end", -16)
    low = sign.place[1] < (frame.south + frame.north) / 2
    down, baseline = (-1, -30) if low else (1, 38)
    drawn = (
        f'<svg x="{x}" y="{y}" overflow="visible"><circle r="12"/><path d="M{across // 2},{9 * down}L{across},{26 * down}"/>'
        f'<text x="{across}" y="{baseline}" text-anchor="{side}">{escape(sign.name)}</text></svg>'
    )
    if not sign.href:
        return f'<g class="sign">{drawn}</g>'
    return f'<a class="sign" href="{escape(sign.href)}" aria-label="{escape(sign.name)}">{drawn}</a>'


def _degree(frame: MapFrame, line: Degree) -> str:
    if line.axis == "meridian":
        x, _ = frame.share((line.at, 0.0))
        cut = line.at > frame.east - LABEL_ROOM * (frame.east - frame.west)
        label = "" if cut else f'<text class="degree" x="{x}" y="100%" dy="-4" dx="3">{escape(line.label)}</text>'
        return f'<line class="degree" x1="{x}" x2="{x}" y1="0" y2="100%"/>{label}'
    _, y = frame.share((0.0, line.at))
    return f'<line class="degree" x1="0" x2="100%" y1="{y}" y2="{y}"/><text class="degree" x="0" y="{y}" dy="-3">{escape(line.label)}</text>'
