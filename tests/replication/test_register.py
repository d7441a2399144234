"""The register of a new region is the national list below its codes, a table each regency."""

from __future__ import annotations

import csv
import io

import pytest

from generator.reading.regions import national_name, villages_below
from generator.replication.register import folder_of, register_files
from generator.writing.csv_file import canonical_csv


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode())))


def test_desa_kelurahan_and_desa_adat_are_told_by_their_codes() -> None:
    files = register_files(villages_below("91.03"), {}, "kemendagri-2025")
    rows = _rows(files["villages/91-papua/91.03-jayapura/villages.csv"])
    kinds = {row["code"].split(".")[3][0]: row["kind"] for row in rows}
    assert kinds == {"1": "kelurahan", "2": "desa", "3": "desa_adat"}
    assert all(row["district"] == row["code"][:8] and row["synthetic"] == "false" for row in rows)


def test_every_village_of_a_province_is_in_the_table_of_its_regency() -> None:
    files = register_files(villages_below("53"), {}, "kemendagri-2025")
    found = {path: _rows(content) for path, content in files.items() if path.endswith("villages.csv")}
    assert len(found) == 22
    assert sum(map(len, found.values())) > 3_000
    assert all({row["code"][:5] for row in rows} == {path.split("/")[2][:5]} for path, rows in found.items())
    assert all(row["name"] == national_name(row["code"]) for rows in found.values() for row in rows)


def test_a_district_or_a_village_alone_makes_a_register_too() -> None:
    district = _rows(register_files(villages_below("53.05.02"), {}, "x-1")["villages/53-nusa-tenggara-timur/53.05-alor/villages.csv"])
    assert {row["district"] for row in district} == {"53.05.02"}
    (only,) = villages_below(district[0]["code"])
    assert only.code == district[0]["code"]


def test_the_tables_are_canonical_and_observations_are_a_header_alone() -> None:
    for path, content in register_files(villages_below("53.05"), {}, "kemendagri-2025").items():
        text = content.decode()
        assert canonical_csv(text, tuple(text.splitlines()[0].split(","))) == text
        assert path.endswith("villages.csv") or text.count("\n") == 1


def test_centres_have_three_decimals_and_others_stay_empty() -> None:
    first, second, *_ = villages_below("53.05.02")
    files = register_files((first, second), {first.code: (124.51234, -8.2)}, "kemendagri-2025")
    rows = _rows(files["villages/53-nusa-tenggara-timur/53.05-alor/villages.csv"])
    assert [(row["longitude"], row["latitude"]) for row in rows] == [("124.512", "-8.200"), ("", "")]


@pytest.mark.parametrize(
    ("code", "folder"),
    [("18.02", "villages/18-lampung/18.02-lampung-tengah"), ("32.76", "villages/32-jawa-barat/32.76-kota-depok")],
)
def test_a_folder_has_code_and_name(code: str, folder: str) -> None:
    assert folder_of(code) == folder
