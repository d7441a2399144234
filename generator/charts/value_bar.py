"""A value as a bar in the look of its kind, its interval, and a comparison as an upright line."""

from __future__ import annotations

from fractions import Fraction
from html import escape

from generator.charts.scale import Scale

HEIGHT = 20
LOOKS = {"measured": "measured", "reported": "reported", "estimated": "estimated"}


def draw_value_bar(
    scale: Scale, value: Fraction | None, status: str, label: str, *,
    interval: tuple[Fraction, Fraction] | None = None, comparison: Fraction | None = None,
) -> str:  # fmt: skip
    """Draw the bar on its whole scale: filled, outlined or hatched by how the value came about.

    Without a value there is a broken line over the full width, with the comparison still on it; a
    hidden value has no length at all.
    """
    parts = []
    if value is not None and status in LOOKS:
        parts.append('<rect class="track" width="100%" y="3" height="14"/>')
        parts.append(f'<rect class="value {LOOKS[status]}" width="{scale.at(value)}" y="3" height="14"/>')
    elif status != "suppressed":
        parts.append('<line class="none" x1="0" x2="100%" y1="10" y2="10"/>')
    if interval is not None and value is not None:
        parts += _interval(scale, *interval)
    if comparison is not None:
        at = scale.at(comparison)
        parts.append(f'<line class="tick" x1="{at}" x2="{at}" y1="0" y2="{HEIGHT}"/>')
    return f'<svg class="vb" width="100%" height="{HEIGHT}" role="img" aria-label="{escape(label)}">{"".join(parts)}</svg>'


def draw_reach(scale: Scale, value: Fraction, limit: Fraction | None, label: str) -> str:
    """Draw how far it is: a line with a disc at its end, and a broken line at the limit."""
    at = scale.at(value)
    parts = [
        f'<line class="axis" x1="0" x2="{at}" y1="10" y2="10" stroke-width="2"/>',
        f'<circle class="here" cx="{at}" cy="10" r="6.5"/>',
    ]
    if limit is not None:
        parts.append(f'<line class="tick-2" x1="{scale.at(limit)}" x2="{scale.at(limit)}" y1="0" y2="{HEIGHT}"/>')
    return f'<svg class="vb" width="100%" height="{HEIGHT}" role="img" aria-label="{escape(label)}">{"".join(parts)}</svg>'


def draw_part(scale: Scale, value: Fraction) -> str:
    """Draw a plain bar beside its printed number; it says nothing that the number does not."""
    return (
        f'<svg class="vb" width="100%" height="18" aria-hidden="true"><rect class="solid" width="{scale.at(value)}" y="2" height="14"/></svg>'
    )


def _interval(scale: Scale, low: Fraction, high: Fraction) -> list[str]:
    left, right = scale.at(low), scale.at(high)
    return [
        f'<line class="gap" x1="{left}" x2="{right}" y1="10" y2="10"/>',
        f'<line class="ci" x1="{left}" x2="{right}" y1="10" y2="10"/>',
        *(f'<line class="ci" x1="{end}" x2="{end}" y1="6" y2="14"/>' for end in (left, right)),
    ]
