"""A village in a ranking: its value now with its interval, and where it began, over the bands of the sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape
from itertools import pairwise

from generator.charts.scale import percent

HEIGHT = 22
FIRST, LAST = Fraction(2, 100), Fraction(98, 100)
"""Where the scale begins and ends, so that a mark at its end stays whole."""


@dataclass(frozen=True)
class BandedScale:
    """The values at both ends of every row, and where bands are cut in between."""

    low: Fraction
    high: Fraction
    cuts: Sequence[Fraction] = ()

    def place(self, value: Fraction) -> Fraction:
        """Return a value as a share of the width; what lies outside is drawn at the end."""
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else Fraction(0)
        return FIRST + min(Fraction(1), max(Fraction(0), share)) * (LAST - FIRST)


def draw_ranking_bar(
    label: str, scale: BandedScale, value: Fraction, *,
    first: Fraction | None = None, interval: tuple[Fraction, Fraction] | None = None, estimated: bool = False,
) -> str:  # fmt: skip
    """Return an SVG as wide as its place; `label` says everything in words."""
    middle = HEIGHT // 2
    edges = [Fraction(0), *(scale.place(cut) for cut in scale.cuts), Fraction(1)]
    parts = [
        f'<rect class="band-{"ab"[number % 2]}" x="{percent(left)}" width="{percent(right - left)}" height="{HEIGHT}"/>'
        for number, (left, right) in enumerate(pairwise(edges))
    ]
    here = scale.place(value)
    if interval is not None:
        left, right = scale.place(interval[0]), scale.place(interval[1])
        parts.append(f'<rect class="spread" x="{percent(left)}" width="{percent(right - left)}" y="{middle - 4}" height="8"/>')
    if first is not None:
        start = scale.place(first)
        parts.append(f'<line class="way" x1="{percent(start)}" x2="{percent(here)}" y1="{middle}" y2="{middle}"/>')
        parts.append(f'<circle class="began" cx="{percent(start)}" cy="{middle}" r="4.5"/>')
    kind = "here estimated" if estimated else "here"
    parts.append(f'<circle class="{kind}" cx="{percent(here)}" cy="{middle}" r="5.5"/>')
    return f'<svg class="ranking" width="100%" height="{HEIGHT}" role="img" aria-label="{escape(label)}">{"".join(parts)}</svg>'
