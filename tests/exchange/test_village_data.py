"""The open data of villages: complete, documented, and nothing in it that the site hides."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.exchange.village_data import SCHEMA_ADDRESS, village_files
from generator.pipeline import Checked
from generator.tables import OBSERVATION_COLUMNS, Observations

FULL, INDEX_ONLY, WITHOUT_DATA = "99.01.01.2001", "18.02.01.2006", "18.02.04.1005"


@pytest.fixture(scope="module")
def files(checked: Checked) -> dict[str, str]:
    return {file.path: str(file.content) for file in village_files(checked.project)}


def _rows(files: dict[str, str], code: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[f"data/desa/{code}.csv"])))


def _json(files: dict[str, str], code: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(files[f"data/desa/{code}.json"])
    return data


def test_every_village_of_the_register_has_a_table_and_a_json_file(files: dict[str, str], checked: Checked) -> None:
    codes = list(checked.project.register.frame["code"])
    assert set(files) == {SCHEMA_ADDRESS, *(f"data/desa/{code}.{form}" for code in codes for form in ("csv", "json"))}


def test_every_json_file_keeps_to_the_published_schema(files: dict[str, str]) -> None:
    schema = json.loads(files[SCHEMA_ADDRESS])
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    wrong = [
        (path, error.message)
        for path, text in files.items() if path.endswith(".json") and path != SCHEMA_ADDRESS
        for error in validator.iter_errors(json.loads(text))
    ]  # fmt: skip
    assert wrong == []


def test_the_schema_refuses_a_suppressed_observation_that_shows_its_value(files: dict[str, str]) -> None:
    data = _json(files, FULL)
    hidden = next(one for one in data["observations"] if one["status"] == "suppressed")
    hidden["value"] = "3"
    assert list(Draft202012Validator(json.loads(files[SCHEMA_ADDRESS])).iter_errors(data))


def test_whether_a_place_is_invented_is_the_first_thing_that_its_data_say(files: dict[str, str]) -> None:
    assert files[f"data/desa/{FULL}.json"].startswith('{\n "invented": true,')
    assert files[f"data/desa/{INDEX_ONLY}.json"].startswith('{\n "invented": false,')
    assert files[f"data/desa/{FULL}.csv"].startswith("invented,")
    assert {row["invented"] for row in _rows(files, FULL)} == {"true"}


def test_the_table_holds_every_observation_of_the_village_with_all_columns(files: dict[str, str], checked: Checked) -> None:
    frame = checked.project.observations.frame
    kept = frame[frame["village_code"] == FULL][list(OBSERVATION_COLUMNS)]
    ours = [tuple(row[name] for name in OBSERVATION_COLUMNS) for row in _rows(files, FULL)]
    assert sorted(ours) == sorted(kept.itertuples(index=False, name=None))


def test_a_row_says_what_its_indicator_and_its_source_are(files: dict[str, str]) -> None:
    row = next(row for row in _rows(files, INDEX_ONLY) if row["indicator"] == "idm")
    assert row["indicator_title_id"] == "Indeks Desa Membangun (IDM)"
    assert (row["unit"], row["source_date"][:2]) == ("index", "20")
    assert row["source_title_en"]


def test_figures_of_a_suppressed_row_are_left_out_even_where_a_file_still_holds_them(checked: Checked) -> None:
    frame = checked.project.observations.frame.copy()
    frame.loc[frame["status"] == "suppressed", ["value", "base", "lower"]] = "7"
    careless = replace(checked.project, observations=Observations(frame))
    files = {file.path: str(file.content) for file in village_files(careless)}
    rows = [row for row in _rows(files, FULL) if row["status"] == "suppressed"]
    assert rows
    assert all(row[name] == "" for row in rows for name in ("value", "base", "lower"))
    assert all(one["value"] is None for one in _json(files, FULL)["observations"] if one["status"] == "suppressed")


def test_a_place_without_figures_has_data_that_say_so(files: dict[str, str]) -> None:
    data = _json(files, WITHOUT_DATA)
    assert (data["observations"], data["profile"], data["village"]["kind"]) == ([], None, "kelurahan")
    assert _rows(files, WITHOUT_DATA) == []


def test_a_profile_is_told_in_both_languages_with_its_targets(files: dict[str, str]) -> None:
    profile = _json(files, FULL)["profile"]
    assert set(profile["summary"]) == {"id", "en"}
    assert profile["vulnerable_groups"]
    assert profile["risks"][0]["likelihood"] in {"low", "medium", "high"}
    assert profile["targets"][0]["baseline"]["period"]


def test_the_same_project_gives_the_same_bytes(files: dict[str, str], checked: Checked) -> None:
    shuffled = Observations(checked.project.observations.frame.iloc[::-1].reset_index(drop=True))
    again = village_files(replace(checked.project, observations=shuffled))
    assert {file.path: file.content for file in again} == files
