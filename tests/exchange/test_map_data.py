"""The data of the map page: in shards, only villages of the register, with what their pages publish."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.exchange.map_data import leaflet_files, map_files
from generator.pipeline import Checked
from generator.problems import Location
from generator.reading.boundaries import read_boundaries


@pytest.fixture(scope="module")
def files(checked: Checked) -> dict[str, Any]:
    return {one.path: json.loads(one.content) for one in map_files(checked.project)}


def test_there_is_an_index_and_a_file_for_each_regency_on_the_map(files: dict[str, Any]) -> None:
    assert list(files) == ["data/peta/index.json", "data/peta/18.02.json"]
    index = files["data/peta/index.json"]
    assert [(one["code"], one["villages"]) for one in index["regencies"]] == [("18.02", 311)]


def test_a_village_is_where_the_register_puts_it_and_no_invented_one_is_there(files: dict[str, Any], checked: Checked) -> None:
    villages = files["data/peta/18.02.json"]["villages"]
    assert not [one for one in villages if one[0].startswith("99")]
    row = checked.project.register.frame.set_index("code").loc["18.02.01.2001"]
    assert villages[0] == ["18.02.01.2001", row["name"], "Kalirejo", float(str(row["latitude"])), float(str(row["longitude"]))]


def test_values_are_those_of_the_observations(files: dict[str, Any], checked: Checked) -> None:
    frame = checked.project.observations.frame
    rows = frame[(frame["indicator"] == "idm") & (frame["period"] == "2024") & frame["village_code"].str.startswith("18.")]
    assert files["data/peta/18.02.json"]["values"]["idm"] == dict(zip(rows["village_code"], rows["value"], strict=True))


def test_with_boundaries_there_is_a_ground_and_the_same_input_gives_the_same_bytes(shared: Path, checked: Checked) -> None:
    ours = {*checked.project.programme.regions, *checked.project.register.frame["code"]}
    boundaries, _ = read_boundaries(shared, "data/boundaries", Location("x"), ours)
    project = replace(checked.project, boundaries=boundaries)
    first, second = list(map_files(project)), list(map_files(project))
    assert first == second
    assert "data/peta/ground.json" in {one.path for one in first}
    shapes = json.loads(next(one.content for one in first if one.path.endswith("18.02.json")))["shapes"]
    assert len(shapes) == 311


def test_leaflet_comes_whole_from_its_package() -> None:
    files = {one.path: one.content for one in leaflet_files()}
    script = files["assets/leaflet/leaflet.js"]
    assert isinstance(script, bytes)
    assert b"Leaflet 1." in script[:200]
    assert b"sourceMappingURL" not in script
