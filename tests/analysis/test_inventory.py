"""Counts of the data are those of the tables, real and invented villages apart."""

from __future__ import annotations

import pytest

from generator.analysis.inventory import Inventory, measure_inventory
from generator.pipeline import Checked


@pytest.fixture(scope="module")
def inventory(checked: Checked) -> Inventory:
    return measure_inventory(checked.project)


def test_every_row_is_counted_once_as_real_or_invented(checked: Checked, inventory: Inventory) -> None:
    frame = checked.project.observations.frame
    assert inventory.rows + inventory.invented_rows == len(frame)
    assert sum(inventory.statuses.values()) == inventory.rows
    register = checked.project.register.frame
    assert inventory.registered + inventory.invented_registered == len(register)


def test_villages_of_a_holding_are_those_of_the_table(checked: Checked, inventory: Inventory) -> None:
    frame = checked.project.observations.frame
    invented = set(checked.project.register.frame.query("synthetic == 'true'")["code"])
    for one in inventory.villages[:40]:
        rows = frame[
            (frame["indicator"] == one.indicator) & (frame["source"] == one.source) & (frame["period"] == one.period)
        ]
        real = rows[~rows["village_code"].isin(invented) & (rows["disaggregation"] == "") & (rows["value"] != "")]
        assert one.places == real["village_code"].nunique()


def test_an_indicator_that_only_invented_places_have_is_without_data(checked: Checked, inventory: Inventory) -> None:
    real = {one.indicator for one in (*inventory.villages, *inventory.regions)}
    assert set(inventory.without_data) == set(checked.project.programme.indicators) - real
    invented = {one.indicator for one in inventory.invented} - real
    assert invented & set(checked.project.programme.indicators) <= set(inventory.without_data)


def test_observed_villages_are_those_of_the_newest_period(inventory: Inventory) -> None:
    periods = {one.period: one.places for one in inventory.villages if one.indicator == "idm"}
    assert inventory.observed_villages("idm") == periods[max(periods)]
    assert inventory.observed_villages("tidak-ada") == 0


def test_sources_of_all_observations_are_counted(checked: Checked, inventory: Inventory) -> None:
    frames = (checked.project.observations.frame, checked.project.context.frame)
    assert sum(inventory.by_source.values()) == sum(int((frame["source"] != "").sum()) for frame in frames)
