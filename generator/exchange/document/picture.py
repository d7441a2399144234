"""Fluid drawings of the site as pictures of fixed width: rows put together, the look of the CSS written in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from textwrap import wrap

WIDTH = 640
LABEL, VALUE, GAP = 190, 100, 12
LINE, PAD = 15, 5
CHARACTER = 5.9
"""Mean width of a letter at 12.5 px in the document's own face; a label longer than its column is wrapped."""

COLOUR = re.compile(r"--([\w-]+):\s*(#[0-9a-fA-F]{3,6})\s*;")
RULE = re.compile(r"\.md-typeset (?:svg[.\w-]*|:is\(svg[^)]*\)) ([\w.\-]+)\s*\{([^}]*)\}")
MAP_RULE = re.compile(r"([^{}/]+)\{([^}]*)\}")
MAP_SELECTOR = re.compile(r"(?:\.md)?-typeset (?:\.chart-map|:is\(\.chart-map[^)]*\)) ([\w.\- ]+)")
VARIABLE = re.compile(r"var\(--([\w-]+)\)")
SITE_ONLY = ("font:", "display", "overflow", "width", "height", "margin")
"""What rules say of type and room, which are the document's."""
OPENING = re.compile(r'<svg\b([^>]*?)\swidth="100%"([^>]*?)\sheight="(\d+)"')


@dataclass(frozen=True)
class PictureRow:
    """A row of a picture: words at the left, a fluid drawing, and its value at the right."""

    label: str
    drawing: str
    value: str = ""
    heading: bool = False


@dataclass(frozen=True)
class Picture:
    """An SVG of fixed size that needs nothing from outside."""

    svg: str
    width: int
    height: int


def picture_of_rows(rows: Sequence[PictureRow]) -> Picture:
    """Put rows one below the other."""
    valued = any(row.value for row in rows)
    room = WIDTH - LABEL - GAP - (VALUE + GAP if valued else 0)
    top = 0
    pieces: list[str] = []
    for row in rows:
        piece, height = _row(row, top, room)
        pieces.append(piece)
        top += height
    return whole_picture("".join(pieces), top)


def _row(row: PictureRow, top: int, room: int) -> tuple[str, int]:
    lines = wrap(row.label, int((WIDTH if row.heading else LABEL) / CHARACTER)) or [""]
    opening = OPENING.search(row.drawing)
    drawn = int(opening[3]) if opening else 0
    height = max(len(lines) * LINE, drawn) + PAD
    middle = top + height // 2
    first = middle - (len(lines) - 1) * LINE // 2 + 4
    kind = ' class="strong"' if row.heading else ""
    pieces = [
        f'<text{kind} x="0" y="{first + position * LINE}">{escape(line)}</text>' for position, line in enumerate(lines)
    ]
    if opening:
        pieces.append(_placed(row.drawing, LABEL + GAP, middle - drawn // 2, room))
    if row.value:
        pieces.append(f'<text class="strong" x="{WIDTH}" y="{middle + 4}" text-anchor="end">{escape(row.value)}</text>')
    return "".join(pieces), height


def _placed(drawing: str, left: int, top: int, width: int) -> str:
    """Return the drawing with its outermost SVG at a place and of a width in pixels."""
    return OPENING.sub(
        rf'<svg\1 x="{left}" y="{top}" width="{width}"\2 height="\3" overflow="visible"', drawing, count=1
    )


def whole_picture(inner: str, height: int) -> Picture:
    """Return what was drawn as one SVG with its look written in."""
    colours = palette()
    drawn = VARIABLE.sub(lambda name: colours.get(name[1], "#000000"), f"<style>{_style()}</style>{inner}")
    box = f'width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"'
    return Picture(f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{drawn}</svg>', WIDTH, height)


@cache
def palette() -> dict[str, str]:
    """Return the light palette of the theme."""
    found: dict[str, str] = {}
    for name, colour in COLOUR.findall(_sheet("tokens.css")):
        found.setdefault(name, colour)
    return found


@cache
def _style() -> str:
    """Return the rules that the theme's style sheets have for drawings, without the type, which is the document's."""
    return (
        'text{font-family:"Libertinus Serif";font-size:13px;fill:#474d5c}.chart-map text.degree{font-size:11px}'
        + "".join(_rules())
    )


def _rules() -> Iterator[str]:
    assets = files("generator") / "theme" / "assets"
    for name in sorted(one.name for one in assets.iterdir() if one.name.endswith(".css")):
        for selector, body in RULE.findall(_sheet(name)):
            kept = _kept(body)
            if kept and selector != "text" and selector.startswith((".", "text")):
                yield f"{selector}{{{kept}}}"
    for selectors, body in MAP_RULE.findall(_sheet("map.css").partition("@media")[0]):
        for selector in selectors.split(", .md"):
            found = MAP_SELECTOR.fullmatch(selector.strip())
            if found and (kept := _kept(body)):
                yield f".chart-map {found[1]}{{{kept}}}"


def _kept(body: str) -> str:
    """Return what a rule says that holds for a picture of fixed size."""
    parts = (part.strip() for part in body.split(";"))
    return ";".join(part for part in parts if part and not part.startswith(SITE_ONLY) and "calc(" not in part)


def _sheet(name: str) -> str:
    return (files("generator") / "theme" / "assets" / name).read_text(encoding="utf-8")
