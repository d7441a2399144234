"""What the document is made of, whatever it is written as: headings, paragraphs, lists, tables, figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "right", "center"]
SHADES = ("f6f4ef", "f6f4ef", "f4ead5", "ecd0a0", "dc9a5a")
"""Grounds of cells, all light enough for dark words."""
ParagraphStyle = Literal["text", "lead", "note", "open"]


@dataclass(frozen=True)
class Run:
    """A stretch of text that looks the same all over; `link` is an address outside or `#anchor` inside."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""
    language: str = ""


Line = tuple[Run, ...]
"""The text of a paragraph, a list item or one line of a cell."""


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 3; `number` is "" where it has none, "4", "4.2" or "A"."""

    level: int
    line: Line
    number: str = ""
    anchor: str = ""
    listed: bool = True
    addresses: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words of the heading without its number."""
        return plain(self.line)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph in one of the styles of the document."""

    line: Line
    style: ParagraphStyle = "text"


@dataclass(frozen=True)
class Listing:
    """A list with or without numbers; an item is a line."""

    items: tuple[Line, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell with one or more lines; `header` cells name their row or column, `shade` is a step from light to dark."""

    lines: tuple[Line, ...]
    header: bool = False
    align: Align = "left"
    span: int = 1
    upright: bool = False
    shade: int | None = None


@dataclass(frozen=True)
class Row:
    """A row of cells; a `group` row names the rows below it."""

    cells: tuple[Cell, ...]
    group: bool = False


@dataclass(frozen=True)
class Table:
    """A table; `widths` are shares of the width, and one without a caption has no number and is in no list."""

    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    caption: Line = ()
    number: int = 0
    anchor: str = ""
    addresses: tuple[str, ...] = ()
    small: bool = False


@dataclass(frozen=True)
class Figure:
    """A drawing of fixed width with the finding as its caption; `alt` says in words what it shows."""

    svg: str
    width: int
    height: int
    caption: Line
    alt: str
    source: Line = ()
    number: int = 0
    anchor: str = ""


@dataclass(frozen=True)
class Turn:
    """From here on the sheets lie on their long side, or stand again."""

    landscape: bool


@dataclass(frozen=True)
class Contents:
    """The place of the contents and of the lists of tables and figures."""


Block = Heading | Paragraph | Listing | Table | Figure | Turn | Contents


@dataclass(frozen=True)
class Wording:
    """The words that the writers set themselves."""

    table: str
    figure: str
    chapter: str
    annex: str
    contents: str
    tables: str
    figures: str
    page: str
    of: str
    version: str
    watermark: str


@dataclass(frozen=True)
class Outline:
    """The whole document in one language; `day` (ISO) is its date, `watermark` stands on drafts alone."""

    language: str
    words_language: str
    title: str
    subtitle: str
    authors: tuple[str, ...]
    version: str
    day: str
    written_day: str
    status: str
    is_draft: bool
    summary: str
    licence: str
    blocks: tuple[Block, ...]
    wording: Wording


def plain(line: Line) -> str:
    """Return the words of a line."""
    return "".join(run.text for run in line)
