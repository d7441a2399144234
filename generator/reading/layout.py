"""Which file holds what: the one list of framework files, their schemas and their classes."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.acknowledgement import Acknowledgements
from generator.model.assessment import Assessment
from generator.model.composite_index import CompositeIndex
from generator.model.document import Decision, ProjectDocument
from generator.model.funding import Funding
from generator.model.glossary import Glossary
from generator.model.governance import Governance
from generator.model.graduation import Graduation
from generator.model.identity import BASE, Identity
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
from generator.model.vocabulary import Choices, Disaggregations
from generator.model.vulnerable_group import VulnerableGroup
from generator.model.workplan import Workplan


@dataclass(frozen=True)
class Part:
    """A part of the framework: its field in `Programme`, file or folder, schema, class, and what ids it defines.

    An `optional` file is read as empty where it is not there.
    """

    field: str
    path: str
    schema: str
    model: type
    defines: tuple[str, ...] = ()
    optional: bool = False


SINGLE_FILES = (
    Part("identity", "programme.yml", "programme", Identity),
    Part("assessment", "assessment.yml", "assessment", Assessment, ("dimension",)),
    Part("poverty_measure", "poverty-measure.yml", "poverty-measure", PovertyMeasure),
    Part("intervention_model", "intervention-model.yml", "intervention-model", InterventionModel, ("component",)),
    Part("graduation", "graduation.yml", "graduation", Graduation),
    Part("results", "results.yml", "results", ResultsFramework, ("result",)),
    Part("learning", "learning.yml", "learning", Learning),
    Part("governance", "governance.yml", "governance", Governance, ("actor", "body")),
    Part("integration", "integration.yml", "integration", Integration, ("sector", "planning-document")),
    Part("pilot_selection", "pilot-selection.yml", "pilot-selection", PilotSelection),
    Part("workplan", "workplan.yml", "workplan", Workplan),
    Part("funding", "funding.yml", "funding", Funding, ("fund-kind", "asnaf")),
    Part("document", "document.yml", "document", ProjectDocument, ("chapter",)),
    Part("disaggregations", "disaggregations.yml", "disaggregations", Disaggregations, ("disaggregation",)),
    Part("choices", "choices.yml", "choices", Choices, ("choice-list",)),
    Part("glossary", "glossary.yml", "glossary", Glossary),
    Part("acknowledgements", "acknowledgements.yml", "acknowledgements", Acknowledgements, optional=True),
)

FOLDERS = (
    Part("sources", "sources", "source", Source, ("source",)),
    Part("indicators", "indicators", "indicator", Indicator, ("indicator",)),
    Part("indices", "indices", "composite-index", CompositeIndex, ("indicator",)),
    Part("vulnerable_groups", "vulnerable-groups", "vulnerable-group", VulnerableGroup, ("vulnerable-group",)),
    Part("risks", "risks", "risk", Risk, ("risk",)),
    Part("potentials", "potentials", "potential", Potential, ("potential",)),
    Part("interventions", "interventions", "intervention", Intervention, ("intervention",)),
    Part("decisions", "decisions", "decision", Decision, ("decision",)),
)

TABLES = {
    "programmes.csv": "programmes",
    "pilot-sensitivity.csv": "pilot-sensitivity",
    "reference/bins.csv": "reference-bins",
    "reference/summaries.csv": "reference-summaries",
}

REGENCY_FILES = {"villages.csv": "villages", "observations.csv": "observations", "context.csv": "context", "region.yml": "region"}
VILLAGE_FILES = {"profile.yml": "village-profile", "observations.csv": "observations"}

BASE_FILES = {"regions.yml": "regions"}
"""What a base may have at the top of the project."""
REGION_FILES = {"programme.yml": "programme"}
REGION_FOLDERS = {"adaptations": "adaptation", "upgrades": "upgrade"}
"""What a region has besides, by its path at the top of the project."""


def schema_of(path: str) -> str | None:
    """Return the name of the schema of a project's file, None where it has none; `path` is below the project.

    The base of a region is laid out as any project.
    """
    path = path.removeprefix(f"{BASE}/")
    if "/" not in path:
        return (BASE_FILES | REGION_FILES).get(path)
    top, *_, name = path.split("/")
    depth = path.count("/")
    if top in REGION_FOLDERS:
        return REGION_FOLDERS[top] if depth == 1 and name.endswith(".yml") else None
    if top == "framework":
        inside = path.removeprefix("framework/")
        folder = inside.rpartition("/")[0]
        singles = {part.path: part.schema for part in SINGLE_FILES} | TABLES
        folders = {part.path: part.schema for part in FOLDERS if name.endswith(".yml")}
        return singles.get(inside) or folders.get(folder)
    if top == "villages":
        return {3: REGENCY_FILES, 4: VILLAGE_FILES}.get(depth, {}).get(name)
    return None
