"""One figure over its rounds or years: a line through the values, an upright line over each interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape
from itertools import pairwise

from generator.charts.scale import Scale, percent, pixels

HEIGHT, TOP, BOTTOM = 116, 22, 88
FIRST, LAST = Fraction(12, 100), Fraction(88, 100)
"""Where the first and the last round stand, in parts of the width: their labels need room."""


@dataclass(frozen=True)
class Round:
    """A value at a time (in years), what is printed of both, and the ends of its interval."""

    time: Fraction
    name: str
    value: Fraction
    words: str
    interval: tuple[Fraction, Fraction] | None = None


def draw_rounds(rounds: Sequence[Round], scale: Scale, label: str) -> str:
    """Draw the rounds in the order of time on a scale from `scale.low` at the foot to `scale.high` at the top.

    The values of the first and the last round are printed, and those between where there is room.
    """
    start, end = rounds[0].time, rounds[-1].time
    time = Scale(start, end) if end > start else Scale(start - 1, start + 1)
    across = [FIRST + time.share(one.time) * (LAST - FIRST) for one in rounds]
    points = [(percent(x), pixels(_height(scale, one.value))) for x, one in zip(across, rounds, strict=True)]
    parts = [f'<line class="axis" x1="0" x2="100%" y1="{BOTTOM + 4}" y2="{BOTTOM + 4}"/>']
    for one, (x, _) in zip(rounds, points, strict=True):
        if one.interval is not None:
            low, high = (pixels(_height(scale, end)) for end in one.interval)
            parts.append(f'<line class="span" x1="{x}" x2="{x}" y1="{low}" y2="{high}"/>')
    for (x1, y1), (x2, y2) in pairwise(points):
        parts.append(f'<line class="way" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>')
    printed = _printed(across)
    for number, (one, (x, y)) in enumerate(zip(rounds, points, strict=True)):
        parts.append(f'<circle class="here" cx="{x}" cy="{y}" r="5"/>')
        if number in printed:
            top = _height(scale, one.interval[1] if one.interval else one.value)
            parts.append(f'<text class="strong" x="{x}" y="{pixels(top - 9)}" text-anchor="middle">{escape(one.words)}</text>')
            parts.append(f'<text x="{x}" y="{HEIGHT - 8}" text-anchor="middle">{escape(one.name)}</text>')
    return f'<svg class="rounds" width="100%" height="{HEIGHT}" role="img" aria-label="{escape(label)}">{"".join(parts)}</svg>'


def _height(scale: Scale, value: Fraction) -> Fraction:
    return BOTTOM - scale.share(value) * (BOTTOM - TOP)


def _printed(across: Sequence[Fraction]) -> set[int]:
    """Return the rounds whose labels have room: the first, the last, and those a quarter of the width from both and each other."""
    last = len(across) - 1
    found = {0, last}
    left = across[0]
    for number in range(1, last):
        if across[number] - left >= Fraction(1, 4) and across[last] - across[number] >= Fraction(1, 4):
            found.add(number)
            left = across[number]
    return found
