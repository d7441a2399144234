"""Nothing stands in the framework that nobody uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.checks.model_files import model_files
from generator.checks.references import mentions_in
from generator.model.indicator import Indicator
from generator.problems import Location, Problem
from generator.project import Project
from generator.text import Text

KIND_WORDS: Mapping[str, Text] = {
    "actor": Text({"id": "pelaku", "en": "actor"}),
    "choice-list": Text({"id": "daftar jawaban", "en": "choice list"}),
    "disaggregation": Text({"id": "pemilahan", "en": "disaggregation"}),
    "fund-kind": Text({"id": "jenis dana", "en": "kind of fund"}),
    "indicator": Text({"id": "indikator", "en": "indicator"}),
    "intervention": Text({"id": "intervensi", "en": "intervention"}),
    "potential": Text({"id": "potensi", "en": "potential"}),
    "result": Text({"id": "keluaran", "en": "output"}),
    "risk": Text({"id": "risiko", "en": "risk"}),
    "sector": Text({"id": "sektor", "en": "sector"}),
    "source": Text({"id": "sumber", "en": "source"}),
    "vulnerable-group": Text({"id": "kelompok rentan", "en": "vulnerable group"}),
}


def check_usage(project: Project) -> Iterator[Problem]:
    """Every element is used by at least one other (not said while a file cannot be read)."""
    if project.programme.unreadable:
        return
    used = _used(project)
    for kind, id_, source in _elements(project):
        if id_ not in used[kind]:
            yield Problem("tidak-dipakai", source, {"value": id_, "kind": KIND_WORDS[kind]})


def _used(project: Project) -> Mapping[str, set[str]]:
    used: dict[str, set[str]] = {kind: set() for kind in KIND_WORDS}
    for file in model_files(project):
        own = file.id if isinstance(file, Indicator) else None
        for mention in mentions_in(file):
            if mention.kind in used and mention.id != own:
                used[mention.kind].add(mention.id)
    for observations in (project.observations, project.context):
        used["source"].update(observations.frame["source"].unique())
        used["indicator"].update(observations.frame["indicator"].unique())
    splits = project.observations.frame["disaggregation"].unique()
    used["disaggregation"].update(part.partition("=")[0] for split in splits for part in split.split(";"))
    for table in (project.reference.bins, project.reference.summaries):
        if "source" in table.frame.columns:
            used["source"].update(table.frame["source"].unique())
    return used


def _elements(project: Project) -> Iterator[tuple[str, str, Location]]:
    programme = project.programme
    outputs = [result for result in programme.results.results if result.level == "output"]
    kinds: Mapping[str, Iterable[Any]] = {
        "vulnerable-group": programme.vulnerable_groups.values(),
        "risk": programme.risks.values(),
        "intervention": programme.interventions.values(),
        "indicator": programme.indicators.values(),
        "potential": programme.potentials.values(),
        "actor": programme.governance.actors,
        "source": programme.sources.values(),
        "result": outputs,
        "sector": programme.integration.sectors,
        "fund-kind": programme.funding.kinds,
        "choice-list": programme.choices.lists,
        "disaggregation": programme.disaggregations.disaggregations,
    }
    for kind, elements in kinds.items():
        yield from ((kind, one.id, one.source.at("id")) for one in elements)
