"""Maps of the site as a picture of fixed width: one across the sheet, and those of its parts below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from generator.exchange.document.picture import GAP, LINE, WIDTH, Picture, whole_picture

SHAPE = re.compile(r'width="100%" style="aspect-ratio:(\d+)/(\d+)"')
PART_WIDTH = (WIDTH - 2 * GAP) // 2
ALONE_WIDTH = WIDTH * 2 // 3
"""Width of a part that has no neighbour."""
NAME = 2 * LINE
SMALLER = 0.75
"""Marks and words of a part are drawn smaller, since many lie close to each other."""


def picture_of_maps(across: str, parts: Sequence[tuple[str, str]]) -> Picture:
    """Put a map above the named maps of its parts, two in a row."""
    drawn, top = _placed(across, 0, 0, WIDTH)
    pieces = [drawn]
    width = PART_WIDTH if len(parts) > 1 else ALONE_WIDTH
    for start in range(0, len(parts), 2):
        ends = []
        for column, (name, drawing) in enumerate(parts[start : start + 2]):
            left = column * (PART_WIDTH + 2 * GAP)
            pieces.append(f'<text class="strong" x="{left}" y="{top + NAME - GAP // 2}">{escape(name)}</text>')
            drawn, end = _placed(drawing, left, top + NAME, width, SMALLER)
            pieces.append(drawn)
            ends.append(end)
        top = max(ends)
    return whole_picture("".join(pieces), top)


def _placed(drawing: str, left: int, top: int, width: int, scale: float = 1) -> tuple[str, int]:
    """Return a map at its place and of a width in pixels, and where it ends."""
    shape = SHAPE.search(drawing)
    if shape is None:
        return "", top
    height = width * int(shape[2]) // int(shape[1])
    own = f'width="{width / scale:g}" height="{height / scale:g}" overflow="visible"'
    inner = SHAPE.sub(own, drawing, count=1)
    return f'<g transform="translate({left} {top}) scale({scale:g})">{inner}</g>', top + height
