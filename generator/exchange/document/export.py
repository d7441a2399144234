"""The project document of one language, as a file."""

from __future__ import annotations

from typing import Any, Literal

from generator.exchange.document.book import Wording, bind_book
from generator.exchange.document.typeset import typeset
from generator.exchange.document.word import write_word
from generator.pages.frame import language_url, theme_settings
from generator.pages.project_document import WrittenDocument, render_document
from generator.pages.view import View


def export_document(view: View, form: Literal["pdf", "docx"]) -> bytes:
    """Return the document as PDF or DOCX; the same project gives the same bytes."""
    document, wording = render_document(view), _wording(view)
    book = bind_book(document.html, wording, language_url(view.programme.identity, view.language))
    write = typeset if form == "pdf" else write_word
    return write(book, document.figures, _given(view, document, wording))


def _wording(view: View) -> Wording:
    return Wording(
        annex=view.say(id="Lampiran", en="Annex"),
        table=view.say(id="Tabel", en="Table"),
        figure=view.say(id="Gambar", en="Figure"),
        contents=view.say(id="Daftar isi", en="Contents"),
        tables=view.say(id="Daftar tabel", en="Tables"),
        figures=view.say(id="Daftar gambar", en="Figures"),
    )


def _given(view: View, document: WrittenDocument, wording: Wording) -> dict[str, Any]:
    """Return what stands around the body: on the cover, in headers and footers, in the file's properties."""
    frame, day = theme_settings(view), view.project.as_of
    draft = view.programme.document.status != "agreed"
    return {
        "title": document.title,
        "subtitle": view.within(view.programme.identity.title),
        "author": frame["publisher"],
        "publisher": frame["publisher"],
        "version": frame["version"],
        "language": view.language,
        "draft": view.say(id="RANCANGAN", en="DRAFT") if draft else "",
        "date": [day.year, day.month, day.day],
        "contents": wording.contents,
        "tables": wording.tables,
        "figures": wording.figures,
    }
