"""A distribution on the bands of its scale, with its median: no place stands out."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from html import escape

from generator.charts.distribution import Crowd
from generator.charts.scale import Scale


def draw_spread(crowd: Crowd, ends: Sequence[Fraction], median: Fraction, scale: Scale, label: str) -> str:
    """Draw bands that end at `ends` (rising), all places, and a broken line at the median."""
    height, starts = crowd.height, [scale.low, *ends[:-1]]
    bands = [
        f'<rect class="{"band-a" if number % 2 == 0 else "band-b"}" x="{scale.at(start)}" width="{scale.span(start, end)}" height="{height}"/>'
        for number, (start, end) in enumerate(zip(starts, ends, strict=False))
    ]
    at = scale.at(median)
    line = f'<line class="tick-2" x1="{at}" x2="{at}" y1="0" y2="{height}"/>'
    return f'<svg width="100%" height="{height}" role="img" aria-label="{escape(label)}">{"".join(bands)}{crowd.svg}{line}</svg>'
