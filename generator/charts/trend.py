"""A figure over its periods as a line, and the target it should come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape
from itertools import pairwise

from generator.charts.scale import percent

TOP, BOTTOM, HEIGHT = 26, 132, 168
LEFT, RIGHT = Fraction(8, 100), Fraction(90, 100)
"""Room for the labels at both ends."""
APART = Fraction(14, 100)
"""Names of periods closer than this would run into each other on a phone."""


@dataclass(frozen=True)
class Point:
    """A value at a time (in years), and how both are written."""

    time: Fraction
    value: Fraction
    label: str
    period: str


def draw_trend(label: str, points: Sequence[Point], target: Point | None = None) -> str:
    """Return an SVG as wide as its place; without two points there is no line to draw, and ''."""
    if len(points) < 2:
        return ""
    everything = [*points, *([target] if target else [])]
    times, values = [one.time for one in everything], [one.value for one in everything]
    low, high = min(values), max(values)
    room = (high - low) or Fraction(1)

    def x(one: Point) -> str:
        return percent(_along(one, times))

    def y(one: Point) -> str:
        return f"{float(BOTTOM - (one.value - low) / room * (BOTTOM - TOP)):.1f}"

    parts = [f'<line class="axis" x1="0" x2="100%" y1="{BOTTOM + 14}" y2="{BOTTOM + 14}"/>']
    if target is not None:
        last = points[-1]
        parts.append(f'<line class="tick-2" x1="{x(last)}" y1="{y(last)}" x2="{x(target)}" y2="{y(target)}"/>')
    parts += [
        f'<line class="way" x1="{x(one)}" y1="{y(one)}" x2="{x(other)}" y2="{y(other)}"/>' for one, other in pairwise(points)
    ]
    parts += [_mark(one, x(one), y(one), is_last=one is points[-1]) for one in points]
    if target is not None:
        parts.append(
            f'<svg x="{x(target)}" y="{y(target)}" overflow="visible"><path class="goal" d="M-8,0h16"/>'
            f'<text class="strong" y="-8" text-anchor="middle">{escape(target.label)}</text></svg>'
        )
    taken: list[Fraction] = []
    for one in [points[0], *reversed(everything)]:
        here = _along(one, times)
        if all(abs(here - other) >= APART for other in taken):
            taken.append(here)
            parts.append(f'<text x="{x(one)}" y="{HEIGHT - 4}" text-anchor="middle">{escape(one.period)}</text>')
    return f'<svg class="trend" width="100%" height="{HEIGHT}" role="img" aria-label="{escape(label)}">{"".join(parts)}</svg>'


def _along(one: Point, times: Sequence[Fraction]) -> Fraction:
    span = max(times) - min(times)
    return LEFT + (one.time - min(times)) / (span or Fraction(1)) * (RIGHT - LEFT)


def _mark(one: Point, x: str, y: str, *, is_last: bool) -> str:
    kind = "here" if is_last else "began"
    text = f'<text class="{"here" if is_last else "strong"}" y="-10" text-anchor="middle">{escape(one.label)}</text>'
    return f'<svg x="{x}" y="{y}" overflow="visible"><circle class="{kind}" r="{6 if is_last else 4.5}"/>{text}</svg>'
