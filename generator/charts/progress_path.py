"""The way from baseline to target as a line: where the value is, and where the plan would have it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from xml.sax.saxutils import escape

from generator.charts.scale import percent

FIRST, LAST = Fraction(6, 100), Fraction(94, 100)
"""Where the ends of the scale lie, as shares of the width: their labels need room."""
APART = Fraction(16, 100)
"""Labels closer than this would run into each other on a phone."""


@dataclass(frozen=True)
class Mark:
    """A value on the way, and the words that stand beside it."""

    value: Fraction
    label: str


def draw_progress_path(
    title: str, baseline: Mark, target: Mark, *,
    value: Mark | None = None, milestones: Sequence[Mark] = (), expected: Fraction | None = None,
) -> str:  # fmt: skip
    """Return an SVG as wide as its place; the target is always to the right, also where values fall.

    `title` says everything in words. `expected` is the value that the plan implies for the time of
    `value`. Without a planned change (baseline equals target) there is no way to draw, and ''.
    """
    planned = target.value - baseline.value
    if planned == 0:
        return ""

    def share(amount: Fraction) -> Fraction:
        return (amount - baseline.value) / planned

    marks = [Fraction(0), Fraction(1), *(share(one.value) for one in milestones)]
    marks += [share(value.value)] if value is not None else []
    marks += [share(expected)] if expected is not None else []
    low, high = min(marks), max(marks)

    def place(amount: Fraction) -> Fraction:
        return FIRST + (share(amount) - low) / (high - low) * (LAST - FIRST)

    start, end = place(baseline.value), place(target.value)
    pieces = [_bar("track", start, end, 17, 14)]
    if expected is not None:
        pieces.append(_line("planned-now", place(expected), 14, 38))
    if value is not None:
        pieces += _value(start, place(value.value), value.label)
    pieces.append(_line("start", start, 14, 34))
    pieces.append(_line("goal", end, 12, 36))
    taken = [end] + ([start] if abs(end - start) >= APART else [])
    pieces += [_label(start, baseline.label, "")] if start in taken else []
    for one in milestones:
        here = place(one.value)
        pieces.append(f'<svg x="{percent(here)}" overflow="visible"><path class="step" d="M0 31l5 8h-10z"/></svg>')
        if all(abs(here - other) >= APART for other in taken):
            taken.append(here)
            pieces.append(_label(here, one.label, ""))
    pieces.append(_label(end, target.label, "strong"))
    return f'<svg class="path" width="100%" height="56" role="img"><title>{escape(title)}</title>{"".join(pieces)}</svg>'


def _value(start: Fraction, here: Fraction, label: str) -> list[str]:
    circle = f'<circle class="here" cx="{percent(here)}" cy="24" r="7.5"/>'
    return [_bar("gone", min(start, here), max(start, here), 20, 8), circle, _label(here, label, "here", 11)]


def _bar(kind: str, left: Fraction, right: Fraction, top: int, height: int) -> str:
    return f'<rect class="{kind}" x="{percent(left)}" width="{percent(right - left)}" y="{top}" height="{height}"/>'


def _line(kind: str, here: Fraction, top: int, bottom: int) -> str:
    at = percent(here)
    return f'<line class="{kind}" x1="{at}" x2="{at}" y1="{top}" y2="{bottom}"/>'


def _label(here: Fraction, label: str, kind: str, base: int = 52) -> str:
    side = "start" if here < APART else "end" if here > 1 - APART else "middle"
    at = {"start": Fraction(0), "end": Fraction(1), "middle": here}[side]
    class_ = f' class="{kind}"' if kind else ""
    return f'<text{class_} x="{percent(at)}" y="{base}" text-anchor="{side}">{escape(label)}</text>'
