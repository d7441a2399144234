"""What a figure of the document is made of before it has a number: a picture, its finding, its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from generator.charts.bars import draw_bar
from generator.exchange.document.picture import Picture, PictureRow, picture_of_rows
from generator.pages.view import View


@dataclass(frozen=True)
class Drawing:
    """A picture, its finding, how to read it and where it comes from; `told` says in words what it shows."""

    picture: Picture
    finding: str
    source: str
    told: str


def drawn_rows(rows: Sequence[PictureRow], finding: str, source: str) -> Drawing:
    """Return rows put one below the other, told by their labels and values."""
    told = "; ".join(f"{row.label}: {row.value}" if row.value else row.label for row in rows if row.label)
    return Drawing(picture_of_rows(rows), finding, source, told)


def row_of(label: str, share: Fraction, value: str) -> PictureRow:
    """Return a row with a bar."""
    return PictureRow(label, draw_bar(share, f"{label}: {value}"), value)


def share_of(view: View, part: Fraction) -> str:
    """Write a share in per cent, with one decimal where it is not whole."""
    return view.percent(part) if (part * 100).denominator == 1 else view.percent(round(part, 3))
