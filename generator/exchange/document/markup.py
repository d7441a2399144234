"""The HTML that our templates and Markdown make, read as blocks of the document.

It is a small HTML: headings, paragraphs, lists, tables and places of figures. Inline marks that the
document has no look for are read as their text, so macros of the site's pages can be used as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

from generator.exchange.document.blocks import (
    Align,
    Block,
    Cell,
    Contents,
    Figure,
    Heading,
    Line,
    Listing,
    Paragraph,
    ParagraphStyle,
    Row,
    Run,
    Table,
    Turn,
)

VOID = frozenset({"br", "img", "hr", "col", "wbr"})
STYLES: dict[str, ParagraphStyle] = {"lead": "lead", "note": "note", "open": "open"}
DEFAULT_STYLE: ParagraphStyle = "text"
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 3}
BLOCKS = frozenset({*HEADINGS, "p", "ul", "ol", "dl", "table", "figure", "nav", "section", "div", "blockquote", "main"})
SPACE = re.compile(r"\s+")

FigureOf = Callable[[str], Figure | None]


@dataclass(frozen=True)
class Look:
    """How the text met next is set."""

    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""
    language: str = ""


class _Tree(HTMLParser):
    """HTML as a tree; what is left open is closed where its parent ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = TreeBuilder()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.builder.end(tag)
        else:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while (last := self.open.pop()) != tag:
                self.builder.end(last)
            self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        self.builder.data(data)


def read_blocks(html: str, figure_of: FigureOf) -> tuple[Block, ...]:
    """Return the blocks of a template's HTML; `figure_of` draws the figure of a name, None where there is nothing."""
    tree = _Tree()
    tree.feed(f"<main>{html}</main>")
    tree.close()
    return _without_idle_turns(tuple(_blocks(tree.builder.close(), figure_of)))


def _without_idle_turns(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Leave out turning back and forth with nothing between, which would make an empty sheet."""
    kept: list[Block] = []
    for block in blocks:
        if isinstance(block, Turn) and kept and isinstance(kept[-1], Turn):
            kept.pop()
        else:
            kept.append(block)
    return tuple(kept)


def _blocks(element: Element, figure_of: FigureOf) -> Iterator[Block]:
    """Yield the blocks of a container; text that stands in no block of its own follows as a paragraph."""
    loose: list[Line] = [_line_of_text(element.text)]
    for child in element:
        if child.tag in BLOCKS:
            yield from _block(child, figure_of)
        else:
            loose.append(tuple(_runs(child, Look())))
        loose.append(_line_of_text(child.tail))
    rest = tidy(tuple(run for line in loose for run in line))
    if rest:
        yield Paragraph(rest)


def _block(element: Element, figure_of: FigureOf) -> Iterator[Block]:
    match element.tag:
        case "h1" | "h2" | "h3" | "h4":
            yield _heading(element)
        case "p":
            yield from _paragraph(element)
        case "ul" | "ol":
            yield from _listing(element)
        case "dl":
            yield _definitions(element)
        case "table":
            yield _table(element)
        case "figure":
            figure = figure_of(element.get("data-figure", ""))
            yield from () if figure is None else (figure,)
        case "nav":
            yield Contents()
        case "section" if element.get("class") == "landscape":
            yield Turn(landscape=True)
            yield from _blocks(element, figure_of)
            yield Turn(landscape=False)
        case _:
            yield from _blocks(element, figure_of)


def _line_of_text(text: str | None) -> Line:
    return (Run(text),) if text else ()


def _heading(element: Element) -> Heading:
    return Heading(
        HEADINGS[element.tag],
        _line(element),
        anchor=element.get("id", ""),
        addresses=tuple(element.get("data-at", "").split()),
        number=element.get("data-number", ""),
    )


def _paragraph(element: Element) -> Iterator[Paragraph]:
    named = [STYLES[name] for name in element.get("class", "").split() if name in STYLES]
    style = named[0] if named else DEFAULT_STYLE
    for line in _lines(element):
        yield Paragraph(line, style)


def _listing(element: Element) -> Iterator[Listing]:
    items = tuple(line for child in element if child.tag == "li" if (line := _joined(_lines(child))))
    if items:
        yield Listing(items, ordered=element.tag == "ol")


def _definitions(element: Element) -> Table:
    """Return terms and what they mean as a table without a head."""
    rows: list[Row] = []
    for child in element:
        if child.tag == "dt":
            rows.append(Row((Cell(_lines(child), header=True),)))
        elif child.tag == "dd" and rows:
            rows[-1] = Row((*rows[-1].cells[:1], Cell((*_lines_of(rows[-1]), *_lines(child)))))
    full = tuple(row for row in rows if len(row.cells) == 2 and row.cells[1].lines)
    return Table((), full, (26, 74), small=True)


def _lines_of(row: Row) -> tuple[Line, ...]:
    return row.cells[1].lines if len(row.cells) > 1 else ()


def _table(element: Element) -> Table:
    head = tuple(row for part in element.iter("thead") for row in _rows(part, header=True))
    body = tuple(row for part in element if part.tag in {"tbody", "tfoot"} for row in _rows(part, header=False))
    caption = element.find("caption")
    columns = max((sum(cell.span for cell in row.cells) for row in (*head, *body)), default=1)
    widths = tuple(int(one) for one in element.get("data-widths", "").split()) or (1,) * columns
    return Table(
        head, body,
        widths if len(widths) == columns else (widths[0], *(1,) * (columns - 1)),
        caption=_line(caption) if caption is not None else (),
        anchor=element.get("id", ""),
        addresses=tuple(element.get("data-at", "").split()),
        small="small" in element.get("class", "").split(),
    )  # fmt: skip


def _rows(part: Element, *, header: bool) -> Iterator[Row]:
    for row in part:
        if row.tag == "tr":
            cells = tuple(_cell(cell, header=header) for cell in row if cell.tag in {"td", "th"})
            yield Row(cells, group="group" in row.get("class", "").split())


def _cell(element: Element, *, header: bool) -> Cell:
    names = element.get("class", "").split()
    align: Align = "right" if "n" in names else "center" if "c" in names else "left"
    return Cell(
        _lines(element), header or element.tag == "th", align, int(element.get("colspan", "1")), "up" in names,
        int(element.get("data-shade", "0")) if "data-shade" in element.attrib else None,
    )  # fmt: skip


def _line(element: Element) -> Line:
    return _joined(_lines(element))


def _joined(lines: tuple[Line, ...]) -> Line:
    """Return lines as one, with a space between them."""
    joined: list[Run] = []
    for line in lines:
        joined += [Run(" "), *line] if joined else line
    return tidy(tuple(joined))


def _lines(element: Element) -> tuple[Line, ...]:
    """Return the text of an element, a line for each paragraph, list item or break in it."""
    lines: list[list[Run]] = [[]]
    for run in _runs(element, Look()):
        if run.text == "\n\n":
            lines.append([])
        else:
            lines[-1].append(run)
    return tuple(line for one in lines if (line := tidy(tuple(one))))


def _runs(element: Element, look: Look) -> Iterator[Run]:
    """Yield the text of an element; a run of two line ends parts lines."""
    here = _look(element, look)
    opens, closes = ("“", "”") if element.tag == "q" else ("", "")
    if opens:
        yield _run(opens, look)
    if element.text or (element.tag == "a" and not len(element)):
        yield _run(element.text or "", here)
    for child in element:
        if child.tag in {"br", "p", "ul", "ol", "li", "div"}:
            yield Run("\n\n")
        if child.tag == "li":
            yield _run("• ", here)
        if child.tag == "small":
            yield Run(" ")
        if "aria-hidden" not in child.attrib and child.tag != "svg":
            yield from _runs(child, here)
        if child.tag in {"p", "ul", "ol", "div"}:
            yield Run("\n\n")
        if child.tail:
            yield _run(child.tail, here)
    if closes:
        yield _run(closes, look)


def _look(element: Element, look: Look) -> Look:
    match element.tag:
        case "b" | "strong":
            return replace(look, bold=True)
        case "i" | "em" | "small":
            return replace(look, italic=element.tag != "small" or look.italic)
        case "code":
            return replace(look, code=True)
        case "a":
            return replace(look, link=element.get("href", ""))
        case _:
            return replace(look, language=element.get("lang", "") or look.language)


def _run(text: str, look: Look) -> Run:
    return Run(text, look.bold, look.italic, look.code, look.link, look.language)


def tidy(line: Line) -> Line:
    """Return a line with single spaces, none at its ends, and runs that look alike put together."""
    joined: list[Run] = []
    ends_in_space = True
    for run in line:
        text = SPACE.sub(" ", run.text)
        if ends_in_space:
            text = text.lstrip(" ")
        if not text:
            if run.link.startswith("#"):
                joined.append(replace(run, text=""))  # a reference whose words are found later
                ends_in_space = False
            continue
        ends_in_space = text.endswith(" ")
        same = joined and joined[-1].text and replace(joined[-1], text="") == replace(run, text="")
        if same:
            joined[-1] = replace(joined[-1], text=joined[-1].text + text)
        else:
            joined.append(replace(run, text=text))
    while joined and not joined[-1].link.startswith("#") and not joined[-1].text.strip():
        joined.pop()
    if joined and joined[-1].text:
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip(" "))
    return tuple(joined)
