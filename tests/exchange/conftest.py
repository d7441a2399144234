"""A small project of one regency, and an import into it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.exchange.table import TableImport
from generator.pipeline import run_import_table, run_write_import

ROOT = Path(__file__).resolve().parents[2]
FOLDER = "villages/18-lampung/18.02-lampung-tengah"
PARTS = (
    "framework/indices/idm.yml",
    "framework/indicators/sanitasi-layak.yml",
    "framework/indicators/bum-desa-aktif.yml",
    "framework/sources/kode-wilayah-2025.yml",
    *(f"framework/sources/idm-{year}.yml" for year in (2021, 2022, 2023, 2024)),
)
REGISTER = """\
code,code_system,name,kind,district,latitude,longitude,valid_from,predecessors,synthetic
18.02.01.2001,kemendagri-2025,Sri Way Langsep,desa,18.02.01,-5.249,104.924,,,false
18.02.01.2002,kemendagri-2025,Wayakrui,desa,18.02.01,-5.251,104.945,,18.02.01.2099,false
18.02.01.2003,kemendagri-2025,Kalirejo,desa,18.02.01,-5.232,104.957,,,false
"""
IDM = f"""\
source: idm-2024
rows: [{{column: KODE, starts_with: "18"}}]
village_code: {{column: KODE}}
values:
  - {{column: IDM, indicator: idm, period: "2024", status: reported, decimals: 4}}
into: {FOLDER}
"""


@dataclass(frozen=True)
class Place:
    """A project in a folder of its own, with what a test does to it."""

    root: Path

    def file(self, name: str, content: str | bytes) -> str:
        """Write a file and return its path below the project."""
        data = content.encode("utf-8") if isinstance(content, str) else content
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_bytes(data)
        return name

    def plan(
        self, table: str | bytes, mapping: str = IDM, *, name: str = "data.csv", replace: bool = False
    ) -> TableImport:
        """Work out an import of a table under the name `name`."""
        file, guide = self.file(name, table), self.file("mapping.yml", mapping)
        return run_import_table(self.root, file, guide, replace=replace)[1]

    def take(
        self, table: str | bytes, mapping: str = IDM, *, name: str = "data.csv", replace: bool = False
    ) -> TableImport:
        """Import a table and write it, as the command does."""
        imported = self.plan(table, mapping, name=name, replace=replace)
        run_write_import(self.root, imported)
        return imported

    def text(self, name: str) -> str:
        """Return the text of a file of the regency, '' where there is none."""
        file = self.root / FOLDER / name
        return file.read_text(encoding="utf-8") if file.is_file() else ""


def small_project(root: Path, register: str = REGISTER) -> Place:
    """Make the project in an empty folder."""
    shutil.copytree(ROOT / "schemas", root / "schemas")
    place = Place(root)
    for part in PARTS:
        place.file(part, (ROOT / part).read_bytes())
    if register:
        place.file(f"{FOLDER}/villages.csv", register)
    return place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return small_project(tmp_path)


@pytest.fixture(scope="module")
def lasting_place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Return a project for tests that put it back to its beginning themselves."""
    return small_project(tmp_path_factory.mktemp("project"))
