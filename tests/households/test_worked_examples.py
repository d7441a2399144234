"""Published examples, recomputed from household rows: exact where they are exact."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import run_kerangka
from tests.households.conftest import Figures, equal_measure, figures_of, write_csv, write_measure

Aggregate = Callable[..., Figures]


@pytest.fixture(scope="module")
def examples(shared: Path) -> dict[str, Any]:
    data = json.loads((shared / "worked_examples.json").read_text(encoding="utf-8"))
    return {one["id"]: one for one in data["examples"]}


def _rows(example: dict[str, Any]) -> list[dict[str, Any]]:
    names = example["inputs"]["indicators"]
    return [dict(zip(names, row, strict=True)) for row in example["inputs"]["deprivations"]]


def _check(figures: Figures, expected: dict[str, Any], group: tuple[str, ...] = ()) -> None:
    for name, measure in (("H", "headcount_ratio"), ("A", "intensity"), ("M0", "adjusted_headcount_ratio")):
        assert figures[*group, measure, ""]["exact"] == expected[name]["exact"]
        assert figures[*group, measure, ""]["value"] == expected[name]["decimal"]


def test_four_persons_of_the_alkire_foster_book(examples: dict[str, Any], aggregate: Aggregate) -> None:
    example = examples["AF-OPHI-4P"]
    figures = aggregate(_rows(example), equal_measure(example["inputs"]["indicators"], "1/2"))
    _check(figures, example["expected"])
    for name, measure in (
        ("uncensored_headcount", "uncensored_headcount"),
        ("censored_headcount", "censored_headcount"),
        ("indicator_contribution", "contribution"),
    ):
        for indicator, value in example["expected"][name].items():
            assert figures[measure, indicator]["exact"] == value["exact"]


def test_the_same_from_the_command_line(examples: dict[str, Any], tmp_path: Path, root: Path) -> None:
    example = examples["AF-OPHI-4P"]
    file = write_csv(tmp_path / "h.csv", _rows(example))
    measure = write_measure(tmp_path / "m.yml", equal_measure(example["inputs"]["indicators"], "1/2"))
    words = ("aggregate", str(file), "--measure", str(measure), "--raw", "--format", "json", "--project", str(root))
    done = run_kerangka(*words, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    _check(figures_of(done.stdout), example["expected"])


def test_the_other_matrix_of_the_book_has_the_same_m0_but_another_mix(
    examples: dict[str, Any], aggregate: Aggregate
) -> None:
    example = examples["AF-OPHI-4P-PRIME"]
    halves = [int(Fraction(score) * 2) for score in example["inputs"]["scores"]]
    rows = [{"a": int(number > 0), "b": int(number > 1)} for number in halves]
    _check(aggregate(rows, equal_measure(["a", "b"], "1/2")), example["expected"])


def test_groups_have_figures_of_their_own_and_no_total_row(examples: dict[str, Any], aggregate: Aggregate) -> None:
    example, base = examples["AF-MPINDEX-BY"], examples["AF-OPHI-4P"]
    rows = [{**row, "region": group} for row, group in zip(_rows(base), example["inputs"]["group"], strict=True)]
    figures = aggregate(rows, equal_measure(base["inputs"]["indicators"], "1/2"), ["region"])
    assert {key[0] for key in figures} == {"X", "Y"}
    for group in ("X", "Y"):
        _check(figures, example["expected"][group], (group,))
    whole = sum(Fraction(figures[group, "adjusted_headcount_ratio", ""]["exact"]) for group in ("X", "Y")) / 2
    assert str(whole) == example["expected"]["overall_M0"]["exact"]


def test_all_924_households_at_the_boundary_are_poor(aggregate: Aggregate) -> None:
    """Twelve weights of 1/12 and a cutoff of 1/2: in floating point none of them would be poor."""
    names = [f"d{i}" for i in range(12)]
    rows = [{name: int(i in chosen) for i, name in enumerate(names)} for chosen in combinations(range(12), 6)]
    figures = aggregate(rows, equal_measure(names, "1/2"))
    assert len(rows) == 924
    assert figures["headcount_ratio", ""]["exact"] == "1"
    assert figures["intensity", ""]["exact"] == "1/2"


def test_foster_greer_thorbecke_of_country_c(examples: dict[str, Any], aggregate: Aggregate) -> None:
    example = examples["FGT-HK-COUNTRY-C"]
    rows = [{"y": value} for value in example["inputs"]["expenditure"]]
    figures = aggregate(rows, _line(example["inputs"]["z"]))
    for number in range(3):
        found = figures[f"fgt{number}", ""]["value"]
        assert abs(found - example["expected"][f"P{number}"]["decimal"]) <= example["tolerance"]


def test_foster_greer_thorbecke_of_persons_in_households(examples: dict[str, Any], aggregate: Aggregate) -> None:
    example = examples["FGT-WEIGHTED"]
    inputs = example["inputs"]
    rows = [
        {"y": value, "n": size}
        for value, size in zip(inputs["per_capita_expenditure"], inputs["household_size"], strict=True)
    ]
    figures = aggregate(rows, {**_line(inputs["z"]), "counted_unit": "person"}, size="n")
    assert figures["fgt0", ""]["exact"] == example["expected"]["P0"]["exact"]
    for number in range(3):
        found = figures[f"fgt{number}", ""]["value"]
        assert abs(found - example["expected"][f"P{number}"]["decimal"]) <= example["tolerance"]


def _line(line: int) -> dict[str, Any]:
    indicator = {"id": "y", "weight": 1, "deprived": {"column": "y", "below": line}}
    return {
        "poverty_cutoff": 1, "income": {"column": "y", "line": line},
        "dimensions": [{"id": "y", "weight": 1, "indicators": [indicator]}],
    }  # fmt: skip


def test_the_table_of_the_2011_paper(shared: Path, aggregate: Aggregate) -> None:
    file = shared / "data" / "mpi" / "af2011_worked_example.csv"
    figures = aggregate(file, equal_measure(["d1", "d2", "d3", "d4"], "1/2"))
    assert figures["adjusted_headcount_ratio", ""]["exact"] == "3/8"
