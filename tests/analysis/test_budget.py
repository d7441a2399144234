"""The budget: what is known is summed exactly, what is not known is listed and never zero."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.analysis.budget import measure_budget
from generator.model.intervention import Cost
from generator.model.programme import Programme
from generator.pipeline import Checked
from generator.problems import Location
from generator.text import Text

VILLAGES, HOUSEHOLDS = 7, 30


@pytest.fixture(scope="module")
def programme(checked: Checked) -> Programme:
    return checked.project.programme


def _cost(unit: str, amount: int | None, quantity: str | None = None, status: str = "proposed") -> Cost:
    return Cost(
        item=Text({"id": "Butir", "en": "Item"}),
        unit=unit,  # type: ignore[arg-type]
        amount_idr=None if amount is None else Decimal(amount),
        quantity_per_village=None if quantity is None else Decimal(quantity),
        year=2026,
        status=status,  # type: ignore[arg-type]
        source=Location("framework/interventions/a.yml"),
    )


def _with(programme: Programme, *costs: Cost, status: str = "proposed") -> Programme:
    first = next(iter(programme.interventions.values()))
    basis = replace(
        programme.funding.budget_basis, villages=VILLAGES, households_per_village=HOUSEHOLDS,
        status=status,  # type: ignore[arg-type]
    )  # fmt: skip
    return replace(
        programme,
        interventions={first.id: replace(first, costs=costs)},
        funding=replace(programme.funding, budget_basis=basis),
    )


def test_sums_equal_an_independent_computation(programme: Programme) -> None:
    basis = programme.funding.budget_basis
    expected = Decimal(0)
    for intervention in programme.interventions.values():
        for cost in intervention.costs:
            quantity = cost.quantity_per_village
            if quantity is None:
                known = {"household": basis.households_per_village, "village": 1}
                quantity = known.get(cost.unit)  # type: ignore[assignment]
            if cost.amount_idr is not None and quantity is not None:
                expected += cost.amount_idr * quantity * basis.villages
    budget = measure_budget(programme)
    assert budget.total == expected
    assert sum(one.total for one in budget.interventions if one.total is not None) == expected
    components = {one.component for one in budget.interventions}
    assert sum(budget.of_component(one) or 0 for one in components) == expected
    assert budget.per_village is not None
    assert budget.per_village * basis.villages == expected


def test_every_cost_item_is_either_in_the_sums_or_listed_as_missing(programme: Programme) -> None:
    budget = measure_budget(programme)
    items = sum(len(one.costs) for one in programme.interventions.values())
    computed = [line for line in budget.lines if line.total is not None]
    assert len(computed) + len(budget.missing) == items == len(budget.lines)


def test_an_item_without_an_amount_is_missing_and_not_zero(programme: Programme) -> None:
    budget = measure_budget(_with(programme, _cost("village", None, "1"), _cost("village", 1000, "2")))
    ((intervention, line),) = budget.missing
    assert intervention in programme.interventions
    assert line.lacks_amount
    assert not line.lacks_quantity
    assert line.total is None
    assert budget.total == 1000 * 2 * VILLAGES


def test_nothing_known_gives_no_sum_instead_of_zero(programme: Programme) -> None:
    budget = measure_budget(_with(programme, _cost("household", None), _cost("month", 500)))
    assert budget.total is None
    assert budget.interventions[0].total is None
    assert budget.of_component(budget.interventions[0].component) is None
    assert len(budget.missing) == 2


def test_a_price_of_zero_is_known_and_computed(programme: Programme) -> None:
    budget = measure_budget(_with(programme, _cost("village", 0)))
    assert budget.total == 0
    assert not budget.missing


@pytest.mark.parametrize(
    ("unit", "quantity", "expected", "basis"),
    [
        ("household", None, HOUSEHOLDS, "target-households"),
        ("village", None, 1, "one-per-village"),
        ("household", "4", 4, "stated"),
        ("person", "2.5", Decimal("2.5"), "stated"),
        ("person", None, None, "unknown"),
        ("group", None, None, "unknown"),
        ("month", None, None, "unknown"),
        ("unit", None, None, "unknown"),
    ],
)
def test_a_quantity_says_where_it_comes_from(
    programme: Programme, unit: str, quantity: str | None, expected: Decimal | int | None, basis: str
) -> None:
    line = measure_budget(_with(programme, _cost(unit, 100, quantity))).lines[0]
    assert line.quantity == expected
    assert line.basis == basis
    assert line.total == (None if expected is None else expected * 100 * VILLAGES)


def test_amounts_stay_exact_where_floating_point_would_not(programme: Programme) -> None:
    costs = [replace(_cost("village", 1), amount_idr=Decimal("0.1")) for _ in range(3)]
    assert measure_budget(_with(programme, *costs)).per_village == Decimal("0.3")


def test_a_budget_is_agreed_only_where_its_basis_and_every_computed_item_are(programme: Programme) -> None:
    agreed, proposed = _cost("village", 10, status="agreed"), _cost("village", 5)
    assert measure_budget(_with(programme, agreed, status="agreed")).standing == "agreed"
    assert measure_budget(_with(programme, agreed, status="proposed")).standing == "proposed"
    mixed = measure_budget(_with(programme, agreed, proposed, status="agreed"))
    assert mixed.standing == "proposed"
    assert mixed.agreed == 10 * VILLAGES


def test_price_years_are_told_so_that_nobody_thinks_them_adjusted(programme: Programme) -> None:
    older = replace(_cost("village", 10), year=2024)
    assert measure_budget(_with(programme, older, _cost("village", 5))).years == (2024, 2026)
