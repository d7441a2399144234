"""Stages that follow each other in time as a rising line: each stage a step, as long as it lasts."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from html import escape

from generator.charts.scale import Scale

RISE, HEAD, FOOT = 30, 26, 26


def draw_steps(stages: Sequence[tuple[int, int]], label: str) -> str:
    """Draw stages (first and last month, both included) from the lower left to the upper right.

    Every step carries its number; months are named at each riser. Without stages there is ''.
    """
    if not stages:
        return ""
    scale = Scale(Fraction(0), Fraction(max(last for _, last in stages)))
    height = HEAD + RISE * len(stages)
    parts, before = [], None
    for number, (first, last) in enumerate(stages, start=1):
        left, right, level = scale.at(Fraction(first - 1)), scale.at(Fraction(last)), height - RISE * number + RISE // 2
        middle = scale.at(Fraction(first - 1 + last, 2))
        parts.append(f'<rect class="under" x="{left}" width="{scale.span(Fraction(first - 1), Fraction(last))}" y="{level}" height="{height - level}"/>')
        if before is not None:
            parts.append(f'<line class="riser" x1="{left}" x2="{left}" y1="{before}" y2="{level}"/>')
        parts.append(f'<line class="stage" x1="{left}" x2="{right}" y1="{level}" y2="{level}"/>')
        parts.append(f'<text class="strong" x="{middle}" y="{level - 7}" text-anchor="middle">{number}</text>')
        parts.append(f'<text x="{right}" y="{height + 17}" text-anchor="{"end" if number == len(stages) else "middle"}">{last}</text>')
        before = level
    parts.append(f'<text x="0" y="{height + 17}">0</text>')
    parts.append(f'<line class="axis" x1="0" x2="100%" y1="{height}" y2="{height}"/>')
    return f'<svg class="steps-line" width="100%" height="{height + FOOT}" role="img" aria-label="{escape(label)}">{"".join(parts)}</svg>'
