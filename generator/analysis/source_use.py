"""What rests on a source: every part of a framework that names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.analysis.golden_thread import Node
from generator.model.programme import Programme


def measure_source_use(programme: Programme) -> Mapping[str, tuple[Node, ...]]:
    """Return the nodes (kind and id) that name each source, each once, in the order of the files."""
    found: dict[str, dict[Node, None]] = {source: {} for source in programme.sources}
    for node, sources in _uses(programme):
        for source in sources:
            if source in found:
                found[source][node] = None
    return {source: tuple(nodes) for source, nodes in found.items()}


def _uses(programme: Programme) -> Iterator[tuple[Node, Iterable[str]]]:
    yield from ((("indicator", one.id), one.sources) for one in programme.indicators.values())
    yield from ((("index", one.id), one.sources) for one in programme.indices.values())
    yield from ((("vulnerable-group", one.id), one.sources) for one in programme.vulnerable_groups.values())
    yield from ((("risk", one.id), one.sources) for one in programme.risks.values())
    yield from ((("potential", one.id), one.sources) for one in programme.potentials.values())
    for intervention in programme.interventions.values():
        costs = (source for cost in intervention.costs for source in cost.sources)
        yield ("intervention", intervention.id), (*intervention.sources, *costs)
    for result in programme.results.results:
        values = (value for one in result.targets for value in (one.baseline, *one.milestones, one.target))
        yield ("result", result.id), (source for value in values for source in value.sources)
    yield from ((("fund-kind", one.id), one.sources) for one in programme.funding.kinds)
    yield from ((("planning-document", one.id), one.sources) for one in programme.integration.planning_documents)
    yield from ((("actor", one.id), one.sources) for one in programme.governance.actors)
    yield from ((("decision", one.id), one.sources) for one in programme.decisions.values())
    for part, sources in (
        ("programme", programme.identity.sources),
        ("poverty-measure", programme.poverty_measure.sources),
        ("graduation", programme.graduation.sources),
        ("learning", (source for lesson in programme.learning.lessons for source in lesson.sources)),
        ("workplan", (source for milestone in programme.workplan.milestones for source in milestone.sources)),
        ("programmes", (one.source_id for one in programme.undertakings)),
    ):
        yield ("part", part), sources
