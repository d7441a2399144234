"""The document as one HTML file that needs no other: what a released version keeps for ever."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from types import MappingProxyType

from markupsafe import Markup, escape

from generator.exchange.document.blocks import (
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
)  # fmt: skip
from generator.pages.style import inlined_style

SHEETS = ("tokens.css", "release.css")


def html_of(outline: Outline, home: str) -> bytes:
    """Return the document as a page without scripts and with its styles inside; `home` is where newer versions are."""
    style = Markup("\n").join(inlined_style(name) for name in SHEETS)
    page = Markup(
        '<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title} {version}</title>\n'
        '<meta name="description" content="{summary}">\n<style>{style}</style>\n</head>\n{body_tag}\n<header>\n'
        '<p>{subtitle}</p>\n<h1>{title}</h1>\n<p>{label} {version} · {status} · <time datetime="{day}">{written_day}</time> · '
        '<a href="{home}">{home}</a></p>\n</header>\n<main>\n{body}\n</main>\n<footer><p>{licence}</p></footer>\n</body>\n</html>\n'
    )
    text = page.format(
        language=outline.language, title=outline.title, subtitle=outline.subtitle, version=outline.version,
        label=outline.wording.version.capitalize(), status=outline.status, day=outline.day, home=home,
        written_day=outline.written_day, summary=outline.summary, licence=outline.licence, style=style,
        body_tag=_body_tag(outline),
        body=Markup("\n").join(part for block in outline.blocks for part in _block(block, outline)),
    )  # fmt: skip
    return text.encode()


def _body_tag(outline: Outline) -> Markup:
    """Say which language the words around the texts are in, where that is another than the document's."""
    if outline.words_language == outline.language:
        return Markup("<body>")
    return Markup('<body lang="{}">').format(outline.words_language)


def _block(block: Block, outline: Outline) -> Iterator[Markup]:
    words = outline.wording
    match block:
        case Heading():
            yield _heading(block, words.annex)
        case Paragraph():
            yield Markup('<p class="{}">{}</p>').format(block.style, _content(block.line))
        case Listing():
            items = Markup("").join(Markup("<li>{}</li>").format(_content(item)) for item in block.items)
            yield Markup("<{0}>{1}</{0}>").format("ol" if block.ordered else "ul", items)
        case Table():
            yield _table(block, words.table)
        case Figure():
            yield _figure(block, words.figure)
        case Contents():
            yield _contents(outline)


def _heading(block: Heading, annex: str) -> Markup:
    number = f"{annex} {block.number}" if block.level == 1 and block.number.isalpha() else block.number
    shown = Markup("<span>{}</span> ").format(number) if number else ""
    return Markup("<h{0}{1}>{2}{3}</h{0}>").format(block.level + 1, _id(block.anchor), shown, _content(block.line))


def _table(block: Table, word: str) -> Markup:
    caption = Markup("<caption>{} {}. {}</caption>").format(word, block.number, _content(block.caption)) if block.number else ""
    head = Markup("<thead>{}</thead>").format(_rows(block.head)) if block.head else ""
    groups: list[Markup] = []
    for _, rows in groupby(block.rows, key=lambda row: row.group):
        groups.append(Markup("<tbody>{}</tbody>").format(_rows(tuple(rows))))
    parts = (_id(block.anchor), caption, head, Markup("").join(groups))
    return Markup('<div class="scroll" tabindex="0"><table{}>{}{}{}</table></div>').format(*parts)


def _rows(rows: tuple[Row, ...]) -> Markup:
    return Markup("").join(
        Markup("<tr{}>{}</tr>").format(
            Markup(' class="group"') if row.group else "", Markup("").join(_cell(cell) for cell in row.cells)
        )
        for row in rows
    )


def _cell(cell: Cell) -> Markup:
    span = Markup(' colspan="{}"').format(cell.span) if cell.span > 1 else ""
    kinds = [cell.align] * (cell.align != "left") + [f"shade{cell.shade}"] * (cell.shade is not None)
    kind = Markup(' class="{}"').format(" ".join(kinds)) if kinds else ""
    lines = Markup("<br>").join(_content(line) for line in cell.lines)
    return Markup("<{0}{1}{2}>{3}</{0}>").format("th" if cell.header else "td", span, kind, lines)


def _figure(block: Figure, word: str) -> Markup:
    drawing = Markup(block.svg)  # noqa: S704 - drawn by us
    source = Markup("<small>{}</small>").format(_content(block.source)) if block.source else ""
    caption = Markup("<figcaption>{} {}. {} {}</figcaption>").format(word, block.number, _content(block.caption), source)
    return Markup('<figure{}><div class="scroll" role="img" aria-label="{}" tabindex="0">{}</div>{}</figure>').format(
        _id(block.anchor), block.alt, drawing, caption
    )


def _contents(outline: Outline) -> Markup:
    listed = [one for one in outline.blocks if isinstance(one, Heading) and one.listed and one.level == 1 and one.anchor]
    items = Markup("").join(
        Markup('<li><a href="#{}">{}{}</a></li>').format(one.anchor, f"{one.number} " if one.number else "", one.text)
        for one in listed
    )
    return Markup('<nav aria-label="{0}"><h2>{0}</h2><ul>{1}</ul></nav>').format(outline.wording.contents, items)


def _id(anchor: str) -> Markup:
    return Markup(' id="{}"').format(anchor) if anchor else Markup("")


def _content(line: Line) -> Markup:
    return Markup("").join(_run(run) for run in line)


WRAPPED: MappingProxyType[str, Callable[[Run], bool]] = MappingProxyType(
    {"code": lambda run: run.code, "strong": lambda run: run.bold, "em": lambda run: run.italic}
)


def _run(run: Run) -> Markup:
    written = escape(run.text)
    for tag, applies in WRAPPED.items():
        if applies(run):
            written = Markup("<{0}>{1}</{0}>").format(tag, written)
    if run.language:
        written = Markup('<span lang="{}">{}</span>').format(run.language, written)
    return Markup('<a href="{}">{}</a>').format(run.link, written) if run.link else written
