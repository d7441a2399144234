"""Versions of the base for tests: archives as they were once exported, and lists of edits that make another of one.

An archive is `kerangka export base`, kept as it was. Where the tool can no longer read it, export the present base
in its place and write the new checksum into the programme.yml of the regions.
"""

from __future__ import annotations

from pathlib import Path

import yaml

from generator.reading.base_files import SUMS, checksums_of, written_checksums
from generator.replication.archive import unpack

BASES = Path(__file__).parent / "bases"
REGIONS = Path(__file__).parent


def archive_of(version: str) -> Path:
    """Return the archive of a version that was kept whole."""
    return BASES / f"{version}.tar.gz"


def lay_out_base(version: str, target: Path) -> Path:
    """Write a version of the base into a new folder, which then is a package and a project, and return the folder."""
    target.mkdir()
    if archive_of(version).is_file():
        return unpack(archive_of(version), version, target)
    edits = yaml.safe_load((BASES / f"{version}.yml").read_text(encoding="utf-8"))
    base = lay_out_base(edits["after"], target / "after")
    numbered = {"path": "framework/programme.yml", "find": f'version: "{edits["after"]}"', "put": f'version: "{version}"'}
    for one in (*edits["edits"], numbered):
        file = base / one["path"]
        text = file.read_text(encoding="utf-8")
        assert text.count(one["find"]) == 1, f"{one['path']}: {one['find']!r} stands {text.count(one['find'])} times"
        file.write_text(text.replace(one["find"], one["put"]), encoding="utf-8", newline="\n")
    for path in edits["delete"]:
        (base / path).unlink()
    for path, text in edits["add"].items():
        (base / path).write_text(text, encoding="utf-8", newline="\n")
    (base / SUMS).write_bytes(written_checksums(checksums_of(base)))
    return base
