"""Classes of a map: official status, the sheet's bands, categories, or parts of nearly the same size."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pandas as pd

from generator.analysis.map_classes import classify, classify_all
from generator.pipeline import Checked
from generator.tables import OBSERVATION_COLUMNS, Observations, Table, observations_from


def _observed(rows: list[tuple[str, str, str, str, str]]) -> Observations:
    columns = ("village_code", "indicator", "period", "value", "status")
    frame = pd.DataFrame(rows, columns=list(columns)).reindex(columns=list(OBSERVATION_COLUMNS), fill_value="")
    return observations_from([Table("villages/x/y/observations.csv", frame)])


def _codes(rows: list[tuple[str, str, str, str, str]]) -> set[str]:
    return {one[0] for one in rows}


def test_an_index_falls_into_its_official_status_with_the_upper_bound_included(checked: Checked) -> None:
    rows = [(f"18.02.01.200{number}", "idm", "2024", value, "reported") for number, value in enumerate(("0.4907", "0.4908", "0.9"))]
    classed = classify(checked.project.programme, _observed(rows), "idm", _codes(rows))
    assert classed is not None
    assert (classed.basis, list(classed.steps.values())) == ("status", [0, 1, 4])
    assert [one.villages for one in classed.classes] == [1, 1, 0, 0, 1]


def test_bands_of_a_sheet_hold_their_lower_end(checked: Checked) -> None:
    rows = [(f"18.02.01.200{number}", "sanitasi-layak", "2026", value, "measured") for number, value in enumerate(("59.9", "60", "90"))]
    classed = classify(checked.project.programme, _observed(rows), "sanitasi-layak", _codes(rows))
    assert classed is not None
    assert (classed.basis, list(classed.steps.values())) == ("bands", [0, 1, 2])
    assert classed.classes[1].lower == Fraction(60)


def test_only_the_newest_period_counts_and_hidden_values_never(checked: Checked) -> None:
    rows = [
        ("18.02.01.2001", "idm", "2023", "0.5", "reported"),
        ("18.02.01.2002", "idm", "2024", "0.6", "reported"),
        ("18.02.01.2003", "idm", "2024", "", "suppressed"),
    ]
    classed = classify(checked.project.programme, _observed(rows), "idm", _codes(rows))
    assert classed is not None
    assert classed.period == "2024"
    assert set(classed.values) == {"18.02.01.2002"}


def test_without_bands_every_part_holds_nearly_the_same_number(checked: Checked) -> None:
    rows = [(f"18.02.01.2{number:03}", "idm-iks", "2024", f"0.{number:03}", "reported") for number in range(100, 200)]
    classed = classify(checked.project.programme, _observed(rows), "idm-iks", _codes(rows))
    assert classed is not None
    assert [one.villages for one in classed.classes] == [20, 20, 20, 20, 20]
    assert classed.classes[0].upper == Fraction(Decimal("0.119"))


def test_equal_values_are_never_split_between_parts(checked: Checked) -> None:
    rows = [(f"18.02.01.2{number:03}", "idm-iks", "2024", "0.5" if number < 90 else "0.9", "reported") for number in range(100)]
    classed = classify(checked.project.programme, _observed(rows), "idm-iks", _codes(rows))
    assert classed is not None
    assert [one.villages for one in classed.classes] == [90, 10]


def test_the_map_offers_what_the_real_villages_have(checked: Checked) -> None:
    frame = checked.project.register.frame
    real = set(frame["code"][frame["synthetic"] != "true"])
    offered = classify_all(checked.project.programme, checked.project.observations, real)
    assert list(offered) == ["idm", "idm-iks", "idm-ike", "idm-ikl"]
    assert sum(one.villages for one in offered["idm"].classes) == len(offered["idm"].steps) == 301
