"""Activities on a calendar: one row each, on an axis of years that all rows share."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from html import escape

from generator.charts.scale import percent

HEIGHT = 22
AXIS_HEIGHT = 18


def draw_time_axis(labels: Sequence[str]) -> str:
    """Return the labels of stretches of time that are equally long, such as years."""
    written = "".join(
        f'<text x="{percent(Fraction(position, len(labels)))}" dx="4" y="13">{escape(label)}</text>'
        for position, label in enumerate(labels)
    )
    return f'<svg width="100%" height="{AXIS_HEIGHT}" aria-hidden="true">{written}</svg>'


def draw_time_row(
    first: int, length: int, total: int, stretches: int, *, label: str, firm: bool = True, today: int | None = None,
) -> str:  # fmt: skip
    """Return a bar from unit `first` (1 is the first) over `length` of `total` units.

    A bar that is not `firm` is an outline. `today` is the unit that a broken line marks.
    """
    grid = "".join(
        f'<line class="grid" x1="{at}" x2="{at}" y1="0" y2="{HEIGHT}"></line>'
        for at in (percent(Fraction(one, stretches)) for one in range(stretches + 1))
    )
    now = ""
    if today is not None:
        at = percent(Fraction(2 * today - 1, 2 * total))
        now = f'<line class="tick-2" x1="{at}" x2="{at}" y1="0" y2="{HEIGHT}"></line>'
    look = "" if firm else ' style="fill:var(--nila-soft);stroke:var(--nila);stroke-width:1.2"'
    bar = (
        f'<rect class="bar" x="{percent(Fraction(first - 1, total))}" width="{percent(Fraction(length, total))}" '
        f'y="5" height="{HEIGHT - 10}"{look}></rect>'
    )
    return f'<svg width="100%" height="{HEIGHT}" role="img" aria-label="{escape(label)}">{grid}{bar}{now}</svg>'
