"""The steps of a rehearsal: build regions with their present base and with this project's, and compare their pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.model.identity import BASE
from generator.pipeline import Checked, run_build, run_check, view_of
from generator.pipeline.upgrade import UpgradeRequest, run_upgrade, run_write_upgrade
from generator.problems import GeneratorError, Severity
from generator.publishing.page_changes import PageChanges, compare_pages
from generator.reading.as_of import read_as_of
from generator.reading.region_folder import REGION, is_region
from generator.reading.upgrades import FOLDER as UPGRADES
from generator.reading.yaml_file import read_yaml
from generator.replication.base_lines import with_base
from generator.replication.package import Package, package_of, vendor
from generator.replication.package_source import open_package
from generator.replication.rehearsal_report import Rehearsed, as_markdown, not_taken
from generator.replication.upgrade_report import UpgradeReport
from generator.writing.whole_file import write_files
from generator.writing.yaml_file import as_yaml

MADE = frozenset({"site", "export", "review"})
SHOWN = (8, 12, 64)
"""Lengths in which pages show a checksum."""


@dataclass(frozen=True)
class RehearsalRequest:
    """Where a region without a base gets it (else from the last release of this project), and where its sites are kept."""

    source: str | None = None
    sites: Path | None = None


def run_rehearsal(base: Checked, region: Path, request: RehearsalRequest, language: str) -> Rehearsed:
    """Build one region with both bases in temporary folders; the region itself is only read."""
    package = package_of(base.root)
    with TemporaryDirectory(prefix="kerangka-") as temporary:
        before, after = (Path(temporary) / name for name in ("before", "after"))
        rehearsed = Rehearsed(region.resolve().name, package.version)
        sites = request.sites / rehearsed.name if request.sites else Path(temporary) / "sites"
        try:
            used = _lay_out(base, region, before, request.source)
        except GeneratorError as error:
            return replace(rehearsed, refused=(str(error),))
        rehearsed = replace(rehearsed, before=used["version"])
        if refused := _build(before, sites / "before", language):
            return replace(rehearsed, refused=refused)
        if (used["version"], used["sha256"]) == (package.version, package.sha256):
            return replace(rehearsed, pages=compare_pages(sites / "before", sites / "before"))
        report = _upgrade(before, after, package, language)
        rehearsed = replace(rehearsed, upgrade=report, left_out=not_taken(report), is_after=True)
        _leave_out(after, rehearsed)
        if refused := _build(after, sites / "after", language):
            return replace(rehearsed, refused=refused)
        return replace(rehearsed, pages=_compared(sites, used, package))


def run_rehearsal_report(base: Checked, rehearsed: tuple[Rehearsed, ...], language: str) -> str:
    """Return what came out for all regions as Markdown."""
    return as_markdown(view_of(base.project, language), rehearsed)


def _lay_out(base: Checked, region: Path, target: Path, source: str | None) -> Mapping[str, str]:
    """Copy a region, with a base where it has none; returns what it extends then."""
    if not is_region(region):
        raise GeneratorError(f"{region}: bukan folder wilayah ({REGION} tidak ada) | not the folder of a region (no {REGION})")
    shutil.copytree(region, target, ignore=lambda folder, names: _left_behind(region, Path(folder), names))
    text = (target / REGION).read_bytes().decode("utf-8")
    extends = _data(target, REGION).get("extends")
    if not isinstance(extends, dict):
        raise GeneratorError(f"{region / REGION}: tulis extends | write extends")
    if not (target / BASE).is_dir():
        with _first_base(base, source, str(extends.get("version"))) as package:
            extends = {**extends, "version": package.version, "sha256": package.sha256}
            text = with_base(text, {"version": package.version, "sha256": package.sha256})
            write_files(vendor(package.folder, target / BASE))
    if not _data(target, REGION).get("as_of"):
        day, unknown = read_as_of(region, None)
        text += "" if unknown else f'\nas_of: "{day.isoformat()}"\n'  # the copy has no history to take the day from
    write_files({target / REGION: text.encode()})
    return {key: str(value) for key, value in extends.items()}


def _left_behind(region: Path, folder: Path, names: list[str]) -> list[str]:
    return [name for name in names if name.startswith(".") or (folder == region and name in MADE)]


def _data(root: Path, path: str) -> dict[str, Any]:
    document, _ = read_yaml(root, path)
    return document.data if document is not None and isinstance(document.data, dict) else {}


@contextmanager
def _first_base(base: Checked, source: str | None, version: str) -> Iterator[Package]:
    """Give the base of a region that has none: from a source, else the last release of this project."""
    if source is None:
        released = [Path(one.folder) / "base.tar.gz" for one in base.project.releases]
        last = next((file for file in reversed(released) if file.is_file()), None)
        if last is None:
            raise GeneratorError(
                f"tidak ada {BASE}/ dan belum ada rilis; sebutkan --from | there is no {BASE}/ and no release yet; name --from"
            )
        source, version = str(last), last.parent.name
    with open_package(source, version) as package:
        yield package


def _build(root: Path, site: Path, language: str) -> tuple[str, ...]:
    """Check and build a region; returns what stands in the way."""
    try:
        checked = run_check(root)
        if not checked.is_publishable:
            errors = (one for one in checked.told(language) if one.severity is Severity.ERROR)
            return tuple(f"{one.path}:{one.line} {one.code}: {one.fact}" for one in errors)
        return tuple(one.told(language) for one in run_build(checked, site))
    except GeneratorError as error:
        return (str(error),)


def _upgrade(before: Path, after: Path, package: Package, language: str) -> UpgradeReport:
    """Lay out the region with the base of this project, without a record of decisions; returns the report."""
    request = UpgradeRequest(package.version, str(package.folder), package.sha256, allow_older=True)
    upgraded = run_upgrade(before, request, language)
    if upgraded.report is None:
        raise GeneratorError(f"{before}: pemutakhiran tidak dapat dilaporkan | the upgrade cannot be reported")
    shutil.copytree(before, after, ignore=lambda folder, names: _left_behind(before, Path(folder), names))
    run_write_upgrade(after, upgraded)
    shutil.rmtree(after / UPGRADES)
    if (before / UPGRADES).is_dir():
        shutil.copytree(before / UPGRADES, after / UPGRADES)
    named = {"version": package.version, "sha256": package.sha256}
    text = with_base((before / REGION).read_bytes().decode("utf-8"), named)
    write_files({after / REGION: text.encode()})
    return upgraded.report


def _leave_out(after: Path, rehearsed: Rehearsed) -> None:
    """Take the changes that the new base does not take out of the adaptations of a copy."""
    numbers: dict[str, set[int]] = {}
    for one in rehearsed.left_out:
        numbers.setdefault(one.deviation.at.path, set()).add(one.deviation.number)
    for path, left in numbers.items():
        data = _data(after, path)
        changes = [change for number, change in enumerate(data["changes"]) if number not in left]
        if changes:
            write_files({after / path: as_yaml({**data, "changes": changes}).encode()})
        else:
            (after / path).unlink()


def _compared(sites: Path, used: Mapping[str, str], package: Package) -> PageChanges:
    checksums = (one[:length] for one in (used["sha256"], package.sha256) for length in SHOWN)
    return compare_pages(sites / "before", sites / "after", (used["version"], package.version, *checksums))
