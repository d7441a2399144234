"""The demonstration regency is what its seed gives, uses the whole framework, and hides what it must."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from generator.pipeline import Checked
from tests.synthetic.places import FOLDER, PLACES
from tests.synthetic.tables import tables


@pytest.fixture(scope="module")
def observed(checked: Checked) -> pd.DataFrame:
    frame = checked.project.observations.frame
    return frame[frame["village_code"].str.startswith("99.01")]


def test_the_tables_are_exactly_what_the_seed_gives(checked: Checked, root: Path) -> None:
    for name, text in tables(checked.project.programme).items():
        assert (root / name).read_text(encoding="utf-8") == text, f"{name}: run python -m tests.synthetic"


def test_no_household_is_in_the_repository(root: Path) -> None:
    """No table has a column of the household answers, and no table has a row for each household."""
    for table in (root / "villages").rglob("*.csv"):
        header = table.read_text(encoding="utf-8").split("\n", 1)[0].split(",")
        assert not {"jumlah_anggota", "jamban_pemakaian", "nik", "nama", "alamat"} & set(header)


def test_m0_is_the_product_of_h_and_a(observed: pd.DataFrame) -> None:
    wide = observed[observed["disaggregation"] == ""].pivot_table(
        index=["village_code", "period"], columns="indicator", values="number"
    )
    names = ["kemiskinan-multidimensi", "intensitas-kemiskinan", "indeks-kemiskinan-multidimensi"]
    measured = wide[names].dropna()
    assert len(measured) > 10
    product = measured[names[0]] * measured[names[1]] / 10_000
    assert ((product - measured[names[2]]).abs() < 0.0007).all()


def test_h_a_and_m0_are_hidden_together(observed: pd.DataFrame) -> None:
    names = ["kemiskinan-multidimensi", "intensitas-kemiskinan", "indeks-kemiskinan-multidimensi"]
    rows = observed[observed["indicator"].isin(names) & (observed["disaggregation"] == "")]
    for _, group in rows.groupby(["village_code", "period"]):
        assert len(set(group["status"])) == 1


def test_what_rests_on_too_few_households_is_hidden(observed: pd.DataFrame, checked: Checked) -> None:
    for row in observed[(observed["status"] == "measured") & (observed["base"] != "")].to_dict("records"):
        sheet = checked.project.programme.indicators[row["indicator"]]
        assert int(row["base"]) >= sheet.publication.minimum_households
        if row["disaggregation"]:
            assert int(row["base"]) >= 30


def test_no_hidden_category_can_be_found_by_subtraction(observed: pd.DataFrame) -> None:
    split = observed[observed["disaggregation"] != ""].assign(
        name=lambda frame: frame["disaggregation"].str.partition("=")[0]
    )
    for _, group in split.groupby(["village_code", "indicator", "period", "name"]):
        assert (group["status"] == "suppressed").sum() in {0, len(group)}


def test_intervals_hold_their_value(observed: pd.DataFrame) -> None:
    rows = observed[(observed["lower"] != "") & (observed["value"] != "")]
    assert len(rows) > 500
    for row in rows.to_dict("records"):
        assert Decimal(row["lower"]) <= Decimal(row["value"]) <= Decimal(row["upper"])


def test_every_assessment_indicator_is_observed_somewhere(observed: pd.DataFrame, checked: Checked) -> None:
    asked = {one.indicator for part in checked.project.programme.assessment.dimensions for one in part.indicators}
    assert asked <= set(observed["indicator"])


def test_the_whole_framework_is_in_use(checked: Checked) -> None:
    programme = checked.project.programme
    profiles = [checked.project.profiles[place.code] for place in PLACES]
    assert {one.group for profile in profiles for one in profile.vulnerable_groups} == set(programme.vulnerable_groups)
    assert {one.potential for profile in profiles for one in profile.potentials} == set(programme.potentials)
    assert {one.intervention for profile in profiles for one in profile.interventions} == set(programme.interventions)
    household = {risk.id for risk in programme.risks.values() if risk.kind == "household"}
    assert {one.risk for profile in profiles for one in profile.risks} == household


def test_selected_villages_improve_more_than_comparison_villages(observed: pd.DataFrame, checked: Checked) -> None:
    rows = observed[(observed["indicator"] == "kemiskinan-multidimensi") & (observed["disaggregation"] == "")]
    wide = rows.pivot_table(index="village_code", columns="period", values="number")
    change = wide["2026-10"] - wide["2026-02"]
    state = {code: profile.pilot.state for code, profile in checked.project.profiles.items() if profile.pilot}
    means = change.groupby(change.index.map(state)).mean()
    assert means["selected"] < means["comparison"]


def test_every_story_is_told_with_consent_in_both_languages(checked: Checked) -> None:
    assert sum(len(told) for told in checked.project.stories.values()) >= 10
    for told in checked.project.stories.values():
        assert {one.language for one in told} == {"id", "en"}
        assert all(one.consent and one.names_changed for one in told)


def test_the_regency_says_that_it_is_invented(root: Path) -> None:
    text = (root / FOLDER / "region.yml").read_text(encoding="utf-8")
    assert re.search(r"^synthetic: true$", text, re.MULTILINE)
