"""A plan on its calendar: a bar for each activity, a mark for each milestone, a line for today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from html import escape

ROW = 20
HEAD = 22
LEFT = Fraction(44)
"""Where the calendar begins, in per cent of the width: the words stand before it."""


@dataclass(frozen=True)
class Row:
    """A phase (no months), or an activity from month `first` (counted from 1) for `months` months."""

    label: str
    first: int = 0
    months: int = 0
    is_agreed: bool = False


def draw_gantt(
    rows: Sequence[Row], years: Sequence[int], label: str, *, today: int | None = None, milestones: Sequence[int] = ()
) -> str:
    """Draw activities over whole years; `today` and `milestones` are months counted from 1."""
    months, height = 12 * len(years), HEAD + ROW * len(rows) + ROW
    pieces = []
    for position, year in enumerate(years):
        here = _place(12 * position, months)
        pieces.append(f'<line class="grid" x1="{here}" x2="{here}" y1="0" y2="{height}"/>')
        pieces.append(f'<text class="strong" x="{here}" dx="4" y="14">{year}</text>')
    for position, row in enumerate(rows):
        pieces += _row(row, HEAD + ROW * position, months)
    if today is not None:
        here = _place(Fraction(2 * today - 1, 2), months)
        pieces.append(f'<line class="now" x1="{here}" x2="{here}" y1="{HEAD - 4}" y2="{height}"/>')
    base = height - ROW // 2
    pieces += [
        f'<svg x="{_place(Fraction(2 * month - 1, 2), months)}" y="{base}" overflow="visible"><path class="milestone" d="M0 -6l6 6l-6 6l-6 -6z"/></svg>'
        for month in milestones
    ]
    return f'<svg class="gantt" width="100%" height="{height}" role="img" aria-label="{escape(label)}">{"".join(pieces)}</svg>'


def _row(row: Row, top: int, months: int) -> list[str]:
    strong = "" if row.months else ' class="strong"'
    label = f'<text{strong} x="0" y="{top + 14}">{escape(row.label)}</text>'
    if not row.months:
        return [label]
    start, end = _place(row.first - 1, months), Fraction(row.months, months) * (100 - LEFT)
    kind = "bar" if row.is_agreed else "planned"
    return [label, f'<rect class="{kind}" x="{start}" width="{_percent(end)}" y="{top + 4}" height="{ROW - 8}"/>']


def _place(month: int | Fraction, months: int) -> str:
    return _percent(LEFT + Fraction(month) / months * (100 - LEFT))


def _percent(value: Fraction) -> str:
    rounded = (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.01"))
    return f"{rounded.normalize():f}%"
