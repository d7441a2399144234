"""The budget: unit costs times need, summed only over items whose amount and quantity are known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal

from generator.model.element import Standing
from generator.model.intervention import Cost
from generator.model.programme import Programme

Basis = Literal["stated", "target-households", "one-per-village", "unknown"]
"""Where a quantity comes from: the cost item itself, the target households of the budget's basis,
one a village where the unit is the village, or nowhere yet."""


@dataclass(frozen=True)
class CostLine:
    """A cost item with what it comes to; `per_village` and `total` are None where that is not known."""

    cost: Cost
    quantity: Decimal | None
    basis: Basis
    per_village: Decimal | None
    total: Decimal | None

    @property
    def lacks_amount(self) -> bool:
        """Tell whether nobody has named a unit price yet."""
        return self.cost.amount_idr is None

    @property
    def lacks_quantity(self) -> bool:
        """Tell whether it is not known how many a village needs."""
        return self.quantity is None


@dataclass(frozen=True)
class InterventionBudget:
    """The cost items of one intervention; `total` is None while not one of them can be computed."""

    intervention: str
    component: str
    lines: tuple[CostLine, ...]
    per_village: Decimal | None
    total: Decimal | None

    @property
    def missing(self) -> tuple[CostLine, ...]:
        """The items that no sum contains."""
        return tuple(line for line in self.lines if line.total is None)


@dataclass(frozen=True)
class Budget:
    """The whole budget, as if every intervention ran in every pilot village.

    `standing` is "agreed" only where the basis and every computed item are. `years` are the price
    years in it; prices are not adjusted between years.
    """

    villages: int
    households_per_village: int
    standing: Standing
    interventions: tuple[InterventionBudget, ...]
    per_village: Decimal | None
    total: Decimal | None
    agreed: Decimal | None
    years: tuple[int, ...]

    @cached_property
    def lines(self) -> tuple[CostLine, ...]:
        """Every cost item."""
        return tuple(line for one in self.interventions for line in one.lines)

    @cached_property
    def missing(self) -> tuple[tuple[str, CostLine], ...]:
        """Every item that no sum contains, with the id of its intervention."""
        return tuple((one.intervention, line) for one in self.interventions for line in one.missing)

    def of_component(self, component: str) -> Decimal | None:
        """Return the sum of a component's interventions, None where none has one."""
        return _sum(one.total for one in self.interventions if one.component == component)


def measure_budget(programme: Programme) -> Budget:
    """Compute the budget of a programme from its interventions and the basis in funding.yml."""
    basis = programme.funding.budget_basis
    interventions = tuple(
        _intervention(one.id, one.component, one.costs, basis.villages, basis.households_per_village)
        for one in programme.interventions.values()
    )
    computed = [line for one in interventions for line in one.lines if line.total is not None]
    agreed_lines = [line for line in computed if line.cost.status == "agreed"]
    agreed = bool(computed) and basis.status == "agreed" and len(agreed_lines) == len(computed)
    return Budget(
        villages=basis.villages,
        households_per_village=basis.households_per_village,
        standing="agreed" if agreed else "proposed",
        interventions=interventions,
        per_village=_sum(one.per_village for one in interventions),
        total=_sum(one.total for one in interventions),
        agreed=_sum(line.total for line in agreed_lines),
        years=tuple(sorted({line.cost.year for line in computed if line.cost.year is not None})),
    )


def _intervention(
    id_: str, component: str, costs: Iterable[Cost], villages: int, households: int
) -> InterventionBudget:
    lines = tuple(_line(cost, villages, households) for cost in costs)
    return InterventionBudget(
        id_, component, lines, _sum(line.per_village for line in lines), _sum(line.total for line in lines)
    )


def _line(cost: Cost, villages: int, households: int) -> CostLine:
    quantity, basis = _quantity(cost, households)
    if cost.amount_idr is None or quantity is None:
        return CostLine(cost, quantity, basis, None, None)
    per_village = cost.amount_idr * quantity
    return CostLine(cost, quantity, basis, per_village, per_village * villages)


def _quantity(cost: Cost, households: int) -> tuple[Decimal | None, Basis]:
    if cost.quantity_per_village is not None:
        return cost.quantity_per_village, "stated"
    if cost.unit == "household":
        return Decimal(households), "target-households"
    if cost.unit == "village":
        return Decimal(1), "one-per-village"
    return None, "unknown"


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """Add up the amounts that are known; none known is not zero but unknown."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None
