"""Chapters, exported files and approvals of the project document that no longer fit what it tells."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from generator.analysis.budget import measure_budget
from generator.analysis.golden_thread import Node
from generator.drafting.change import GRAVITIES, Change, Consequence
from generator.drafting.likeness import HISTORY, is_same
from generator.drafting.selection_consequences import SELECTION
from generator.model.document import Chapter
from generator.model.programme import Programme
from generator.project import Project


def _sheets(programme: Programme, ids: Collection[str]) -> object:
    """Return what a chapter relies on of an indicator: what it is, and what counts as good."""
    found = (programme.indicators[one] for one in ids if one in programme.indicators)
    return tuple(
        (one.title, one.definition, one.unit, one.counted_unit, one.direction, one.goalposts, one.bands, one.categories)
        for one in found
    )


def _assessment(programme: Programme) -> object:
    assessed = [one.indicator for dimension in programme.assessment.dimensions for one in dimension.indicators]
    return programme.assessment, _sheets(programme, assessed)


def _results(programme: Programme) -> object:
    return programme.results, _sheets(programme, [one.indicator for result in programme.results.results for one in result.targets])


def _pilots(programme: Programme) -> object:
    return programme.pilot_selection, _sheets(programme, [one.indicator for one in programme.pilot_selection.criteria])


def _interventions(programme: Programme) -> object:
    return programme.intervention_model, programme.interventions


PARTS: Mapping[str, Callable[[Programme], object]] = {
    "assessment": _assessment,
    "vulnerable-groups": lambda programme: programme.vulnerable_groups,
    "risks": lambda programme: programme.risks,
    "potentials": lambda programme: programme.potentials,
    "indicators": lambda programme: programme.indicators,
    "poverty-measure": lambda programme: programme.poverty_measure,
    "intervention-model": _interventions,
    "interventions": _interventions,
    "graduation": lambda programme: programme.graduation,
    "results": _results,
    "learning": lambda programme: programme.learning,
    "governance": lambda programme: programme.governance,
    "integration": lambda programme: programme.integration,
    "pilot-selection": _pilots,
    "workplan": lambda programme: programme.workplan,
    "funding": lambda programme: (programme.funding, measure_budget(programme)),
    "programmes": lambda programme: programme.undertakings,
    "sources": lambda programme: programme.sources,
}
"""What each part of a chapter rests on, by the names that `parts` of document.yml knows, and the annex of sources."""


def measure_document_consequences(
    before: Project, after: Project, changes: Collection[Change], told: Collection[Node]
) -> Iterator[Consequence]:
    """Yield the chapters to be issued anew, then approvals and files that tell of the state before.

    `told` are the nodes of what follows elsewhere: another selection changes its chapter without any edit there.
    """
    parts = frozenset(
        name
        for name, of in PARTS.items()
        if (name == SELECTION[1] and SELECTION in told) or not is_same(of(before.programme), of(after.programme), HISTORY)
    )
    old = {one.id: one for one in before.programme.document.chapters}
    gravity = min((one.gravity for one in changes), key=GRAVITIES.index, default=None)
    touched = False
    for chapter in after.programme.document.chapters:
        moved = tuple(one for one in chapter.parts if one in parts)
        prose = _prose_changed(before, after, chapter.id)
        if moved or prose or not _reads_alike(old.get(chapter.id), chapter):
            touched = True
            facts = {"parts": moved, "prose": prose, "status": chapter.status, "version": chapter.version}
            yield Consequence("chapter-reissue", ("chapter", chapter.id), facts)
    if not touched and not parts and not (set(old) - {one.id for one in after.programme.document.chapters}):
        return
    for one in after.programme.document.sign_off:
        if one.decision == "approved":
            yield Consequence("approval-outdated", ("actor", one.actor), {"date": one.date, "gravity": gravity})
    for file in after.documents:
        facts = {"language": file.language, "form": file.form, "name": file.name, "date": file.date}
        yield Consequence("file-reissue", ("part", "document"), facts)


def _reads_alike(old: Chapter | None, new: Chapter) -> bool:
    return old is not None and is_same(
        (old.title, old.summary, old.owner, old.parts), (new.title, new.summary, new.owner, new.parts)
    )


def _prose_changed(before: Project, after: Project, chapter: str) -> tuple[str, ...]:
    """Return the languages in which the text of a chapter is another."""
    path = f"dokumen/{chapter}.md"
    old, new = (
        {one.language: (one.title, one.body) for one in project.prose if one.path == path} for project in (before, after)
    )
    return tuple(language for language in sorted({*old, *new}) if old.get(language) != new.get(language))
