"""The explorer's data: a file a regency that says what is published and nothing more, also at national size."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import replace
from types import FrameType
from typing import Any

import pandas as pd
import pytest

from generator.exchange.explorer_shards import export_explorer
from generator.model.village import Region
from generator.pages.page import SiteFile
from generator.pages.view import View
from generator.pipeline import Checked, view_of
from generator.project import Project
from generator.tables import OBSERVATION_COLUMNS, REGISTER_COLUMNS, Observations, Register

Files = Mapping[str, Any]
REGENCIES = 514
VILLAGES = 80_000


def _files(view: View) -> dict[str, Any]:
    return {file.path.removeprefix("data/jelajah/"): json.loads(file.content) for file in export_explorer(view)}


@pytest.fixture(scope="module")
def view(checked: Checked) -> View:
    return view_of(checked.project, "id")


@pytest.fixture(scope="module")
def files(view: View) -> Files:
    return _files(view)


def _value(shard: Mapping[str, Any], code: str, column: str, part: str) -> Any:
    array = shard["values"].get(column, {}).get(part)
    return None if array is None else array[shard["code"].index(code)]


def _look(shard: Mapping[str, Any], code: str, column: str) -> tuple[str, str] | None:
    position = _value(shard, code, column, "look")
    return None if position is None else tuple(shard["looks"][position])


def test_each_regency_has_a_file_and_the_index_counts_its_villages(files: Files, checked: Checked) -> None:
    codes = checked.project.register.frame["code"]
    regencies = sorted(set(codes.str[:5]))
    assert sorted(files) == [*(f"{code}.json" for code in regencies), "index.json"]
    for one in files["index.json"]["regencies"]:
        shard = files[f"{one['code']}.json"]
        assert one["villages"] == len(shard["code"]) == int(codes.str.startswith(one["code"]).sum())
        assert one["invented"] == shard["invented"] == (one["code"] == "99.01")


def test_every_array_of_a_shard_is_as_long_as_its_villages(files: Files) -> None:
    for name, shard in files.items():
        if name == "index.json":
            continue
        arrays = [shard[key] for key in ("name", "kind", "pilot", "rank", "filled")]
        arrays += [array for column in shard["values"].values() for array in column.values()]
        assert {len(array) for array in arrays} == {len(shard["code"])}


def test_a_value_is_the_newest_published_one_with_its_period_kind_and_band(files: Files) -> None:
    shard = files["18.02.json"]
    assert _value(shard, "18.02.01.2006", "idm", "value") == 0.7433
    assert _look(shard, "18.02.01.2006", "idm") == ("2024", "reported")
    idm = next(one for one in files["index.json"]["columns"] if one["id"] == "idm")
    assert idm["bands"][_value(shard, "18.02.01.2006", "idm", "band")]["id"] == "maju"


def test_hidden_and_missing_values_are_told_apart_and_neither_has_a_number(files: Files, checked: Checked) -> None:
    shard = files["99.01.json"]
    frame = checked.project.observations.frame
    totals = frame[(frame["disaggregation"] == "") & frame["village_code"].str.startswith("99.01")]
    newest = totals.sort_values("period").drop_duplicates(["village_code", "indicator"], keep="last")
    columns = {one["id"] for one in files["index.json"]["columns"]}
    told = newest[newest["indicator"].isin(columns) & newest["status"].isin(["suppressed", "missing"])]
    assert set(told["status"]) == {"suppressed", "missing"}
    for row in told.to_dict("records"):
        assert _value(shard, row["village_code"], row["indicator"], "value") is None
        assert _look(shard, row["village_code"], row["indicator"]) == (row["period"], row["status"])


def test_a_village_without_data_has_no_value_rather_than_nought(files: Files, checked: Checked) -> None:
    shard = files["18.02.json"]
    observed = set(checked.project.observations.frame["village_code"])
    empty = [code for code in shard["code"] if code not in observed]
    assert empty
    for code in empty:
        assert all(_value(shard, code, column, "value") is None for column in shard["values"])
        assert _look(shard, code, "idm") is None


def test_scores_are_those_of_the_village_pages(files: Files, view: View) -> None:
    page = view.project.programme.assessment
    shard = files["99.01.json"]
    assert shard["values"]["need"]["value"][0] == 37
    assert (shard["values"]["need"]["low"][0], shard["values"]["need"]["high"][0]) == (31, 44)
    assert {f"need-{one.id}" for one in page.dimensions} <= set(shard["values"])
    assert "need" not in files["18.02.json"]["values"]


def test_pilot_state_is_the_decision_and_rank_the_calculation(files: Files, view: View) -> None:
    shard = files["99.01.json"]
    decided = {code: one.pilot.state for code, one in view.project.profiles.items() if one.pilot is not None}
    assert dict(zip(shard["code"], shard["pilot"], strict=True)) == decided
    assert dict(zip(shard["code"], shard["rank"], strict=True)) == {code: view.pilot_ranks.get(code) for code in shard["code"]}


def test_the_index_says_everything_in_both_languages(files: Files) -> None:
    index = files["index.json"]
    for column in index["columns"]:
        assert set(column["title"]) == {"id", "en"}, column["id"]
        assert all(set(band["title"]) == {"id", "en"} for band in column.get("bands", []))
        assert set(column["sources"]) <= set(index["sources"])
        assert set(column["periods"]) <= set(index["periods"])
    assert index["periods"]["2026-10"] == {"id": "Oktober 2026", "en": "October 2026"}


def test_the_same_project_gives_the_same_bytes(view: View) -> None:
    fresh = View(view.project, view.thread, view.language, view.languages)
    assert tuple(export_explorer(view)) == tuple(export_explorer(fresh))


def _nation(project: Project, villages: int, regencies: int) -> Project:
    """Make up a register with an index value and population for every village."""
    rows: list[tuple[str, ...]] = []
    values: list[tuple[str, ...]] = []
    regions = dict(project.programme.regions)
    for number in range(villages):
        place = number % regencies
        regency = f"{11 + place // 20}.{1 + place % 20:02}"
        within = number // regencies
        district, code = f"{regency}.{1 + within // 12:02}", f"{regency}.{1 + within // 12:02}.{2001 + within % 12}"
        for part, kind in ((regency[:2], "province"), (regency, "regency"), (district, "district")):
            if part not in regions:
                regions[part] = Region(code=part, name=f"Wilayah Panjang {part}", kind=kind, synthetic=True)  # type: ignore[arg-type]
        rows.append((code, "rekaan", f"Desa Sukamaju Makmur {number}", "desa", district, "", "", "", "", "true"))
        value = f"0.{4000 + (number * 37) % 6000}"
        values.extend((code, id_, "2024", "", value, "reported", "idm-rekaan") for id_ in ("idm", "idm-iks", "idm-ike", "idm-ikl"))
    register = pd.DataFrame(rows, columns=list(REGISTER_COLUMNS)).assign(path="villages.csv", row=range(len(rows)))
    observed = pd.DataFrame(values, columns=["village_code", "indicator", "period", "disaggregation", "value", "status", "source"])
    observed = observed.reindex(columns=list(OBSERVATION_COLUMNS), fill_value="").assign(path="observations.csv", row=0)
    observed["number"] = pd.to_numeric(observed["value"])
    return replace(
        project, register=Register(register), observations=Observations(observed), profiles={},
        programme=replace(project.programme, regions=regions),
    )  # fmt: skip


def _national_view(view: View, villages: int, regencies: int) -> View:
    made = View(_nation(view.project, villages, regencies), view.thread, view.language, view.languages)
    made.__dict__["pilot_ranks"] = {}  # choosing pilots is not what is looked at here
    return made


def _size(file: SiteFile) -> int:
    return len(file.content.encode() if isinstance(file.content, str) else file.content)


def test_a_nation_needs_more_files_and_no_larger_ones(view: View) -> None:
    made = {file.path: _size(file) for file in export_explorer(_national_view(view, VILLAGES, REGENCIES))}
    index = made.pop("data/jelajah/index.json")
    assert len(made) == REGENCIES
    assert max(made.values()) < 60_000
    assert index < 120_000


def _calls(view: View) -> int:
    """Count the calls of our own functions while the files are made."""
    count = 0

    def called(frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call" and "generator" in frame.f_code.co_filename

    sys.setprofile(called)
    try:
        for _ in export_explorer(view):
            pass
    finally:
        sys.setprofile(None)
    return count


def test_twice_the_villages_are_at_most_twice_the_work(view: View) -> None:
    once, twice = (_calls(_national_view(view, villages, 20)) for villages in (1_000, 2_000))
    assert once < twice < 2.05 * once
