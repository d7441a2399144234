"""The data package of a site: what the standard asks for, nothing that is hidden, the same bytes each time."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.exchange.data_package import package_files
from generator.pages.data import ARCHIVED_ROWS
from generator.pipeline import Checked, run_check, run_privacy_gate
from generator.publishing.site_files import write_files
from tests.case_projects import lay_out_region

FOLDER, ARCHIVE = "data/paket/", "data/paket.zip"
NAME = "^[a-z0-9][a-z0-9._/-]*$"
STANDARD = {
    # what https://datapackage.org/standard/ asks of a package, its resources, licences, sources and table schemas
    "type": "object", "required": ["resources"],
    "properties": {
        "$schema": {"const": "https://datapackage.org/profiles/2.0/datapackage.json"},
        "name": {"type": "string", "pattern": NAME}, "id": {"type": "string"}, "title": {"type": "string"},
        "description": {"type": "string"}, "homepage": {"type": "string", "pattern": "^https?://"}, "version": {"type": "string"},
        "created": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
        "licenses": {"type": "array", "minItems": 1, "items": {
            "anyOf": [{"required": ["name"]}, {"required": ["path"]}],
            "properties": {"path": {"pattern": "^https?://"}, "title": {"type": "string"}},
        }},
        "sources": {"type": "array", "items": {"type": "object", "properties": {"title": {"type": "string"}, "path": {"pattern": "^https?://"}}}},
        "resources": {"type": "array", "minItems": 1, "items": {
            "type": "object", "required": ["name", "path"],
            "properties": {
                "name": {"type": "string", "pattern": NAME}, "path": {"type": "string", "pattern": r"^(?![./~])[^\\]+$"},
                "type": {"const": "table"}, "format": {"const": "csv"}, "mediatype": {"const": "text/csv"}, "encoding": {"const": "utf-8"},
                "bytes": {"type": "integer"}, "hash": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
                "schema": {"type": "object", "required": ["fields"], "properties": {
                    "fields": {"type": "array", "minItems": 1, "items": {
                        "type": "object", "required": ["name"],
                        "properties": {"name": {"type": "string"}, "type": {"enum": ["string", "number", "boolean"]}},
                    }},
                    "primaryKey": {"type": "array", "items": {"type": "string"}},
                    "missingValues": {"type": "array", "items": {"type": "string"}},
                    "foreignKeys": {"type": "array", "items": {
                        "type": "object", "required": ["fields", "reference"],
                        "properties": {"reference": {"type": "object", "required": ["resource", "fields"]}},
                    }},
                }},
            },
        }},
    },
}  # fmt: skip


def _written(checked: Checked, out: Path) -> dict[str, bytes]:
    write_files(out, package_files(checked.project))
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def files(checked: Checked, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return _written(checked, tmp_path_factory.mktemp("package"))


@pytest.fixture(scope="module")
def described(files: dict[str, bytes]) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(files[f"{FOLDER}datapackage.json"])
    return data


def _rows(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[f"{FOLDER}{name}.csv"].decode())))


def test_the_description_is_what_the_standard_asks_for(described: dict[str, Any]) -> None:
    assert [error.message for error in Draft202012Validator(STANDARD).iter_errors(described)] == []


def test_sizes_checksums_and_columns_are_those_of_the_tables(files: dict[str, bytes], described: dict[str, Any]) -> None:
    assert [one["name"] for one in described["resources"]] == ["indicators", "villages", "observations"]
    for one in described["resources"]:
        raw = files[FOLDER + one["path"]]
        assert (one["bytes"], one["hash"]) == (len(raw), f"sha256:{hashlib.sha256(raw).hexdigest()}")
        assert [field["name"] for field in one["schema"]["fields"]] == raw.decode().partition("\n")[0].split(",")


def test_every_cell_is_of_the_type_of_its_column(files: dict[str, bytes], described: dict[str, Any]) -> None:
    forms = {"number": r"(-?\d+(\.\d+)?)?", "boolean": "true|false", "string": r"(?s).*"}
    for one in described["resources"]:
        types = {field["name"]: field["type"] for field in one["schema"]["fields"]}
        wrong = [
            (name, cell) for row in _rows(files, one["name"]) for name, cell in row.items() if not re.fullmatch(forms[types[name]], cell)
        ]
        assert wrong == []


def test_keys_are_unique_and_lead_to_rows_that_are_there(files: dict[str, bytes], described: dict[str, Any]) -> None:
    tables = {one["name"]: _rows(files, one["name"]) for one in described["resources"]}
    for one in described["resources"]:
        for key in one["schema"].get("primaryKey", ()):
            values = [row[key] for row in tables[one["name"]]]
            assert len(values) == len(set(values))
        for link in one["schema"].get("foreignKeys", ()):
            known = {row[link["reference"]["fields"][0]] for row in tables[link["reference"]["resource"]]}
            assert {row[link["fields"][0]] for row in tables[one["name"]]} <= known


def test_the_archive_holds_the_same_files(files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(files[ARCHIVE])) as archive:
        assert archive.testzip() is None
        assert {FOLDER + name: archive.read(name) for name in archive.namelist()} == {
            path: raw for path, raw in files.items() if path != ARCHIVE
        }


def test_two_packages_of_one_project_have_the_same_bytes(files: dict[str, bytes], checked: Checked, tmp_path: Path) -> None:
    assert _written(checked, tmp_path) == files


def test_nothing_that_is_hidden_is_in_it(files: dict[str, bytes], checked: Checked, tmp_path: Path) -> None:
    """Even where a file of the repository still has the value, its row is published without it."""
    frame = checked.project.observations.frame.copy()
    assert (frame["status"] == "suppressed").any()
    frame.loc[frame["status"] == "suppressed", ["value", "base", "lower", "upper"]] = "3.14159"
    project = replace(checked.project, observations=replace(checked.project.observations, frame=frame))
    assert _written(replace(checked, project=project), tmp_path) == files


def test_invented_villages_and_their_figures_say_so(files: dict[str, bytes]) -> None:
    for name, code in (("villages", "code"), ("observations", "village_code")):
        rows = _rows(files, name)
        assert {row["invented"] for row in rows} == {"true", "false"}
        assert {row["invented"] for row in rows if row[code].startswith("99.")} == {"true"}
        assert {row["invented"] for row in rows if not row[code].startswith("99.")} == {"false"}


def test_every_indicator_and_part_of_an_index_has_a_row(files: dict[str, bytes], checked: Checked) -> None:
    programme = checked.project.programme
    rows = {row["id"]: row for row in _rows(files, "indicators")}
    assert set(rows) == set(programme.indicators) | set(programme.index_parts)
    assert all(re.fullmatch("[0-9a-f]{16}", row["measurement"]) for row in rows.values())
    assert rows["idm-s34"]["part_of"] == "idm"
    assert rows["sanitasi-layak"]["core"] == "true"


def test_the_privacy_gate_lets_it_through(files: dict[str, bytes], checked: Checked, tmp_path: Path) -> None:
    for path, raw in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(raw)
    assert run_privacy_gate(checked.project, tmp_path) == ()


def test_a_nation_too_large_for_one_archive_is_published_as_tables(checked: Checked, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(checked.project.observations.frame) < ARCHIVED_ROWS
    monkeypatch.setattr("generator.exchange.data_package.ARCHIVED_ROWS", 1)
    assert [one.path for one in package_files(checked.project) if not one.path.startswith(FOLDER)] == []


def test_a_region_names_its_base_with_the_checksum(tmp_path: Path) -> None:
    checked = run_check(lay_out_region(tmp_path / "region"))
    described = json.loads(_written(checked, tmp_path / "out")[f"{FOLDER}datapackage.json"])
    extends = checked.project.programme.identity.extends
    assert extends is not None
    assert described["framework"] == {"id": "program-contoh", "version": "0.1", "sha256": extends.sha256}
    assert described["name"] == "program-wilayah"
