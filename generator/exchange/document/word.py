"""The document as DOCX: pandoc writes the book, on a reference document of ours with real styles.

Two things pandoc leaves empty or out are put in here: lists that are filled before Word has counted a page, and
turned pages that keep the header, footer and watermark of the others.
"""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pypandoc

from generator.exchange.document.book import Block, Book, Entry
from generator.exchange.document.picture import as_png, fixed

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP file can name: no file in it tells when it was made."""
PORTRAIT = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1470" w:right="1418" w:bottom="1360" w:left="1418" w:header="680" w:footer="620" w:gutter="0"/>'
TURNED = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1360" w:right="1134" w:bottom="1134" w:left="1134" w:header="680" w:footer="620" w:gutter="0"/>'
LONGEST_BOOKMARK = 40


def write_word(book: Book, figures: Mapping[str, str], given: Mapping[str, Any]) -> bytes:
    """Return the DOCX; `given` is what stands around the body. Made twice it has the same bytes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for figure, svg in figures.items():
            (folder / f"{figure}.png").write_bytes(as_png(fixed(svg)))
        (folder / "reference.docx").write_bytes(_reference(given))
        bound = Book(book.version, list(_for_word(book.blocks)), book.entries)
        pypandoc.convert_text(
            bound.as_json(*_front(book, given)), "docx", format="json", outputfile=str(folder / "out.docx"), cworkdir=name,
            extra_args=[
                f"--reference-doc={folder / 'reference.docx'}",
                f"--metadata=lang:{given['language']}", f"--metadata=pagetitle:{given['title']}",
            ],
        )  # fmt: skip
        return _finished((folder / "out.docx").read_bytes(), given)


def _for_word(blocks: Iterable[Block]) -> Iterator[Block]:
    """Point pictures at their files, put tables' anchors into their captions, and turn the page where asked."""
    for block in blocks:
        if block["t"] == "Div":
            attributes, inner = block["c"]
            turned = "landscape" in attributes[1]
            if turned:
                yield _raw(_section(PORTRAIT))
            yield {"t": "Div", "c": [attributes, list(_for_word(inner))]}
            if turned:
                yield _raw(_section(TURNED))
        elif block["t"] in {"Table", "Figure"} and block["c"][0][0]:
            yield _anchored(block)
        else:
            yield block


def _anchored(block: Block) -> Block:
    attributes, caption, *rest = block["c"]
    named = [{"t": "Plain", "c": [{"t": "Span", "c": [[attributes[0], [], []], one["c"]]}]} for one in caption[1]]
    if block["t"] == "Figure":
        image = rest[0][0]["c"][0]["c"]
        image[0][2] = [["width", "100%"]]
        image[2][0] = f"{image[2][0].removeprefix('figure:')}.png"
    return {"t": block["t"], "c": [["", [], []], [caption[0], named], *rest]}


def _raw(xml: str) -> Block:
    return {"t": "RawBlock", "c": ["openxml", xml]}


def _section(page: str) -> str:
    return f"<w:p><w:pPr><w:sectPr>{page}</w:sectPr></w:pPr></w:p>"


def _front(book: Book, given: Mapping[str, Any]) -> list[Block]:
    """Return cover, contents and lists, filled; Word's own command updates them with page numbers."""
    cover = [
        _styled("Title", given["title"]), _styled("Subtitle", given["subtitle"]), _styled("Normal", given["publisher"]),
        _styled("Normal", given["version"]),
    ]  # fmt: skip
    lists = [
        *_listing(given["contents"], 'TOC \\o "1-2" \\h \\z \\u', book.of("heading")),
        *_listing(given["tables"], 'TOC \\h \\z \\t "Table Caption,1"', book.of("table")),
        *_listing(given["figures"], 'TOC \\h \\z \\t "Image Caption,1"', book.of("figure")),
    ]
    return [_raw(xml) for xml in (*cover, *lists)]


def _styled(style: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>'


def _listing(title: str, instruction: str, entries: tuple[Entry, ...]) -> Iterator[str]:
    """Yield a list as the field that Word can update, with its entries already in it."""
    yield _styled("TOCHeading", title)
    begin = (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {escape(instruction)} '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    for position, entry in enumerate(entries):
        style = f"TOC{entry.level}" if entry.level else "TableofFigures"
        line = f"<w:r><w:t>{escape(entry.label)}</w:t></w:r>"
        yield (
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{begin if position == 0 else ""}'
            f'<w:hyperlink w:anchor="{_bookmark(entry.id)}" w:history="1">{line}</w:hyperlink></w:p>'
        )
    yield '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>' if entries else ""


def _bookmark(id_: str) -> str:
    """Return the bookmark that pandoc gives an id: Word takes no more than 40 characters."""
    if len(id_) <= LONGEST_BOOKMARK and id_[:1].isalpha():
        return id_
    return "X" + hashlib.sha1(id_.encode(), usedforsecurity=False).hexdigest()[1:]


def _reference(given: Mapping[str, Any]) -> bytes:
    """Return pandoc's own reference document with our styles, header, footer and watermark."""
    default = subprocess.run(
        [pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx"], check=True, capture_output=True
    ).stdout
    parts = _unzipped(default)
    # Word fills this table itself; what stands in pandoc's looks like numbers of identity cards.
    parts["word/fontTable.xml"] = f'<?xml version="1.0" encoding="UTF-8"?><w:fonts {W}/>'.encode()
    parts["word/styles.xml"] = _with_styles(parts["word/styles.xml"].decode()).encode()
    parts["word/header1.xml"] = _header(given).encode()
    parts["word/footer1.xml"] = _footer(given).encode()
    for name, kind in (("header1.xml", "header"), ("footer1.xml", "footer")):
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
            b"</Types>",
            f'<Override PartName="/word/{name}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/></Types>'.encode(),
        )
        parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
            b"</Relationships>", f'<Relationship Type="{RELATIONS}/{kind}" Id="rId9{kind}" Target="{name}"/></Relationships>'.encode()
        )
    section = (
        f'<w:sectPr xmlns:r="{RELATIONS}"><w:headerReference w:type="default" r:id="rId9header"/>'
        f'<w:footerReference w:type="default" r:id="rId9footer"/>{PORTRAIT}<w:titlePg/></w:sectPr>'
    )
    parts["word/document.xml"] = re.sub(rb"<w:sectPr>.*?</w:sectPr>", section.encode(), parts["word/document.xml"], flags=re.DOTALL)
    return _zipped(parts)


def _with_styles(styles: str) -> str:
    ours = (files("generator") / "templates" / "word-styles.xml").read_text(encoding="utf-8")
    for style in re.findall(r"<w:style .*?</w:style>", ours, flags=re.DOTALL):
        id_ = re.search(r'w:styleId="(\w+)"', style)
        assert id_ is not None  # noqa: S101 - our own file
        styles = re.sub(rf'<w:style [^>]*w:styleId="{id_[1]}".*?</w:style>\s*', "", styles, flags=re.DOTALL)
        styles = styles.replace("</w:styles>", f"{style}</w:styles>")
    return styles


def _header(given: Mapping[str, Any]) -> str:
    mark = ""
    if given["draft"]:
        mark = (
            '<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
            '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" path="m@7,l@8,m@5,21600l@6,21600e">'
            '<v:path textpathok="t"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
            '<v:shape id="draft" o:spid="_x0000_s2049" type="#_x0000_t136" '
            'style="position:absolute;margin-left:0;margin-top:0;width:470pt;height:110pt;rotation:315;z-index:-251658752;'
            'mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;'
            'mso-position-vertical-relative:margin" fillcolor="#f0ede7" stroked="f">'
            f'<v:textpath style="font-family:&quot;Cambria&quot;;font-size:1pt" string={quoteattr(given["draft"])}/></v:shape></w:pict></w:r>'
        )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:hdr {W}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{mark}'
        f"<w:r><w:t>{escape(given['title'])}</w:t></w:r><w:r><w:tab/></w:r>{_field('STYLEREF &quot;heading 1&quot;', '')}</w:p></w:hdr>"
    )


def _footer(given: Mapping[str, Any]) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:ftr {W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        f"<w:r><w:t>{escape(given['version'])}</w:t></w:r><w:r><w:tab/></w:r>{_field('PAGE', '1')}"
        f'<w:r><w:t xml:space="preserve"> / </w:t></w:r>{_field("NUMPAGES", "1")}</w:p></w:ftr>'
    )


def _field(instruction: str, shown: str) -> str:
    return f'<w:fldSimple w:instr=" {instruction} "><w:r><w:t>{shown}</w:t></w:r></w:fldSimple>'


def _finished(docx: bytes, given: Mapping[str, Any]) -> bytes:
    """Give every section the header and footer of the last one, and the file its title and no moment."""
    parts = _unzipped(docx)
    document = parts["word/document.xml"].decode()
    references = "".join(re.findall(r"<w:(?:header|footer)Reference[^>]*/>", document[document.rindex("<w:sectPr") :]))
    document = document.replace("<w:sectPr><w:pgSz", f"<w:sectPr>{references}<w:pgSz")
    parts["word/document.xml"] = document.encode()
    year, month, day = given["date"]
    when = f"{year:04}-{month:02}-{day:02}T00:00:00Z"
    parts["docProps/core.xml"] = (
        '<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties '
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(given['title'])}</dc:title><dc:creator>{escape(given['author'])}</dc:creator>"
        f"<dc:language>{given['language']}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{when}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{when}</dcterms:modified></cp:coreProperties>'
    ).encode()
    return _zipped(parts)


def _unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return target.getvalue()
