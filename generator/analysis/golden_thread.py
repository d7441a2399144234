"""The golden thread: which element of the framework leads to which, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.model.condition import Condition, Triggers
from generator.model.programme import Programme

Node = tuple[str, str]
"""A kind (as in `Programme.known`) and an id."""


@dataclass(frozen=True)
class Link:
    """A directed, named relation: `start` `relation` `end`, as in intervention `produces` result."""

    start: Node
    relation: str
    end: Node


@dataclass(frozen=True)
class Thread:
    """All links of a framework, from both ends; links are in the order of the files."""

    links: tuple[Link, ...]
    outgoing: Mapping[Node, tuple[Link, ...]]
    incoming: Mapping[Node, tuple[Link, ...]]

    def related(self, node: Node) -> dict[str, tuple[str, ...]]:
        """Return the ids next to `node` by kind, either direction, each once, sorted."""
        found: dict[str, set[str]] = {}
        for link in self.outgoing.get(node, ()):
            found.setdefault(link.end[0], set()).add(link.end[1])
        for link in self.incoming.get(node, ()):
            found.setdefault(link.start[0], set()).add(link.start[1])
        return {kind: tuple(sorted(ids)) for kind, ids in sorted(found.items())}


def trace(programme: Programme) -> Thread:
    """Collect every link that the framework's files state."""
    links = tuple(dict.fromkeys(_links(programme)))
    outgoing: dict[Node, list[Link]] = {}
    incoming: dict[Node, list[Link]] = {}
    for link in links:
        outgoing.setdefault(link.start, []).append(link)
        incoming.setdefault(link.end, []).append(link)
    return Thread(
        links,
        MappingProxyType({node: tuple(found) for node, found in outgoing.items()}),
        MappingProxyType({node: tuple(found) for node, found in incoming.items()}),
    )


def indicators_in(condition: Condition) -> Iterator[str]:
    """Return the indicators a condition asks for."""
    if condition.indicator is not None:
        yield condition.indicator
    for inner in (*(condition.all or ()), *(condition.any or ()), *((condition.not_,) if condition.not_ else ())):
        yield from indicators_in(inner)


def trigger_indicators(triggers: Triggers) -> tuple[str, ...]:
    """Return the indicators whose values make a village need the intervention, each once."""
    conditions = (*(triggers.all or ()), *(triggers.any or ()))
    return tuple(dict.fromkeys(one for condition in conditions for one in indicators_in(condition)))


def _each(start: Node, relation: str, kind: str, ids: Iterable[str | None]) -> Iterator[Link]:
    return (Link(start, relation, (kind, one)) for one in ids if one)


def _links(programme: Programme) -> Iterator[Link]:
    yield from _assessment_links(programme)
    yield from _intervention_links(programme)
    yield from _result_links(programme)
    yield from _people_and_place_links(programme)


def _assessment_links(programme: Programme) -> Iterator[Link]:
    for dimension in programme.assessment.dimensions:
        yield from _each(("dimension", dimension.id), "measures", "indicator", (one.indicator for one in dimension.indicators))
    for indicator in programme.indicators.values():
        node = ("indicator", indicator.id)
        yield from _each(node, "comes-from", "source", indicator.sources)
        parts = (programme.index_parts.get(part) for part in indicator.alignment.idm)
        yield from _each(node, "aligned-with", "index", parts)
        yield from _each(node, "kept-by", "actor", [indicator.responsible])
    for group in programme.vulnerable_groups.values():
        node = ("vulnerable-group", group.id)
        yield from _each(node, "seen-in", "indicator", group.indicators)
        yield from _each(node, "exposed-to", "risk", group.risks)
        yield from _each(node, "based-on", "source", group.sources)
    for risk in programme.risks.values():
        node = ("risk", risk.id)
        yield from _each(node, "seen-in", "indicator", risk.indicators)
        yield from _each(node, "lowered-by", "intervention", (one.intervention for one in risk.mitigations))
        yield from _each(node, "lowered-by-actor", "actor", (one.responsible for one in risk.mitigations))
        yield from _each(node, "based-on", "source", risk.sources)
    for potential in programme.potentials.values():
        node = ("potential", potential.id)
        yield from _each(node, "seen-in", "indicator", potential.indicators)
        yield from _each(node, "used-by", "intervention", potential.interventions)
        yield from _each(node, "threatened-by", "risk", potential.risks)
        yield from _each(node, "based-on", "source", potential.sources)
    for index in programme.indices.values():
        yield from _each(("index", index.id), "based-on", "source", index.sources)


def _intervention_links(programme: Programme) -> Iterator[Link]:
    for one in programme.interventions.values():
        node = ("intervention", one.id)
        yield from _each(node, "part-of", "component", [one.component])
        yield from _each(node, "serves", "vulnerable-group", one.target_group)
        yield from _each(node, "triggered-by", "indicator", trigger_indicators(one.triggers))
        yield from _each(node, "comes-after", "intervention", (other.first for other in one.triggers.otherwise))
        yield from _each(node, "produces", "result", (*one.outputs, *one.contributes_to))
        yield from _each(node, "done-by", "actor", (*(step.responsible for step in one.activities), *one.actors))
        yield from _each(node, "in-sector", "sector", one.sectors)
        yield from _each(node, "paid-by", "fund-kind", one.funding)
        yield from _each(node, "planned-in", "planning-document", one.village_planning)
        yield from _each(node, "builds-on", "potential", one.potentials)
        yield from _each(node, "assumes", "risk", (assumption.risk for assumption in one.assumptions))
        yield from _each(node, "based-on", "source", one.sources)
    for stage in programme.graduation.stages:
        yield from _each(("graduation-stage", stage.id), "uses", "intervention", stage.interventions)
    for criterion in programme.graduation.criteria:
        yield from _each(("graduation-criterion", criterion.id), "measured-by", "indicator", [criterion.indicator])


def _result_links(programme: Programme) -> Iterator[Link]:
    for result in programme.results.results:
        node = ("result", result.id)
        yield from _each(node, "contributes-to", "result", result.contributes_to)
        yield from _each(node, "measured-by", "indicator", (target.indicator for target in result.targets))
        yield from _each(node, "owed-by", "actor", [result.responsible])
        yield from _each(node, "assumes", "risk", (assumption.risk for assumption in result.assumptions))
    for question in programme.learning.questions:
        node = ("learning-question", question.id)
        yield from _each(node, "looks-at", "indicator", question.indicators)
        yield from _each(node, "looks-at", "intervention", question.interventions)
        yield from _each(node, "asked-by", "actor", [question.owner])


def _people_and_place_links(programme: Programme) -> Iterator[Link]:
    for task in programme.governance.responsibilities:
        node = ("responsibility", task.id)
        yield from _each(node, "accountable", "actor", [task.accountable])
        yield from _each(node, "responsible", "actor", task.responsible)
        yield from _each(node, "consulted", "actor", task.consulted)
        yield from _each(node, "informed", "actor", task.informed)
    for body in programme.governance.bodies:
        yield from _each(("body", body.id), "has-member", "actor", body.members)
    for sector in programme.integration.sectors:
        node = ("sector", sector.id)
        yield from _each(node, "guided-by", "actor", (sector.knowledge_partner, sector.lead_collaborator, *sector.ministries))
    for link in programme.integration.links:
        yield Link(("sector", link.from_sector), "supports", ("sector", link.to_sector))
        yield from _each(("sector", link.from_sector), "through", "intervention", link.interventions)
    for criterion in programme.pilot_selection.criteria:
        yield from _each(("pilot-criterion", criterion.id), "measured-by", "indicator", [criterion.indicator])
    for decision in programme.decisions.values():
        yield from _each(("decision", decision.id), "decided-by", "actor", decision.decided_by)
        yield from _each(("decision", decision.id), "recorded-in", "source", decision.sources)
