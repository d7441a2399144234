"""One project folder to one `Project`, with every problem that reading can see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd

from generator.model.programme import Programme
from generator.problems import Problem
from generator.project import Project, Reference
from generator.reading.as_of import read_as_of
from generator.reading.boundaries import read_boundaries
from generator.reading.data_package import read_region_packages
from generator.reading.documents import read_documents
from generator.reading.framework import read_framework, read_framework_table
from generator.reading.layers import read_layers
from generator.reading.markdown_file import find_pictures, read_prose
from generator.reading.region_folder import base_path
from generator.reading.regions import national_names_of, regions_of
from generator.reading.releases import read_releases
from generator.reading.schema import Schemas
from generator.reading.upgrades import read_upgrades
from generator.reading.villages import VillageData, read_villages
from generator.tables import Table


def read_project(root: Path, schemas: Schemas) -> tuple[Project, tuple[Problem, ...]]:
    """Read framework, villages and prose below `root`."""
    villages, problems = read_villages(root, schemas)
    regions = regions_of(villages.register.frame["code"], villages.invented)
    layers, found = read_layers(root, schemas)
    problems += found
    programme, found = read_framework(root, schemas, regions, layers)
    problems += found
    reference, found = _read_reference(root, schemas)
    problems += found
    sensitivity, found = read_framework_table(root, schemas, "pilot-sensitivity.csv")
    problems += found
    sensitivity = None if found else sensitivity
    prose, unreadable, found = read_prose(root, programme.identity.languages or ("id",))
    problems += found
    as_of, found = read_as_of(root, programme.identity.as_of)
    problems += found if "identity" not in programme.unreadable else ()
    upgrades, found = read_upgrades(root, schemas)
    problems += found
    programme = replace(programme, upgrades=upgrades, unreadable=programme.unreadable | unreadable | villages.unreadable)
    ours = {*regions, *villages.register.frame["code"]}
    identity = programme.identity
    boundaries, found = read_boundaries(root, identity.boundaries, identity.source.at("boundaries"), ours)
    problems += found
    releases, found = read_releases(root, schemas)
    problems += found
    packages, found = read_region_packages(root, schemas, layers.base or identity)
    problems += found
    project = Project(
        programme=programme,
        register=villages.register,
        observations=villages.observations,
        context=villages.context,
        profiles=villages.profiles,
        stories=villages.stories,
        reference=reference,
        pilot_sensitivity=sensitivity,
        prose=prose,
        as_of=as_of,
        national_names=national_names_of(_mentioned(villages, programme, reference)),
        boundaries=boundaries,
        documents=read_documents(root, programme.identity),
        releases=releases,
        pictures=tuple(find_pictures(root, identity.languages or ("id",))),
        base=layers.base,
        deviations=layers.deviations,
        origins=layers.origins,
        region_packages=packages,
    )
    return project, problems


def _mentioned(villages: VillageData, programme: Programme, reference: Reference) -> Iterator[str]:
    """Yield every code of a place that a file names."""
    yield from villages.register.frame["code"]
    yield from villages.context.frame["village_code"].unique()
    yield from (one.place_code for one in programme.undertakings)
    for cell in reference.summaries.frame["missing_regions"].unique():
        yield from (code for code in cell.split(";") if code)


def _read_reference(root: Path, schemas: Schemas) -> tuple[Reference, tuple[Problem, ...]]:
    problems: tuple[Problem, ...] = ()
    tables = {}
    for name in ("bins", "summaries"):
        table, found = read_framework_table(root, schemas, f"reference/{name}.csv", base_path(root, ""))
        problems += found
        empty = pd.DataFrame({column: pd.Series(dtype="object") for column in schemas.columns(f"reference-{name}")})
        tables[name] = table or Table(f"framework/reference/{name}.csv", empty)
    return Reference(**tables), problems
