"""The forms that the project document is written in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.exchange.document.blocks import Outline
from generator.exchange.document.outline import outline_of
from generator.exchange.document.pdf import pdf_of
from generator.exchange.document.word import docx_of
from generator.pages.view import View

WRITERS: Mapping[str, Callable[[Outline], bytes]] = {"pdf": pdf_of, "docx": docx_of}


def export_document(view: View, form: str) -> bytes:
    """Return the project document in the view's language as `pdf` or `docx`."""
    return WRITERS[form](outline_of(view))
