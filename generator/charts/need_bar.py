"""A need score drawn on the steps of urgency: a bar, and a line over its interval."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from html import escape
from itertools import pairwise

from generator.charts.scale import percent

HEIGHT = 26
STEPS = 4
"""The theme has so many shades of urgency."""


def draw_need_bar(
    ends: Iterable[Fraction | Decimal], score: Fraction | None, interval: tuple[Fraction, Fraction] | None, label: str
) -> str:
    """Draw a score from 0 to 100 over bands that end at `ends` (rising, the last one at 100).

    Without a score there is a broken line over the full width. `label` is what is read aloud.
    """
    edges = [Fraction(), *(Fraction(end) for end in ends)]
    bands = list(pairwise(edges))
    parts = [
        f'<rect class="need-{shade}" x="{_at(start)}" width="{_at(end - start)}" height="{HEIGHT}"/>'
        for shade, (start, end) in zip(shades(len(bands)), bands, strict=True)
    ]
    if score is None:
        parts.append('<line class="none" x1="0" x2="100%" y1="13" y2="13"/>')
    else:
        parts.append(f'<rect class="score" y="6" width="{_at(score)}" height="14"/>')
    if interval is not None:
        parts.extend(_line_over(*interval))
    return f'<svg class="need" width="100%" height="{HEIGHT}" role="img" aria-label="{escape(label)}">{"".join(parts)}</svg>'


def shades(bands: int) -> tuple[int, ...]:
    """Return the shade, from 1 to 4, of each of so many bands, spread over the shades."""
    return tuple(1 + (number * (STEPS - 1)) // max(bands - 1, 1) for number in range(bands))


def _line_over(low: Fraction, high: Fraction) -> Iterator[str]:
    left, right = _at(low), _at(high)
    yield f'<line class="gap" x1="{left}" x2="{right}" y1="13" y2="13"/>'
    yield f'<line class="ci" x1="{left}" x2="{right}" y1="13" y2="13"/>'
    for end in (left, right):
        yield f'<line class="ci" x1="{end}" x2="{end}" y1="8" y2="18"/>'


def _at(score: Fraction) -> str:
    return percent(score / 100)
