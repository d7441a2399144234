"""Costs in one village: per household times those to be reached, else by the quantity that is stated."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.analysis.intervention_cost import CostEstimate, measure_cost
from generator.analysis.reach import Target
from generator.model.intervention import Cost, Intervention, Reach
from generator.pipeline import Checked
from generator.problems import Location
from generator.text import Text

HERE = Location("framework/interventions/contoh.yml")


@pytest.fixture(scope="module")
def intervention(checked: Checked) -> Intervention:
    return checked.project.programme.interventions["arisan-jamban"]


def _cost(unit: str, amount: int | None, quantity: int | None = None, year: int = 2026, status: str = "proposed") -> Cost:
    return Cost(
        item=Text({"id": "Butir"}), unit=unit, amount_idr=None if amount is None else Decimal(amount),  # type: ignore[arg-type]
        quantity_per_village=None if quantity is None else Decimal(quantity), year=year, status=status, source=HERE,  # type: ignore[arg-type]
    )  # fmt: skip


def _target(count: int | None, unit: str = "household") -> Target:
    reach = Reach(counted_by="jumlah-rumah-tangga", source=HERE)
    return Target(reach, unit, None, None, count, None, None, None if count else "unknown")  # type: ignore[arg-type]


def _estimate(intervention: Intervention, target: Target | None, *costs: Cost) -> CostEstimate:
    return measure_cost(replace(intervention, costs=costs), target)


def test_items_per_household_are_multiplied_by_the_households_to_be_reached(intervention: Intervention) -> None:
    estimate = _estimate(intervention, _target(131), _cost("household", 300_000, 15), _cost("village", 6_000_000))
    assert [line.quantity for line in estimate.lines] == [131, 1]
    assert [line.basis for line in estimate.lines] == ["target", "one-per-village"]
    assert estimate.total == 131 * 300_000 + 6_000_000
    assert estimate.planned == 15 * 300_000 + 6_000_000


def test_items_per_person_keep_the_number_that_is_stated(intervention: Intervention) -> None:
    """Two trainers for a village are not as many as the people in need."""
    stated, open_ = _cost("person", 3_000_000, 2), _cost("person", 100_000)
    estimate = _estimate(intervention, _target(400, "person"), stated, open_)
    assert [line.quantity for line in estimate.lines] == [2, 400]


def test_households_are_not_multiplied_by_persons(intervention: Intervention) -> None:
    estimate = _estimate(intervention, _target(400, "person"), _cost("household", 5_000_000, 40), _cost("household", 1))
    assert [line.quantity for line in estimate.lines] == [40, None]
    assert [line.basis for line in estimate.lines] == ["stated", "unknown"]


def test_what_is_not_known_is_left_out_and_told(intervention: Intervention) -> None:
    costs = (_cost("household", None), _cost("household", 60_000), _cost("month", 10, 6))
    estimate = _estimate(intervention, _target(None), *costs)
    assert estimate.total == 60
    assert [line.cost for line in estimate.missing] == list(costs[:2])
    assert _estimate(intervention, None, _cost("household", None)).total is None


def test_a_plan_that_lacks_an_item_of_the_total_is_not_laid_beside_it(intervention: Intervention) -> None:
    estimate = _estimate(intervention, _target(100), _cost("household", 60_000), _cost("village", 8_000_000))
    assert estimate.total == 14_000_000
    assert estimate.planned is None


def test_the_price_years_are_those_of_the_sum_and_one_proposal_makes_it_proposed(intervention: Intervention) -> None:
    agreed = _cost("village", 10, year=2025, status="agreed")
    estimate = _estimate(intervention, None, agreed, _cost("village", 10), _cost("household", 5, year=2020))
    assert (estimate.years, estimate.standing) == ((2025, 2026), "proposed")
    assert _estimate(intervention, None, agreed).standing == "agreed"
