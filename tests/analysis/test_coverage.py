"""Overlaps and gaps of who does what where are true of the list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.analysis.coverage import Coverage, measure_coverage
from generator.model.programme import Programme
from generator.model.undertaking import Undertaking
from generator.pipeline import Checked
from generator.problems import Location
from generator.text import Text


@pytest.fixture(scope="module")
def programme(checked: Checked) -> Programme:
    return checked.project.programme


def _undertaking(
    organisation: str, sector: str, place: str, start: str = "2026", end: str | None = None
) -> Undertaking:
    return Undertaking(
        id=f"{organisation}-{sector}-{place or 'n'}", organisation=organisation, title=Text({"id": organisation}),
        sectors=(sector,), interventions=(), place_code=place, place=Text({"id": place}), start=start, end=end,
        state="running", source_id="idm-2024", note=None, source=Location("framework/programmes.csv"),
    )  # fmt: skip


def _of(programme: Programme, *undertakings: Undertaking) -> Coverage:
    return measure_coverage(replace(programme, undertakings=undertakings))


def test_two_organisations_in_one_sector_and_place_overlap(programme: Programme) -> None:
    first, second = _undertaking("a", "kesehatan", "18.02"), _undertaking("b", "kesehatan", "18.02")
    (overlap,) = _of(programme, first, second).overlaps
    assert (overlap.sector, overlap.place_code, overlap.organisations) == ("kesehatan", "18.02", ("a", "b"))
    assert overlap.undertakings == (first, second)


def test_one_organisation_does_not_overlap_with_itself(programme: Programme) -> None:
    assert not _of(programme, *[_undertaking("a", "kesehatan", "18.02")] * 2).overlaps


@pytest.mark.parametrize(
    "second",
    [
        _undertaking("b", "pendidikan", "18.02"),
        _undertaking("b", "kesehatan", "18.03"),
        _undertaking("b", "kesehatan", "18.021"),
        _undertaking("b", "kesehatan", "18.02", start="2020", end="2025"),
    ],
)
def test_another_sector_place_or_time_is_no_overlap(programme: Programme, second: Undertaking) -> None:
    assert not _of(programme, _undertaking("a", "kesehatan", "18.02"), second).overlaps


def test_a_region_contains_its_villages_but_the_nation_contains_nothing(programme: Programme) -> None:
    village, regency = _undertaking("a", "kesehatan", "18.02.01.2001"), _undertaking("b", "kesehatan", "18.02")
    (overlap,) = _of(programme, village, regency).overlaps
    assert overlap.place_code == "18.02.01.2001"
    assert not _of(programme, village, _undertaking("c", "kesehatan", "")).overlaps
    (national,) = _of(programme, _undertaking("a", "kesehatan", ""), _undertaking("b", "kesehatan", "")).overlaps
    assert national.place_code == ""


def test_a_year_runs_to_its_end_and_no_end_runs_on(programme: Programme) -> None:
    until = _undertaking("a", "kesehatan", "18.02", start="2025", end="2026")
    assert _of(programme, until, _undertaking("b", "kesehatan", "18.02", start="2026-12-31")).overlaps
    assert not _of(programme, until, _undertaking("b", "kesehatan", "18.02", start="2027-01")).overlaps
    endless = _undertaking("a", "kesehatan", "18.02", start="2019-03")
    assert _of(programme, endless, _undertaking("b", "kesehatan", "18.02", start="2030")).overlaps


def test_sectors_and_interventions_without_an_undertaking_are_the_gaps(programme: Programme) -> None:
    coverage = _of(programme, _undertaking("a", "kesehatan", "18.02"), _undertaking("a", "pendidikan", ""))
    sectors = {sector.id for sector in programme.integration.sectors}
    assert set(coverage.sectors_without) == sectors - {"kesehatan", "pendidikan"}
    assert coverage.sectors_only_national == ("pendidikan",)
    assert coverage.interventions_without == tuple(programme.interventions)


def test_the_shipped_list_is_seen_as_it_is(programme: Programme) -> None:
    coverage = measure_coverage(programme)
    for sector, found in coverage.by_sector.items():
        assert found == tuple(one for one in programme.undertakings if sector in one.sectors)
        assert (sector in coverage.sectors_without) == (not found)
    for overlap in coverage.overlaps:
        assert len({one.organisation for one in overlap.undertakings}) > 1
        assert all(overlap.sector in one.sectors for one in overlap.undertakings)
