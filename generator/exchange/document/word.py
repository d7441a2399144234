"""The document as DOCX: pandoc writes it in our styles, and its package is finished by us.

The same input gives the same bytes: the date is the document's, and the package is written anew with
its parts in order and without the time of the clock.
"""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import tempfile
import zipfile
from importlib.resources import files
from pathlib import Path

import pypandoc

from generator.exchange.document.blocks import SHADES, Figure, Outline
from generator.exchange.document.pdf import midnight, png_of
from generator.exchange.document.word_markup import PARTS, RELATIONS, page_parts, section
from generator.exchange.document.word_tree import GROUP, SHADE_SIGNS, UPRIGHT, word_tree
from generator.problems import GeneratorError

STYLES = "templates/document/word-styles.xml"
STYLE = re.compile(r"<w:style [^>]*w:styleId=\"([^\"]+)\".*?</w:style>", re.DOTALL)
CELL = re.compile(r"<w:tc>.*?</w:tc>", re.DOTALL)
ROW = re.compile(r"<w:tr>.*?</w:tr>", re.DOTALL)
UPRIGHT_HEIGHT = '<w:trHeight w:val="2300" w:hRule="exact"/>'
LAST_SECTION = re.compile(
    r"<w:sectPr\s*/>\s*</w:body>|<w:sectPr>(?:(?!<w:sectPr).)*?</w:sectPr>\s*</w:body>", re.DOTALL
)
PANOSE = re.compile(rb"<w:(?:panose1|sig)\b[^>]*/>")
"""Numbers that describe a face; a reader looks for the face by its name."""
UPDATE_FIELDS = '<w:updateFields w:val="true"/>'
"""Word asks whether to update the fields, and then fills in the page numbers of contents and lists: it alone
knows its pages, so none are written for it. Who says no has contents that are whole but for these numbers."""
PROPERTIES = {
    **{
        sign: f'<w:shd w:val="clear" w:color="auto" w:fill="{ground.upper()}"/>'
        for sign, ground in zip((GROUP, *SHADE_SIGNS), ("f6f4ef", *SHADES), strict=True)
    },
    UPRIGHT: '<w:textDirection w:val="btLr"/>',
}
"""What the private signs of a cell stand for, in the order in which a cell has its properties."""
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a package can carry."""

Package = dict[str, bytes]


def docx_of(outline: Outline) -> bytes:
    """Return the document as a DOCX."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "reference.docx").write_bytes(_packed(_reference()))
        for block in outline.blocks:
            if isinstance(block, Figure):
                (folder / f"figure-{block.number}.png").write_bytes(png_of(block))
        (folder / "document.json").write_text(json.dumps(word_tree(outline), ensure_ascii=False), encoding="utf-8")
        _run_pandoc(
            ["-f", "json", "-t", "docx", "--reference-doc=reference.docx", "-o", "document.docx", "document.json"],
            folder, midnight(outline.day),
        )  # fmt: skip
        package = _unpacked((folder / "document.docx").read_bytes())
    return _packed(_finished(package, outline))


def _reference() -> Package:
    """Return pandoc's own reference document with our styles in it."""
    package = _unpacked(_run_pandoc(["--print-default-data-file", "reference.docx"], Path(tempfile.gettempdir()), 0))
    ours = {match[1]: match[0] for match in STYLE.finditer((files("generator") / STYLES).read_text(encoding="utf-8"))}
    styles = package["word/styles.xml"].decode()
    known = {match[1] for match in STYLE.finditer(styles)}
    styles = STYLE.sub(lambda match: ours.get(match[1], match[0]), styles)
    added = "".join(style for name, style in ours.items() if name not in known)
    package["word/fontTable.xml"] = PANOSE.sub(b"", package["word/fontTable.xml"])
    package["word/styles.xml"] = styles.replace("</w:styles>", f"{added}</w:styles>").encode()
    return package


def _finished(package: Package, outline: Outline) -> Package:
    """Return the package with heads and feet of its sheets and with the properties of its cells."""
    finished = dict(package)
    document = package["word/document.xml"].decode()
    document = ROW.sub(_with_height, document)
    document = CELL.sub(_with_properties, document)
    document = re.sub(r"<w:tr>(?!\s*<w:trPr>)", "<w:tr><w:trPr><w:cantSplit/></w:trPr>", document)
    document = re.sub(r"<w:trPr>(?!<w:cantSplit)", "<w:trPr><w:cantSplit/>", document)
    finished["word/document.xml"] = LAST_SECTION.sub(f"{section(landscape=False)}</w:body>", document).encode()
    relations, types = [], []
    for name, text in page_parts(outline).items():
        finished[f"word/{name}.xml"] = text.encode()
        kind = PARTS[name]
        relations.append(f'<Relationship Type="{RELATIONS}/{kind}" Id="rId{name}" Target="{name}.xml"/>')
        types.append(f'<Override PartName="/word/{name}.xml" ContentType="{OFFICE}.{kind}+xml"/>')
    _extend(finished, "word/_rels/document.xml.rels", "</Relationships>", relations)
    _extend(finished, "[Content_Types].xml", "</Types>", types)
    settings = finished["word/settings.xml"].decode()
    finished["word/settings.xml"] = settings.replace("<w:rsids>", f"{UPDATE_FIELDS}<w:rsids>", 1).encode()
    return finished


def _with_height(match: re.Match[str]) -> str:
    """Return a row that is as high as upright words need."""
    row = match[0]
    if UPRIGHT not in row:
        return row
    if "<w:trPr>" in row:
        return row.replace("<w:trPr>", f"<w:trPr>{UPRIGHT_HEIGHT}", 1)
    return row.replace("<w:tr>", f"<w:tr><w:trPr>{UPRIGHT_HEIGHT}</w:trPr>", 1)


def _with_properties(match: re.Match[str]) -> str:
    """Return a cell whose private signs have become its direction and its ground."""
    cell = match[0]
    properties = "".join(written for sign, written in PROPERTIES.items() if sign in cell)
    if not properties:
        return cell
    for sign in PROPERTIES:
        cell = cell.replace(sign, "")
    if "<w:tcPr>" in cell:
        return cell.replace("</w:tcPr>", f"{properties}</w:tcPr>", 1)
    return cell.replace("<w:tcPr />", f"<w:tcPr>{properties}</w:tcPr>", 1)


def _extend(package: Package, part: str, end: str, pieces: list[str]) -> None:
    package[part] = package[part].decode().replace(end, "".join(pieces) + end).encode()


def _run_pandoc(words: list[str], folder: Path, moment: int) -> bytes:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(moment)}
    done = subprocess.run(
        [pypandoc.get_pandoc_path(), *words], cwd=folder, env=environment, capture_output=True, check=False
    )
    if done.returncode != 0:
        raise GeneratorError(f"pandoc: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def _unpacked(content: bytes) -> Package:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _packed(package: Package) -> bytes:
    """Write the package with the list of its parts first, as readers expect, and the others in order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(package, key=lambda part: (part != "[Content_Types].xml", part)):
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, package[name])
    return stream.getvalue()
