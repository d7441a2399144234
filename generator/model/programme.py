"""The programme: everything in `framework/`, looked up by id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.model.acknowledgement import Acknowledgements
from generator.model.adaptation import Adaptation
from generator.model.assessment import Assessment
from generator.model.composite_index import CompositeIndex
from generator.model.document import Decision, ProjectDocument
from generator.model.funding import Funding
from generator.model.glossary import Glossary
from generator.model.governance import Governance
from generator.model.graduation import Graduation
from generator.model.identity import Identity
from generator.model.indicator import Indicator
from generator.model.integration import Integration
from generator.model.intervention import Intervention, InterventionModel
from generator.model.learning import Learning
from generator.model.pilot_selection import PilotSelection
from generator.model.potential import Potential
from generator.model.poverty_measure import PovertyMeasure
from generator.model.results import ResultsFramework
from generator.model.risk import Risk
from generator.model.source import Source
from generator.model.undertaking import Undertaking
from generator.model.upgrade import Upgrade
from generator.model.village import Region
from generator.model.vocabulary import Choices, Disaggregations
from generator.model.vulnerable_group import VulnerableGroup
from generator.model.workplan import Workplan


@dataclass(frozen=True, kw_only=True)
class Programme:
    """The aggregate of all framework files.

    `unreadable` holds the kinds (see `known`) of which at least one file could not be read: what
    they define is not known, so nobody may call a reference to them wrong.
    """

    identity: Identity
    assessment: Assessment
    poverty_measure: PovertyMeasure
    intervention_model: InterventionModel
    graduation: Graduation
    results: ResultsFramework
    learning: Learning
    governance: Governance
    integration: Integration
    pilot_selection: PilotSelection
    workplan: Workplan
    funding: Funding
    document: ProjectDocument
    disaggregations: Disaggregations
    choices: Choices
    glossary: Glossary
    acknowledgements: Acknowledgements
    sources: Mapping[str, Source]
    indicators: Mapping[str, Indicator]
    indices: Mapping[str, CompositeIndex]
    vulnerable_groups: Mapping[str, VulnerableGroup]
    risks: Mapping[str, Risk]
    potentials: Mapping[str, Potential]
    interventions: Mapping[str, Intervention]
    decisions: Mapping[str, Decision]
    undertakings: tuple[Undertaking, ...]
    regions: Mapping[str, Region]
    adaptations: Mapping[str, Adaptation] = field(default_factory=dict)
    upgrades: Mapping[str, Upgrade] = field(default_factory=dict)
    unreadable: frozenset[str] = frozenset()

    @cached_property
    def index_parts(self) -> Mapping[str, str]:
        """Which index each observable part of an index belongs to; the index itself is one."""
        return {
            part: index.id
            for index in self.indices.values()
            for part in (
                index.id,
                *(sub.id for sub in index.sub_indices),
                *(component.id for sub in index.sub_indices for component in sub.components),
            )
        }

    @cached_property
    def ids(self) -> Mapping[str, frozenset[str]]:
        """Every id that may be referred to, by kind of thing."""
        return {
            "actor": frozenset(actor.id for actor in self.governance.actors),
            "body": frozenset(body.id for body in self.governance.bodies),
            "dimension": frozenset(dimension.id for dimension in self.assessment.dimensions),
            "component": frozenset(component.id for component in self.intervention_model.components),
            "sector": frozenset(sector.id for sector in self.integration.sectors),
            "planning-document": frozenset(one.id for one in self.integration.planning_documents),
            "fund-kind": frozenset(kind.id for kind in self.funding.kinds),
            "asnaf": frozenset(one.id for one in self.funding.asnaf),
            "result": frozenset(result.id for result in self.results.results),
            "chapter": frozenset(chapter.id for chapter in self.document.chapters),
            "disaggregation": frozenset(one.id for one in self.disaggregations.disaggregations),
            "choice-list": frozenset(one.id for one in self.choices.lists),
            "source": frozenset(self.sources),
            "indicator": frozenset(self.indicators) | frozenset(self.index_parts),
            "vulnerable-group": frozenset(self.vulnerable_groups),
            "risk": frozenset(self.risks),
            "potential": frozenset(self.potentials),
            "intervention": frozenset(self.interventions),
            "decision": frozenset(self.decisions),
        }

    def known(self, kind: str) -> frozenset[str] | None:
        """Return the ids of a kind, or None when a file that defines them could not be read."""
        return None if kind in self.unreadable else self.ids[kind]
