"""The project document: the list of chapters, and each chapter's prose with the parts it shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.analysis.lifecycle import Stage, stages_of
from generator.analysis.open_questions import AskedQuestion
from generator.model.document import Chapter
from generator.pages.page import Page
from generator.pages.prose import prose_of
from generator.pages.term_marks import marked
from generator.pages.view import View
from generator.project import Prose


@dataclass(frozen=True)
class PartStage:
    """A file or folder of the framework: how many things it holds in which status, and what they leave open."""

    part: str
    kind: str
    statuses: Counter[str]
    owners: tuple[str, ...]
    date: str
    questions: int
    blocking: int


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
        parts=_parts(view),
        asked={one.id: _asked(view, one) for one in document.chapters},
    )  # fmt: skip
    for position, chapter in enumerate(document.chapters):
        yield _page(view, position, _prose_of(prose, chapter), title)


def _parts(view: View) -> list[PartStage]:
    """Return where each file and folder of the framework stands, in the order of reading."""
    grouped: dict[str, list[Stage]] = {}
    for stage in stages_of(view.programme):
        if stage.node[0] != "chapter":
            grouped.setdefault(stage.part, []).append(stage)
    return [_part(view, part, stages) for part, stages in grouped.items()]


def _part(view: View, part: str, stages: list[Stage]) -> PartStage:
    nodes = {one.node for one in stages}
    asked = [one for one in view.questions if one.node in nodes]
    return PartStage(
        part=part,
        kind=stages[0].node[0],
        statuses=Counter(one.lifecycle.status for one in stages),
        owners=tuple(sorted({one.lifecycle.owner for one in stages})),
        date=max(one.lifecycle.date for one in stages),
        questions=len(asked),
        blocking=sum(one.question.blocking for one in asked),
    )


def _asked(view: View, chapter: Chapter) -> list[AskedQuestion]:
    return [one for one in view.questions if one.node == ("chapter", chapter.id)]


def _prose_of(prose: dict[str, Prose], chapter: Chapter) -> Prose | None:
    return prose.get(f"dokumen/{chapter.id}.md")


def _page(view: View, position: int, prose: Prose | None, document_title: str) -> Page:
    chapters = view.programme.document.chapters
    chapter = chapters[position]
    return view.page(
        view.address("chapter", chapter.id),
        chapter.title,
        "chapter.md.j2",
        prose.source.path if prose else chapter.source.path,
        description=chapter.summary,
        crumbs=[(document_title, "dokumen/")],
        chapter=chapter,
        number=position + 1,
        prose=prose,
        text="" if prose is None else marked(view, prose, view.address("chapter", chapter.id)),
        previous=chapters[position - 1] if position else None,
        following=chapters[position + 1] if position + 1 < len(chapters) else None,
        decisions=[one.id for one in view.programme.decisions.values() if chapter.id in one.touches],
    )
