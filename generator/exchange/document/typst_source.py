"""The document as typst source: the look is in `templates/document/frame.typ`, here are only its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files

from generator.exchange.document.blocks import (
    SHADES,
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

REGIONS = {"id": "ID", "en": "GB"}
CONTENTS_DEPTH = 2
FRAME = "templates/document/frame.typ"


def typst_source(outline: Outline) -> str:
    """Return the whole document as one file that needs no other."""
    frame = (files("generator") / FRAME).read_text(encoding="utf-8")
    return "\n".join([f"#let doc = {_settings(outline)}", frame, *_blocks(outline)])


def _settings(outline: Outline) -> str:
    year, month, day = (int(part) for part in outline.day.split("-"))
    words = outline.wording
    named = {
        "title": outline.title, "subtitle": outline.subtitle, "summary": outline.summary, "lang": outline.words_language,
        "region": REGIONS[outline.words_language], "status": outline.status, "version": outline.version,
        "written-day": outline.written_day, "licence": outline.licence,
        "watermark": words.watermark if outline.is_draft else "",
    }  # fmt: skip
    texts = ", ".join(f"{name}: {quoted(value)}" for name, value in named.items())
    authors = "".join(f"{quoted(one)}, " for one in outline.authors)
    said = f"version: {quoted(words.version)}, page: {quoted(words.page)}, of: {quoted(words.of)}"
    return f"({texts}, year: {year}, month: {month}, day: {day}, authors: ({authors}), words: ({said}))"


def _blocks(outline: Outline) -> Iterator[str]:
    for block in outline.blocks:
        yield from _block(block, outline)


def _block(block: Block, outline: Outline) -> Iterator[str]:
    words = outline.wording
    match block:
        case Heading():
            yield _heading(block, words.annex)
        case Paragraph(line=line, style="text"):
            yield f"{_content(line)}\n"
        case Paragraph(line=line, style="lead"):
            yield f"#lead[{_content(line)}]"
        case Paragraph(line=line):
            yield f"#note[{_content(line)}]"
        case Listing():
            call = "enum" if block.ordered else "list"
            yield f"#{call}({', '.join(f'[{_content(item)}]' for item in block.items)})"
        case Table():
            yield _table(block, words.table)
        case Figure():
            yield _figure(block, words.figure)
        case Turn():
            yield f"#set page(flipped: {'true' if block.landscape else 'false'})"
        case Contents():
            yield f"#heading(level: 1, outlined: false)[{_string(words.contents)}]\n#contents({CONTENTS_DEPTH})"
            yield f"#heading(level: 1, outlined: false)[{_string(words.tables)}]\n#figures-of(table)"
            yield f"#heading(level: 1, outlined: false)[{_string(words.figures)}]\n#figures-of(image)"


def _heading(block: Heading, annex: str) -> str:
    number = f"{annex} {block.number}" if block.level == 1 and block.number.isalpha() else block.number
    shown = f"#text(fill: nila)[{_string(number)}]#h(0.55em)" if number else ""
    return f"#heading(level: {block.level})[{shown}{_content(block.line)}] {_label(block.anchor)}\n"


def _table(block: Table, supplement: str) -> str:
    columns = ", ".join(f"{width}fr" for width in block.widths)
    parts = [f"columns: ({columns},)"]
    if block.head:
        cells = ", ".join(_cell(cell) for row in block.head for cell in row.cells)
        parts += ["table.hline(stroke: 0.8pt + ink2)", f"table.header({cells})", "table.hline(stroke: 0.6pt + ink2)"]
    else:
        parts.append("table.hline(stroke: hairline)")
    for row in block.rows:
        parts += [*_row(row), "table.hline(stroke: hairline)"]
    drawn = f"text(size: {'8.8pt' if block.small or not block.number else '9.5pt'}, table({', '.join(parts)}))"
    if not block.number:
        return f"#block(below: 1.4em, {drawn})"
    caption = f"caption: [{_content(block.caption)}], supplement: [{_string(supplement)}]"
    return f"#figure(kind: table, {caption}, {drawn}) {_label(block.anchor)}"


def _row(row: Row) -> Iterator[str]:
    for cell in row.cells:
        yield _cell(cell, fill="tint" if row.group else "")


def _cell(cell: Cell, fill: str = "") -> str:
    lines = "\n\n".join(_content(line) for line in cell.lines)
    if cell.header:
        lines = f"#strong[{lines}]" if lines else ""
    if cell.upright:
        lines = f"#rotate(-90deg, reflow: true, box(width: 36mm, [{lines}]))"
    settings = [f"align: {cell.align}{' + bottom' if cell.upright else ''}"]
    if cell.span > 1:
        settings.append(f"colspan: {cell.span}")
    if cell.shade is not None:
        fill = f'rgb("#{SHADES[cell.shade]}")'
    if fill:
        settings.append(f"fill: {fill}")
    return f"table.cell({', '.join(settings)})[#set align({cell.align});{lines}]"


def _figure(block: Figure, supplement: str) -> str:
    image = f'image(bytes({quoted(block.svg)}), format: "svg", width: 100%, alt: {quoted(block.alt)})'
    caption = f"caption: [{_content(block.caption)}], supplement: [{_string(supplement)}]"
    source = f"\n#source[{_content(block.source)}]" if block.source else ""
    return f"#figure(kind: image, {caption}, alt: {quoted(block.alt)}, {image}) {_label(block.anchor)}{source}"


def _content(line: Line) -> str:
    return "".join(_run(run) for run in line)


def _run(run: Run) -> str:
    written = f"#raw({quoted(run.text)})" if run.code else _string(run.text)
    if run.bold:
        written = f"#strong[{written}]"
    if run.italic:
        written = f"#emph[{written}]"
    if run.language:
        written = f"#text(lang: {quoted(run.language)})[{written}]"
    if run.link.startswith("#"):
        written = f"#link({_label(run.link[1:])})[{written}]"
    elif run.link:
        written = f"#link({quoted(run.link)})[{written}]"
    return written


def _string(text: str) -> str:
    return f"#{quoted(text)};" if text else ""


def quoted(text: str) -> str:
    """Return a text as a typst string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _label(anchor: str) -> str:
    return f"<{re.sub(r'[^A-Za-z0-9_.:-]', '-', anchor)}>"
