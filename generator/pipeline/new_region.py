"""The steps of a new region: judge the request, open the base, work out every file, check what it makes, put it in place."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from generator.analysis.golden_thread import trace
from generator.model.boundaries import Ring
from generator.pages.view import View
from generator.pipeline import run_check
from generator.problems import GeneratorError, Severity, Told
from generator.reading.boundaries import ENDINGS
from generator.reading.messages import read_messages
from generator.reading.project import read_project
from generator.reading.region_folder import is_region
from generator.reading.schema import read_schemas
from generator.reading.telling import has_errors, tell_all
from generator.reading.topojson import features_of
from generator.replication.centroids import centroid_of
from generator.replication.new_region import WRITTEN_IN, Base, Outlines, new_region_files
from generator.replication.package import Package, files_of_package, package_of, with_checksums
from generator.replication.package_source import open_package
from generator.replication.region_request import Refusal, RegionRequest, refusals, refused_boundaries, refused_folder
from generator.replication.repository_address import base_address, tool_requirement
from generator.writing.new_folder import is_free, write_new_folder

BOUNDARIES = "data"
"""The region's folder for the boundary files that it was given."""

VILLAGE_CODE = 13
UNDATED = "tanggal-acuan-hilang"
"""An unpacked base may carry no day of its own; the region has one."""


@dataclass(frozen=True)
class BaseSource:
    """Where the base of a region comes from: a project's folder, or a source of packages and the version to take."""

    project: Path
    source: str | None = None
    version: str | None = None


@dataclass(frozen=True, eq=False)
class NewRegion:
    """What stands in the way of a region, or every file of it by its path; `told` are mistakes of the base."""

    refused: tuple[Refusal, ...] = ()
    told: tuple[Told, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def villages(self) -> int:
        """How many villages are in its registers."""
        registers = (content for path, content in self.files.items() if path.startswith("villages/") and path.endswith("/villages.csv"))
        return sum(content.count(b"\n") - 1 for content in registers)


def run_new_region(target: Path, source: BaseSource, request: RegionRequest, boundaries: Path | None, language: str) -> NewRegion:
    """Work out a region; nothing is written yet (see `run_write_region`)."""
    refused = list(refusals(request))
    if not is_free(target):
        refused.append(refused_folder(str(target)))
    outlines = Outlines()
    if boundaries is not None:
        outlines, found = _read_outlines(boundaries, request.regions)
        refused.extend(found)
    if refused:
        return NewRegion(tuple(refused))
    with _opened(source) as package:
        schemas = read_schemas(package.folder)
        project, problems = read_project(package.folder, schemas)
        problems = tuple(one for one in problems if one.code != UNDATED)
        if has_errors(problems, read_messages()):
            return NewRegion(told=tell_all(package.folder, problems, read_messages(), language))
        thread = trace(project.programme)
        identity = project.programme.identity
        base = Base(
            project, schemas, lambda language: View(project, thread, language, WRITTEN_IN),
            with_checksums(files_of_package(package.folder)), package.version, package.sha256,
            base_address(package.folder, source.source, identity), tool_requirement(package.folder, identity),
        )  # fmt: skip
        return NewRegion(files=new_region_files(base, request, outlines))


def run_write_region(target: Path, region: NewRegion, language: str) -> tuple[Told, ...]:
    """Write a region beside its place, check it, and put it there if nothing is wrong; returns what was found."""
    told: tuple[Told, ...] = ()

    def is_right(stage: Path) -> bool:
        nonlocal told
        told = run_check(stage).told(language)
        return all(one.severity is not Severity.ERROR for one in told)

    write_new_folder(target, region.files, is_right)
    return told


@contextmanager
def _opened(source: BaseSource) -> Iterator[Package]:
    """Open the base: a folder or archive has one version; of an address or a repository the version must be named."""
    folder = source.project if source.source is None else Path(source.source).expanduser()
    if source.version is None and folder.is_dir() and not str(folder).endswith(".git"):
        if is_region(folder):
            raise GeneratorError(f"{folder}: folder wilayah, bukan kerangka dasar; sebut dasarnya dengan --base | a region, not a base; name the base with --base")
        yield package_of(folder.resolve())
        return
    if source.version is None:
        raise GeneratorError(
            f"{source.source}: sebutkan versinya dengan --base-version, misalnya 2026.1 | name its version with --base-version, such as 2026.1"
        )
    with open_package(source.source or str(folder), source.version) as package:
        yield package


def _read_outlines(named: Path, codes: tuple[str, ...]) -> tuple[Outlines, tuple[Refusal, ...]]:
    """Read boundary files: a copy of each for the region, and a centre for each village that has an outline."""
    found = sorted(one for one in named.iterdir() if one.suffix in ENDINGS) if named.is_dir() else [named]
    shapes: dict[str, tuple[Ring, ...]] = {}
    files: dict[str, bytes] = {}
    try:
        for file in found:
            files[f"{BOUNDARIES}/{file.name}"] = content = file.read_bytes()
            shapes |= dict(features_of(json.loads(content)))
    except (OSError, ValueError, RecursionError):
        files = {}
    refused = tuple(refused_boundaries(str(named), shapes.keys() if files else None, codes))
    ours = {code: rings for code, rings in shapes.items() if len(code) == VILLAGE_CODE and _is_within(code, codes)}
    centres = {code: centre for code, rings in sorted(ours.items()) if (centre := centroid_of(rings)) is not None}
    place = BOUNDARIES if named.is_dir() else f"{BOUNDARIES}/{named.name}"
    return Outlines(place, files, centres), refused


def _is_within(code: str, codes: tuple[str, ...]) -> bool:
    return any(code == one or code.startswith(f"{one}.") for one in codes)
