"""A rank with the range it keeps when weights are drawn, and a share, as small SVG strips."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from html import escape

from generator.charts.scale import percent

HEIGHT = 30
MOST_LINES = 12


def draw_rank_axis(count: int) -> str:
    """Return the ranks 1 to `count` as an axis; `count` is at least 1."""
    labels = "".join(
        f'<text x="{_place(rank, count)}" y="13" text-anchor="middle">{rank}</text>' for rank in _marked(count)
    )
    return f'<svg width="100%" height="18" aria-hidden="true">{labels}</svg>'


def draw_rank_range(rank: int, best: int | None, worst: int | None, count: int, *, selected: bool, label: str) -> str:
    """Return a dot at `rank` on a line from `best` to `worst` among `count` ranks; None where no range is known."""
    middle = HEIGHT // 2
    grid = "".join(
        f'<line class="grid" x1="{_place(one, count)}" x2="{_place(one, count)}" y1="0" y2="{HEIGHT}"></line>'
        for one in _marked(count)
    )
    line = ""
    if best is not None and worst is not None:
        colour = "var(--nila-2)" if selected else "var(--crowd)"
        line = (
            f'<line x1="{_place(best, count)}" x2="{_place(worst, count)}" y1="{middle}" y2="{middle}" '
            f'style="stroke:{colour};stroke-width:5;stroke-linecap:round"></line>'
        )
    place = f'cx="{_place(rank, count)}" cy="{middle}"'
    dot = (
        f'<circle class="here" {place} r="7"></circle>'
        if selected
        else f'<circle {place} r="6" style="fill:var(--paper);stroke:var(--axis);stroke-width:2.4"></circle>'
    )
    return f'<svg width="100%" height="{HEIGHT}" role="img" aria-label="{escape(label)}">{grid}{line}{dot}</svg>'


def draw_share(share: Decimal | Fraction, label: str) -> str:
    """Return a bar that is filled by a share from 0 to 1."""
    return (
        f'<svg class="share" width="64" height="10" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" '
        f'aria-label="{escape(label)}">'
        f'<rect x="0" y="0" width="100" height="10" style="fill:var(--line)"></rect>'
        f'<rect x="0" y="0" width="{percent(Fraction(share))}" height="10" style="fill:var(--nila)"></rect></svg>'
    )


def _marked(count: int) -> range:
    """Return the ranks that get a line: all of few, about ten of many."""
    return range(1, count + 1) if count <= MOST_LINES else range(1, count + 1, -(-count // (MOST_LINES - 2)))


def _place(rank: int, count: int) -> str:
    return percent(Fraction(2 * rank - 1, 2 * count))
