"""Released versions: `docs/v/<version>/`, each file as it was when the version was released."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from generator.model.release import Release
from generator.model.version import edition_of
from generator.problems import Location, Problem
from generator.project import PublishedRelease
from generator.reading.model_file import read_model
from generator.reading.schema import Schemas

FOLDER = "docs/v"
RECORD = "release.yml"


def read_releases(root: Path, schemas: Schemas) -> tuple[tuple[PublishedRelease, ...], tuple[Problem, ...]]:
    """Return all releases, the oldest first; a file that is not as it was released is a problem."""
    found: list[PublishedRelease] = []
    problems: list[Problem] = []
    for folder in sorted(one for one in (root / FOLDER).glob("*") if one.is_dir()):
        path = f"{FOLDER}/{folder.name}/{RECORD}"
        release, wrong = read_model(root, path, schemas, "release", Release)
        problems.extend(wrong)
        if release is None:
            continue
        if release.version != folder.name or edition_of(release.version) is None:
            parameters = {"value": release.version, "folder": folder.name}
            problems.append(Problem("rilis-salah-folder", release.source.at("version"), parameters))
            continue
        problems.extend(_changed(folder, release))
        found.append(PublishedRelease(release, str(folder)))
    found.sort(key=lambda one: edition_of(one.release.version) or (0, 0, 0))
    return tuple(found), (*problems, *_out_of_order(found))


def _changed(folder: Path, release: Release) -> Iterator[Problem]:
    """Yield what differs from the record: a file changed, gone, or laid beside the others."""
    here = f"{FOLDER}/{release.version}"
    for one in release.files:
        file = folder / one.name
        if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != one.sha256:
            yield Problem(
                "rilis-berubah", one.source.at("name"), {"value": f"{here}/{one.name}", "version": release.version}
            )
    listed = {RECORD, *(one.name for one in release.files)}
    for file in sorted(one for one in folder.rglob("*") if one.is_file()):
        name = file.relative_to(folder).as_posix()
        if name not in listed:
            yield Problem(
                "rilis-berubah", Location(f"{here}/{name}"), {"value": f"{here}/{name}", "version": release.version}
            )


def _out_of_order(found: list[PublishedRelease]) -> Iterator[Problem]:
    """Each release names the one before it and is not dated before it."""
    before: Release | None = None
    for one in (published.release for published in found):
        expected = before.version if before else None
        if one.previous != expected or (before is not None and one.date < before.date):
            here = one.source.at("previous" if one.previous else "version")
            yield Problem("rilis-urutan-rusak", here, {"value": one.version, "previous": expected or "-"})
        before = one
