"""Pieces of WordprocessingML that pandoc has no element for: captions, contents, sections, heads of pages."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from generator.exchange.document.blocks import Block, Figure, Heading, Outline, Table, plain

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LONG, SHORT = 16838, 11906
"""A4 in twentieths of a point."""
LONGEST_NAME = 40
"""Word takes no longer name of a bookmark."""
PARTS = {"headerPortrait": "header", "headerLandscape": "header", "footerPortrait": "footer", "footerLandscape": "footer"}
TEXT_WIDTH = {"Portrait": 9186, "Landscape": 14118}


def bookmark(anchor: str) -> str:
    """Return the anchor as the name of a bookmark."""
    name = re.sub(r"[^A-Za-z0-9_]", "_", anchor)
    return name if len(name) <= LONGEST_NAME else "x" + hashlib.sha256(anchor.encode()).hexdigest()[: LONGEST_NAME - 1]


def caption(block: Table | Figure, label: str, position: int) -> str:
    """Return the caption of a table or figure: a label, a number that Word keeps counting, and the words."""
    sequence = _field(f"SEQ {label} \\* ARABIC", _run(str(block.number)))
    mark = f'w:id="{10_000 + position}"'
    return (
        '<w:p><w:pPr><w:pStyle w:val="Caption"/><w:keepNext/></w:pPr>'
        f'<w:bookmarkStart {mark} w:name="{bookmark(block.anchor)}"/>{_run(f"{label} ", COLOUR)}{sequence}<w:bookmarkEnd {mark}/>'
        f"{_run(f'. {plain(block.caption)}')}</w:p>"
    )


COLOUR = '<w:rPr><w:color w:val="213F96"/></w:rPr>'


def contents(outline: Outline) -> Iterator[str]:
    """Yield contents and lists that are already filled; Word adds page numbers when it is asked to update them."""
    words = outline.wording
    headings = [one for one in outline.blocks if isinstance(one, Heading) and one.level <= 2]
    entries = [(f"TOC{one.level}", one.anchor, titled(one, words.annex)) for one in headings]
    yield from _list_of(words.contents, 'TOC \\o "1-2" \\h \\z \\u', entries)
    yield from _captions(outline.blocks, Table, words.tables, words.table)
    yield from _captions(outline.blocks, Figure, words.figures, words.figure)


def titled(heading: Heading, annex: str) -> str:
    """Return a heading with its number before it."""
    number = f"{annex} {heading.number}" if heading.level == 1 and heading.number.isalpha() else heading.number
    return f"{number}  {heading.text}" if number else heading.text


def _captions(blocks: Iterable[Block], kind: type[Table | Figure], title: str, label: str) -> Iterator[str]:
    found = [one for one in blocks if isinstance(one, kind) and isinstance(one, Table | Figure) and one.number]
    entries = [("TableofFigures", one.anchor, f"{label} {one.number}. {plain(one.caption)}") for one in found]
    if entries:
        yield from _list_of(title, f'TOC \\h \\z \\c "{label}"', entries)


def _list_of(title: str, instruction: str, entries: list[tuple[str, str, str]]) -> Iterator[str]:
    yield f'<w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr>{_run(title)}</w:p>'
    for position, (style, anchor, text) in enumerate(entries):
        begin = f"{_mark('begin')}{_instruction(instruction)}{_mark('separate')}" if position == 0 else ""
        end = _mark("end") if position == len(entries) - 1 else ""
        link = f'<w:hyperlink w:anchor="{bookmark(anchor)}" w:history="1">{_run(text)}</w:hyperlink>'
        yield f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{begin}{link}{end}</w:p>'


def section_end(*, landscape: bool) -> str:
    """Return the paragraph that ends a section of sheets."""
    spacing = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    return f"<w:p><w:pPr>{spacing}{section(landscape=landscape)}</w:pPr></w:p>"


def cover_end() -> str:
    """Return the end of the cover, which has neither head nor foot."""
    return f"<w:p><w:pPr><w:sectPr>{_sheet(landscape=False)}</w:sectPr></w:pPr></w:p>"


def section(*, landscape: bool) -> str:
    """Return the settings of a section: sheet, margins, head and foot."""
    way = "Landscape" if landscape else "Portrait"
    parts = "".join(
        f'<w:{kind}Reference xmlns:r="{RELATIONS}" w:type="default" r:id="rId{name}"/>'
        for name, kind in PARTS.items()
        if name.endswith(way)
    )
    return f"<w:sectPr>{parts}{_sheet(landscape=landscape)}</w:sectPr>"


def _sheet(*, landscape: bool) -> str:
    size = (
        f'<w:pgSz w:w="{LONG}" w:h="{SHORT}" w:orient="landscape"/>' if landscape else f'<w:pgSz w:w="{SHORT}" w:h="{LONG}"/>'
    )
    margins = 'w:top="1500" w:right="1300" w:bottom="1300" w:left="1420" w:header="700" w:footer="600" w:gutter="0"'
    return f'<w:type w:val="nextPage"/>{size}<w:pgMar {margins}/>'


def page_parts(outline: Outline) -> dict[str, str]:
    """Return head and foot of the sheets, upright and lying, by the name of their part."""
    return {name: _part(outline, name, kind) for name, kind in PARTS.items()}


def _part(outline: Outline, name: str, kind: str) -> str:
    words = outline.wording
    width = TEXT_WIDTH[name.removeprefix(kind)]
    style = kind.capitalize()
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    if kind == "header":
        left = _run(outline.title)
        right = _field('STYLEREF "heading 1"', _run(outline.version))
    else:
        left = _run(f"{outline.status} · {words.version} {outline.version} · {outline.written_day}")
        right = (
            f"{_run(f'{words.page} ')}{_field('PAGE', _run('1'))}{_run(f' {words.of} ')}{_field('NUMPAGES', _run('1'))}"
        )
    mark = _watermark(words.watermark, name) if kind == "header" and outline.is_draft else ""
    root = "hdr" if kind == "header" else "ftr"
    spaces = (
        f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}" xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w10="urn:schemas-microsoft-com:office:word"'
    )
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{tabs}</w:pPr>{left}<w:r><w:tab/></w:r>{right}{mark}</w:p>'
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{root} {spaces}>{paragraph}</w:{root}>'


def _watermark(words: str, name: str) -> str:
    """Return the words across the sheet, as Word's own command makes them."""
    style = (
        "position:absolute;margin-left:0;margin-top:0;width:500pt;height:110pt;rotation:310;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    return (
        "<w:r><w:rPr><w:noProof/></w:rPr><w:pict>"
        f'<v:shapetype id="type{name}" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
        '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
        '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape id="PowerPlusWaterMarkObject{name}" o:spid="_x0000_s{2049 + list(PARTS).index(name)}" type="#type{name}" '
        f'alt="{escape(words)}" style="{style}" o:allowincell="f" fillcolor="#e4e2dd" stroked="f"><v:fill opacity=".5"/>'
        f'<v:textpath style="font-family:&quot;Cambria&quot;;font-size:1pt;font-weight:bold" string="{escape(words)}"/>'
        "</v:shape></w:pict></w:r>"
    )


def _run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _field(instruction: str, shown: str) -> str:
    return f"{_mark('begin')}{_instruction(instruction)}{_mark('separate')}{shown}{_mark('end')}"


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _instruction(instruction: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
