"""Weights are added as fractions."""

from __future__ import annotations

from generator.checks.weights import check_weights
from tests.checks.conftest import Change

PATH = "framework/assessment.yml"
LINE = "      - {indicator: sanitasi-layak, weight: 1}\n"


def _listed(weights: list[str]) -> str:
    return "".join(f"      - {{indicator: sanitasi-layak, weight: {weight}}}\n" for weight in weights)


def test_twelve_twelfths_and_ten_tenths_are_exactly_one(changed: Change) -> None:
    """Neither is 1 when it is added up in floating point."""
    assert not list(check_weights(changed(PATH, LINE, _listed(['"1/12"'] * 12))))


def test_ten_decimal_tenths_are_exactly_one(changed: Change) -> None:
    """0.1 is written, 1/10 is meant."""
    assert not list(check_weights(changed(PATH, LINE, _listed(["0.1"] * 10))))


def test_three_times_a_third_rounded_is_not_one(changed: Change) -> None:
    """The message says by how much."""
    (problem,) = check_weights(changed(PATH, LINE, _listed(["0.333"] * 3)))
    assert problem.parameters["sum"] == "999/1000"
