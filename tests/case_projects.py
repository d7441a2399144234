"""Drop-in projects: `cases/valid/<name>/` and `cases/invalid/<code>[--<variant>]/`, found by glob.

Each is laid over `cases/valid/minimal/`: its files replace or add, and its `case.yml` may say

- `edit: [{path, find, put}]`: replace the one place where `find` stands,
- `delete: [path]`, `encode: {path: encoding}`, `append: {path: {text, times}}`,
- `expect: [{path, line, code, hint}]`: what must be told; `hint` is Indonesian and occurs in the
  fact or the fix,
- `region: true`: the minimal project is the base of a region, below `base/`, with its checksums,
- `only: false` where other errors may appear as well (by default they may not).
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.reading.base_files import SUMS, checksum, checksums_of, written_checksums
from generator.replication.package import files_of_package, version_of

CASES = Path(__file__).parent / "cases"
MINIMAL = CASES / "valid" / "minimal"
SCHEMAS = Path(__file__).parent.parent / "schemas"
CASE_FILE = "case.yml"


@dataclass(frozen=True)
class Expected:
    """A problem that a case must tell."""

    path: str
    line: int
    code: str
    hint: str


@dataclass(frozen=True)
class Case:
    """One folder below `cases/`."""

    folder: Path
    data: dict[str, Any]

    @property
    def name(self) -> str:
        """The folder's name, which starts with the code it is about."""
        return self.folder.name

    @property
    def expected(self) -> tuple[Expected, ...]:
        """What must be told."""
        return tuple(Expected(**one) for one in self.data.get("expect", ()))

    @property
    def is_only(self) -> bool:
        """Whether no other errors may appear."""
        return bool(self.data.get("only", True))


def cases(kind: str) -> list[Case]:
    """Return all cases of `cases/<kind>/`, sorted by name."""
    folders = sorted(folder for folder in (CASES / kind).iterdir() if folder.is_dir() and folder != MINIMAL)
    return [Case(folder, yaml.safe_load((folder / CASE_FILE).read_text(encoding="utf-8"))) for folder in folders]


def lay_out_minimal(root: Path) -> Path:
    """Copy the minimal project, with the repository's schemas beside it, into `root`."""
    shutil.copytree(MINIMAL, root, dirs_exist_ok=True)
    shutil.copytree(SCHEMAS, root / "schemas", dirs_exist_ok=True)
    return root


REGION = """id: program-wilayah
extends:
  framework: "https://example.org/contoh.git"
  version: "0.1"
  sha256: "{sha256}"
title: {{id: Program wilayah, en: Programme of a region}}
status: draft
version: "0.1"
as_of: "2026-11-24"
repository: "https://example.org/wilayah"
site_url: "https://example.org/wilayah/"
"""


def lay_out_region(root: Path) -> Path:
    """Write a region without adaptations into `root`, whose base is the minimal project."""
    lay_out_minimal(root)
    base = root / "base"
    base.mkdir()
    for folder in ("framework", "schemas", "docs"):
        (root / folder).rename(base / folder)
    return sign_base(root)


def lay_out_region_on(framework: Path, root: Path) -> Path:
    """Write a region without adaptations into `root`, whose base is another project."""
    for path, content in files_of_package(framework).items():
        (root / "base" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "base" / path).write_bytes(content)
    identity = sign_base(root) / "programme.yml"
    named = identity.read_text(encoding="utf-8").replace('  version: "0.1"', f'  version: "{version_of(framework)}"')
    identity.write_text(named, encoding="utf-8", newline="\n")
    return root


def sign_base(root: Path) -> Path:
    """Write the checksums of `base/` as it is now, and a programme.yml that names them."""
    sums = written_checksums(checksums_of(root / "base"))
    (root / "base" / SUMS).write_bytes(sums)
    (root / "programme.yml").write_text(REGION.format(sha256=checksum(sums)), encoding="utf-8", newline="\n")
    return root


def lay_out(case: Case, root: Path) -> Path:
    """Write the project of a case into `root`."""
    (lay_out_region if case.data.get("region") else lay_out_minimal)(root)
    shutil.copytree(case.folder, root, dirs_exist_ok=True)
    (root / CASE_FILE).unlink()
    for path in case.data.get("delete", ()):
        (root / path).unlink()
    for edit in case.data.get("edit", ()):
        file = root / edit["path"]
        text = file.read_text(encoding="utf-8")
        assert text.count(edit["find"]) == 1, f"{case.name}: {edit['find']!r} stands {text.count(edit['find'])} times"
        file.write_text(text.replace(edit["find"], edit["put"]), encoding="utf-8", newline="\n")
    for path, more in case.data.get("append", {}).items():
        with (root / path).open("a", encoding="utf-8", newline="\n") as file:
            file.write(more["text"] * more["times"])
    for path, encoding in case.data.get("encode", {}).items():
        file = root / path
        file.write_bytes(file.read_text(encoding="utf-8").encode(encoding))
    return root
