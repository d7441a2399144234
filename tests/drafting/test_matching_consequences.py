"""Interventions that start or stop matching, beside triggers judged village by village."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.drafting.consequences import measure_consequences
from generator.pipeline import Checked
from generator.project import Project
from tests.drafting.edits import examples_of, with_intervention, with_observation, with_programme

WATER = "air-minum-warga"


def with_limit(project: Project, below: Decimal) -> Project:
    """Return the project in which community-run water is suggested below another share of safe water."""
    triggers = project.programme.interventions[WATER].triggers
    (condition,) = triggers.all or ()
    return with_intervention(project, WATER, triggers=replace(triggers, all=(replace(condition, below=below),)))


def newest_water(project: Project) -> dict[str, Decimal]:
    frame = project.observations.frame
    rows = frame[(frame["indicator"] == "air-minum-layak") & (frame["disaggregation"] == "")].sort_values("period")
    latest = rows.drop_duplicates("village_code", keep="last")
    return {code: Decimal(value) for code, value in zip(latest["village_code"], latest["value"], strict=True) if value}


@pytest.mark.parametrize("limit", [50, 60, 65, 70, 75])
def test_a_tightened_trigger_stops_matching_in_the_villages_between_the_two_limits(checked: Checked, limit: int) -> None:
    project = checked.project
    after = with_limit(project, Decimal(limit))
    expected = {code for code, value in newest_water(project).items() if limit <= value < 90}
    told = examples_of(measure_consequences(project, after), "intervention-stops")
    assert {one["village"] for one in told} == expected


def test_where_the_intervention_is_at_work_is_said(checked: Checked) -> None:
    found = measure_consequences(checked.project, with_limit(checked.project, Decimal(10)))
    (stops,) = (one for one in found if one.kind == "intervention-stops")
    assert stops.node == ("intervention", WATER)
    assert stops.facts["at_work"] == ("99.01.01.2001",)


def test_a_changed_value_makes_the_interventions_of_its_village_alone_stop(checked: Checked) -> None:
    after = with_observation(checked.project, "99.01.01.2001", "air-minum-layak", "2026-10", "95.0")
    stops = [one for one in measure_consequences(checked.project, after) if one.kind == "intervention-stops"]
    assert [(one.node[1], one.facts["count"]) for one in stops] == [(WATER, 1)]
    assert examples_of(stops, "intervention-stops") == [{"village": "99.01.01.2001"}]


def test_a_renamed_intervention_neither_stops_nor_starts_nor_costs_otherwise(checked: Checked) -> None:
    known = checked.project.programme.interventions
    renamed = {("air-warga" if id_ == WATER else id_): one for id_, one in known.items()}
    renamed["air-warga"] = replace(renamed["air-warga"], id="air-warga", formerly=(WATER,))
    after = with_programme(checked.project, interventions=renamed)
    assert {one.kind for one in measure_consequences(checked.project, after)} <= {"chapter-reissue"}


def test_an_intervention_that_is_gone_stops_everywhere_and_a_new_one_starts(checked: Checked) -> None:
    project = checked.project
    rest = {id_: one for id_, one in project.programme.interventions.items() if id_ != WATER}
    without = with_programme(project, interventions=rest)
    (stops,) = (one for one in measure_consequences(project, without) if one.kind == "intervention-stops")
    (starts,) = (one for one in measure_consequences(without, project) if one.kind == "intervention-matches")
    assert (stops.facts["gone"], starts.facts["new"]) == (True, True)
    assert stops.facts["examples"] == starts.facts["examples"]
    assert stops.facts["count"] == 8
