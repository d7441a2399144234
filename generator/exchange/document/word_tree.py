"""The document as pandoc's tree of blocks (its JSON); what pandoc has no element for goes in as WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.exchange.document.blocks import (
    SHADES,
    Align,
    Block,
    Cell,
    Contents,
    Figure,
    Heading,
    Line,
    Listing,
    Outline,
    Paragraph,
    Row,
    Run,
    Table,
    Turn,
)
from generator.exchange.document.word_markup import bookmark, caption, contents, cover_end, section_end, titled

Node = dict[str, Any]

API_VERSION = (1, 23, 1)
REGIONS = {"id": "id-ID", "en": "en-GB"}
STYLES = {"lead": "Lead", "note": "Note", "open": "Note"}
ALIGNS: dict[Align, str] = {"left": "AlignDefault", "right": "AlignRight", "center": "AlignCenter"}
UPRIGHT, GROUP = "\ue000", "\ue001"
SHADE_SIGNS = tuple(chr(0xE010 + step) for step in range(len(SHADES)))
"""Private signs in cells, which become properties of the cell when the package is finished."""
PIXEL = 0.01
"""Inches of a drawing's pixel: the widest fills the text of an upright sheet."""


def word_tree(outline: Outline) -> Node:
    """Return the whole document as pandoc reads it; figures are files `figure-<number>.png`."""
    cover = [
        _styled("Date", f"{outline.status} · {outline.wording.version} {outline.version} · {outline.written_day}"),
        _styled("Source", outline.licence),
        _raw(cover_end()),
    ]
    blocks = [node for position, block in enumerate(outline.blocks) for node in _block(block, position, outline)]
    meta = {
        "title": _inlines(outline.title),
        "subtitle": _inlines(outline.subtitle),
        "author": {"t": "MetaList", "c": [_inlines(one) for one in outline.authors]},
        "lang": {"t": "MetaString", "c": REGIONS[outline.words_language]},
        "description": {"t": "MetaString", "c": outline.summary},
    }
    return {"pandoc-api-version": API_VERSION, "meta": meta, "blocks": [*cover, *blocks]}


def _block(block: Block, position: int, outline: Outline) -> Iterator[Node]:
    words = outline.wording
    match block:
        case Heading():
            attributes = [bookmark(block.anchor), [], []]
            yield {"t": "Header", "c": [block.level, attributes, [_text(titled(block, words.annex))]]}
        case Paragraph(line=line, style="text"):
            yield {"t": "Para", "c": _line(line)}
        case Paragraph(line=line, style=style):
            yield _in_style(STYLES[style], {"t": "Para", "c": _line(line)})
        case Listing():
            numbered = "List Number" if block.ordered else "List Bullet"
            items = [[_in_style(numbered, {"t": "Para", "c": _line(item)})] for item in block.items]
            numbers: list[Any] = [1, {"t": "Decimal"}, {"t": "Period"}]
            yield {"t": "OrderedList", "c": [numbers, items]} if block.ordered else {"t": "BulletList", "c": items}
        case Table():
            if block.number:
                yield _raw(caption(block, words.table, position))
            yield _table(block)
            yield _styled("Source", "")
        case Figure():
            yield _raw(caption(block, words.figure, position))
            yield _picture(block)
            yield _in_style("Source", {"t": "Para", "c": _line(block.source)})
        case Turn():
            yield _raw(section_end(landscape=not block.landscape))
        case Contents():
            for piece in contents(outline):
                yield _raw(piece)


def _picture(block: Figure) -> Node:
    size = [["width", f"{block.width * PIXEL:.2f}in"], ["height", f"{block.height * PIXEL:.2f}in"]]
    image = {"t": "Image", "c": [["", [], size], [_text(block.alt)], [f"figure-{block.number}.png", ""]]}
    return _in_style("Picture", {"t": "Para", "c": [image]})


def _table(table: Table) -> Node:
    whole = sum(table.widths)
    columns = [[{"t": "AlignDefault"}, {"t": "ColWidth", "c": width / whole}] for width in table.widths]
    head = [[["", [], []], [_cell(cell, "") for cell in row.cells]] for row in table.head]
    body = [[["", [], []], list(_row(row))] for row in table.rows]
    return {
        "t": "Table",
        "c": [
            ["", [], []], [None, []], columns,
            [["", [], []], head],
            [[["", [], []], 0, [], body]],
            [["", [], []], []],
        ],
    }  # fmt: skip


def _row(row: Row) -> Iterator[list[Any]]:
    for cell in row.cells:
        yield _cell(cell, GROUP if row.group else "")


def _cell(cell: Cell, sign: str) -> list[Any]:
    signs = (UPRIGHT if cell.upright else "") + (sign if cell.shade is None else SHADE_SIGNS[cell.shade])
    blocks = []
    for position, line in enumerate(cell.lines or ((),)):
        inlines = _line(line)
        if cell.header and inlines:
            inlines = [{"t": "Strong", "c": inlines}]
        if signs and position == 0:
            inlines = [_text(signs), *inlines]
        blocks.append({"t": "Plain", "c": inlines})
    return [["", [], []], {"t": ALIGNS[cell.align]}, 1, cell.span, blocks]


def _line(line: Line) -> list[Node]:
    return [_run(run) for run in line]


def _run(run: Run) -> Node:
    node: Node = {"t": "Code", "c": [["", [], []], run.text]} if run.code else _text(run.text)
    if run.bold:
        node = {"t": "Strong", "c": [node]}
    if run.italic:
        node = {"t": "Emph", "c": [node]}
    if run.language:
        node = {"t": "Span", "c": [["", [], [["lang", run.language]]], [node]]}
    if run.link:
        target = f"#{bookmark(run.link[1:])}" if run.link.startswith("#") else run.link
        node = {"t": "Link", "c": [["", [], []], [node], [target, ""]]}
    return node


def _text(text: str) -> Node:
    return {"t": "Str", "c": text}


def _inlines(text: str) -> Node:
    return {"t": "MetaInlines", "c": [_text(text)]}


def _styled(style: str, text: str) -> Node:
    return _in_style(style, {"t": "Para", "c": [_text(text)]})


def _in_style(style: str, block: Node) -> Node:
    return {"t": "Div", "c": [["", [], [["custom-style", style]]], [block]]}


def _raw(markup: str) -> Node:
    return {"t": "RawBlock", "c": ["openxml", markup]}
