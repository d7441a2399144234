"""The title of everything that can be linked to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model.programme import Programme
from generator.text import Text

KINDS = (
    "chapter", "dimension", "component", "index", "indicator", "intervention", "result", "vulnerable-group",
    "risk", "potential", "sector", "actor", "body", "fund-kind", "planning-document", "learning-question",
    "graduation-stage", "graduation-criterion", "pilot-criterion", "responsibility", "decision", "source",
)  # fmt: skip
"""The kinds that an id is looked up in, one after the other."""


def titles_of(programme: Programme) -> Mapping[tuple[str, str], Text]:
    """Return titles by kind and id."""
    return dict(_titles(programme))


def _titles(programme: Programme) -> Iterator[tuple[tuple[str, str], Text]]:
    for kind, elements in (
        ("indicator", programme.indicators),
        ("index", programme.indices),
        ("vulnerable-group", programme.vulnerable_groups),
        ("risk", programme.risks),
        ("potential", programme.potentials),
        ("intervention", programme.interventions),
        ("decision", programme.decisions),
        ("source", programme.sources),
    ):
        for element in elements.values():
            yield (kind, element.id), element.title
    yield from _index_titles(programme)
    for kind, parts in (
        ("dimension", programme.assessment.dimensions),
        ("component", programme.intervention_model.components),
        ("result", programme.results.results),
        ("sector", programme.integration.sectors),
        ("planning-document", programme.integration.planning_documents),
        ("fund-kind", programme.funding.kinds),
        ("asnaf", programme.funding.asnaf),
        ("chapter", programme.document.chapters),
        ("body", programme.governance.bodies),
        ("disaggregation", programme.disaggregations.disaggregations),
        ("graduation-stage", programme.graduation.stages),
        ("graduation-criterion", programme.graduation.criteria),
        ("pilot-criterion", programme.pilot_selection.criteria),
    ):
        for part in parts:
            yield (kind, part.id), part.title
    yield from ((("actor", actor.id), actor.name) for actor in programme.governance.actors)
    yield from ((("responsibility", task.id), task.task) for task in programme.governance.responsibilities)
    yield from ((("learning-question", one.id), one.question) for one in programme.learning.questions)


def _index_titles(programme: Programme) -> Iterator[tuple[tuple[str, str], Text]]:
    """Parts of an index are observed like indicators."""
    for index in programme.indices.values():
        yield ("indicator", index.id), index.title
        for sub in index.sub_indices:
            yield ("indicator", sub.id), sub.title
            for component in sub.components:
                yield ("indicator", component.id), component.title
