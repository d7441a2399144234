"""Where every chapter and element stands in drafting: status, owner, version, date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from generator.analysis.golden_thread import Node
from generator.model.document import Chapter, Decision
from generator.model.element import Element, Status
from generator.model.programme import Programme

FOLDERS: Mapping[str, str] = MappingProxyType({
    "indicators": "indicator", "indices": "index", "vulnerable-groups": "vulnerable-group", "risks": "risk",
    "potentials": "potential", "interventions": "intervention", "decisions": "decision", "sources": "source",
})  # fmt: skip
"""The folders of the framework, and the kind of thing in each."""
LISTED: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("assessment", "dimensions"): "dimension",
        ("intervention-model", "components"): "component",
        ("graduation", "stages"): "graduation-stage",
        ("graduation", "criteria"): "graduation-criterion",
        ("results", "results"): "result",
        ("learning", "questions"): "learning-question",
        ("governance", "actors"): "actor",
        ("governance", "bodies"): "body",
        ("governance", "responsibilities"): "responsibility",
        ("integration", "sectors"): "sector",
        ("integration", "planning_documents"): "planning-document",
        ("pilot-selection", "criteria"): "pilot-criterion",
        ("funding", "kinds"): "fund-kind",
        ("funding", "asnaf"): "asnaf",
        ("document", "chapters"): "chapter",
        ("disaggregations", "disaggregations"): "disaggregation",
        ("choices", "lists"): "choice-list",
        ("programmes", "undertakings"): "undertaking",
    }
)
"""The kind of the elements that a file lists, by part and field."""
FILES = (
    "programme", "document", "assessment", "poverty-measure", "intervention-model", "graduation", "results", "learning",
    "governance", "integration", "pilot-selection", "workplan", "funding",
)  # fmt: skip
"""The files of the framework that have a status of their own."""
TOLD_WITH: Mapping[str, str] = MappingProxyType({
    "indicators": "assessment", "indices": "assessment", "poverty-measure": "assessment", "intervention-model": "interventions",
})  # fmt: skip
"""Parts that no chapter lists, and the part whose chapter tells of them."""


@dataclass(frozen=True)
class Lifecycle:
    """What a publish box says of a thing; `chapter` is the one it belongs to, where there is one."""

    status: Status
    owner: str
    version: str
    date: str
    chapter: str | None = None
    superseded_by: Node | None = None


@dataclass(frozen=True)
class Stage:
    """A chapter, an element or a file of the framework, and where it stands."""

    node: Node
    part: str
    thing: Any
    lifecycle: Lifecycle


def lifecycle_of(programme: Programme, part: str, thing: Any) -> Lifecycle:
    """Return where a thing of a part stands.

    A chapter says all of it itself. Everything else has a status of its own and the version of the
    framework. Its owner is its own, else that of the chapter that tells of its part, else that of the
    document. Its date is that of its newest change-log entry (a decision's is its day), else its chapter's,
    else that of the newest chapter.
    """
    if isinstance(thing, Chapter):
        successor = ("chapter", thing.superseded_by) if thing.superseded_by else None
        return Lifecycle(thing.status, thing.owner, thing.version, thing.date, thing.id, successor)
    document = programme.document
    chapter = chapter_of(programme, part)
    owner = getattr(thing, "owner", None) or (chapter.owner if chapter else document.owner)
    day = chapter.date if chapter else max((one.date for one in document.chapters), default="")
    successor = None
    if isinstance(thing, Element):
        successor = (FOLDERS[part], thing.superseded_by) if thing.superseded_by else None
        day = thing.date if isinstance(thing, Decision) else max((one.date for one in thing.changes), default=day)
    version = programme.identity.version
    return Lifecycle(thing.status, owner, version, day, chapter.id if chapter else None, successor)


def chapter_of(programme: Programme, part: str) -> Chapter | None:
    """Return the chapter that tells of a part of the framework, the first where there are more."""
    told_with = TOLD_WITH.get(part, part)
    return next((one for one in programme.document.chapters if told_with in one.parts), None)


def stages_of(programme: Programme) -> Iterator[Stage]:
    """Yield every file with a status, then every chapter, then every element, in the order of their files."""
    for part in FILES:
        thing = programme.identity if part == "programme" else getattr(programme, part.replace("-", "_"))
        yield Stage(("part", part), part, thing, lifecycle_of(programme, part, thing))
    for chapter in programme.document.chapters:
        yield Stage(("chapter", chapter.id), "document", chapter, lifecycle_of(programme, "document", chapter))
    for part, kind in FOLDERS.items():
        for element in getattr(programme, part.replace("-", "_")).values():
            yield Stage((kind, element.id), part, element, lifecycle_of(programme, part, element))
