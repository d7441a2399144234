"""The project document: the list of chapters, and each chapter's prose with the parts it shows."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.document import Chapter
from generator.pages.page import Page
from generator.pages.prose import prose_of
from generator.pages.term_marks import marked
from generator.pages.view import View
from generator.project import Prose


def render_pages(view: View) -> Iterator[Page]:
    """Render the list of chapters and a page for each, with prose or without."""
    document = view.programme.document
    prose = {one.path: one for one in prose_of(view)}
    title = view.say(id="Dokumen proyek", en="Project document")
    yield view.page(
        "dokumen/", title, "document.md.j2", document.source.path,
        description=view.say(
            id=f"{len(document.chapters)} bab, pemiliknya, dan sejauh mana isinya sudah disetujui.",
            en=f"{len(document.chapters)} chapters, who owns them, and how far they are approved.",
        ),
        document=document,
        prose=[_prose_of(prose, chapter) for chapter in document.chapters],
    )  # fmt: skip
    for position, chapter in enumerate(document.chapters):
        yield _page(view, position, _prose_of(prose, chapter), title)


def _prose_of(prose: dict[str, Prose], chapter: Chapter) -> Prose | None:
    return prose.get(f"dokumen/{chapter.id}.md")


def _page(view: View, position: int, prose: Prose | None, document_title: str) -> Page:
    chapters = view.programme.document.chapters
    chapter = chapters[position]
    return view.page(
        view.address("chapter", chapter.id),
        view.within(chapter.title),
        "chapter.md.j2",
        prose.source.path if prose else chapter.source.path,
        description=view.within(chapter.summary),
        crumbs=[(document_title, "dokumen/")],
        chapter=chapter,
        number=position + 1,
        prose=prose,
        text="" if prose is None else marked(view, prose.body, view.address("chapter", chapter.id)),
        previous=chapters[position - 1] if position else None,
        following=chapters[position + 1] if position + 1 < len(chapters) else None,
        decisions=[one.id for one in view.programme.decisions.values() if chapter.id in one.touches],
    )
