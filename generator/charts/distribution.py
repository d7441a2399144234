"""Where one place stands among many: a dot a place, or bars where there are too many for dots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape

from generator.charts.scale import Scale, pixels

TALLEST = 34
"""More dots than this on top of each other make bars."""
FEW = 4
"""So few dots on top of each other are drawn larger."""
BARS, LOWEST = 96, 34


@dataclass(frozen=True)
class Band:
    """A named stretch of the scale; `here` where this place lies in it."""

    start: Fraction
    end: Fraction
    here: bool = False


@dataclass(frozen=True)
class Crowd:
    """All places of a region as SVG text, and its height; the same for every place in the region."""

    svg: str
    height: int


Counts = Sequence[tuple[Fraction, Fraction, int]]
"""Columns: lower end, upper end, how many."""


def draw_crowd(columns: Counts, scale: Scale) -> Crowd:
    """Draw the places as dots in columns, one line of dots a column, or as bars where the dots would be too many."""
    tallest = max((count for _, _, count in columns), default=0)
    if tallest > TALLEST:
        return Crowd(_bars(columns, scale, BARS), BARS)
    pitch, size = (8, "7.2") if tallest <= FEW else (6, "5.6")
    height = max(pitch * tallest + 12, LOWEST)
    dots = "".join(_dots(scale.at((lower + upper) / 2), count, pitch, height) for lower, upper, count in columns)
    return Crowd(f'<g class="dots" stroke-width="{size}" stroke-dasharray="0 {pitch}">{dots}</g>', height)


def draw_small_crowd(columns: Counts, scale: Scale, height: int) -> Crowd:
    """Draw the places as low bars, for a row among others."""
    return Crowd(_bars(columns, scale, height), height)


def draw_strip(crowd: Crowd, bands: Sequence[Band], scale: Scale, here: Fraction, label: str, words: str = "") -> str:
    """Draw one region: its bands, its places, a line and a diamond where this place is, and `words` beside them."""
    at, height = scale.at(here), crowd.height
    side = "end" if scale.share(here) > Fraction(3, 4) else "start"
    shift = "-9" if side == "end" else "9"
    parts = [
        *_bands(bands, scale, height),
        f'<line class="here-line" x1="{at}" x2="{at}" y1="0" y2="{height}"/>',
        crowd.svg,
        f'<svg x="{at}" y="{height - 8}" overflow="visible">{_DIAMOND}',
        f'<text class="here" x="{shift}" y="{18 - height + 8}" text-anchor="{side}">{escape(words)}</text>' if words and height > BARS / 2 else "",
        "</svg>",
    ]
    return f'<svg width="100%" height="{height}" role="img" aria-label="{escape(label)}">{"".join(parts)}</svg>'


def draw_small_strip(crowd: Crowd, scale: Scale, here: Fraction, middle: Fraction, label: str) -> str:
    """Draw one region as a row: its bars, a broken line at the median, a diamond where this place is."""
    at, median, height = scale.at(here), scale.at(middle), crowd.height
    return (
        f'<svg width="100%" height="{height + 8}" role="img" aria-label="{escape(label)}">'
        f'<rect class="band-a" width="100%" height="{height}"/>{crowd.svg}'
        f'<line class="tick-2" x1="{median}" x2="{median}" y1="0" y2="{height}"/>'
        f'<svg x="{at}" y="{height}" overflow="visible">{_DIAMOND}</svg></svg>'
    )


def draw_axis(ticks: Sequence[tuple[Fraction, str]], scale: Scale) -> str:
    """Draw the numbers of the scale below the strips."""
    texts = []
    for value, words in ticks:
        share = scale.share(value)
        side = "start" if share == 0 else "end" if share == 1 else "middle"
        texts.append(f'<text x="{scale.at(value)}" y="15" text-anchor="{side}">{escape(words)}</text>')
    return f'<svg width="100%" height="22" aria-hidden="true">{"".join(texts)}</svg>'


_DIAMOND = '<path class="here" d="M0-8 8 0 0 8-8 0Z"/>'


def _dots(at: str, count: int, pitch: int, height: int) -> str:
    bottom = height - 8
    # dashes of no length with round ends are dots; the last needs a little more line to begin
    return f'<line x1="{at}" x2="{at}" y1="{bottom}" y2="{pixels(Fraction(bottom - pitch * (count - 1)) - Fraction(1, 10))}"/>'


def _bars(columns: Counts, scale: Scale, height: int) -> str:
    tallest = max((count for _, _, count in columns), default=1)
    bars = []
    for lower, upper, count in columns:
        tall = Fraction(count * (height - 6), tallest)
        bars.append(
            f'<rect x="{scale.at(lower)}" y="{pixels(height - tall)}" width="{scale.span(lower, lower + (upper - lower) * 6 / 7)}"'
            f' height="{pixels(tall)}"/>'
        )
    return f'<g class="crowd">{"".join(bars)}</g>'


def _bands(bands: Sequence[Band], scale: Scale, height: int) -> list[str]:
    kinds = ["band-here" if band.here else "band-a" if number % 2 == 0 else "band-b" for number, band in enumerate(bands)]
    return [
        f'<rect class="{kind}" x="{scale.at(band.start)}" width="{scale.span(band.start, band.end)}" height="{height}"/>'
        for kind, band in zip(kinds, bands, strict=True)
    ]
