"""The document as PDF, and its drawings as PNG, both by typst with the faces that come with it."""

from __future__ import annotations

from datetime import UTC, datetime

import typst

from generator.exchange.document.blocks import Figure, Outline
from generator.exchange.document.typst_source import quoted, typst_source
from generator.problems import GeneratorError

PICTURE_PPI = 220
PIXEL = 0.75
"""Points in a pixel of a drawing."""


def pdf_of(outline: Outline) -> bytes:
    """Return the document as a tagged PDF (PDF/UA-1); its date is that of the document, not of today."""
    return _compiled(typst_source(outline), midnight(outline.day))


def png_of(figure: Figure) -> bytes:
    """Return a figure as a picture that every word processor shows."""
    width, height = figure.width * PIXEL, figure.height * PIXEL
    source = (
        f"#set page(width: {width}pt, height: {height}pt, margin: 0pt, fill: white)\n"
        f'#image(bytes({quoted(figure.svg)}), format: "svg", width: 100%)'
    )
    try:
        drawn = typst.compile(source.encode(), format="png", ppi=PICTURE_PPI, ignore_system_fonts=True)
    except typst.TypstError as error:
        raise GeneratorError(f"typst: {error}") from error
    return bytes(drawn)


def midnight(day: str) -> int:
    """Return the first second of a day (ISO) as the tools take it."""
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())


def _compiled(source: str, moment: int) -> bytes:
    try:
        return bytes(
            typst.compile(
                source.encode(), format="pdf", pdf_standards=["ua-1"], ignore_system_fonts=True, timestamp=moment
            )
        )
    except typst.TypstError as error:
        raise GeneratorError(f"typst: {error}") from error
