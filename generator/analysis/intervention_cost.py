"""What an intervention comes to in one village: unit costs times what the village needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.analysis.reach import Target
from generator.model.element import Standing
from generator.model.intervention import Cost, Intervention

Basis = Literal["target", "stated", "one-per-village", "unknown"]
"""Where a quantity comes from: those to be reached in this village, the cost item itself, one a village, nowhere."""


@dataclass(frozen=True)
class CostLine:
    """A cost item in one village; `amount` is None where the price or the quantity is not known.

    `planned` is what the framework plans for any village, whatever this one needs.
    """

    cost: Cost
    quantity: Decimal | None
    basis: Basis
    amount: Decimal | None
    planned: Decimal | None


@dataclass(frozen=True)
class CostEstimate:
    """The cost of an intervention in one village, in rupiah of the price years, not adjusted between years.

    `total` adds up the items that are known and is None where none is. `planned` is the same items
    by the quantities that the framework plans for any village, None where it does not plan them all.
    `standing` is "agreed" only where every price in the total is.
    """

    lines: tuple[CostLine, ...]
    total: Decimal | None
    planned: Decimal | None
    years: tuple[int, ...]
    standing: Standing

    @property
    def missing(self) -> tuple[CostLine, ...]:
        """The items that the total does not contain."""
        return tuple(line for line in self.lines if line.amount is None)


def measure_cost(intervention: Intervention, target: Target | None) -> CostEstimate:
    """Estimate the cost of reaching all targets of an intervention in one village.

    Items per household are multiplied by the households to be reached, where they are counted.
    Others take the quantity that the item states, and items per person without one the persons to
    be reached.
    """
    lines = tuple(_line(cost, target) for cost in intervention.costs)
    known = [line for line in lines if line.amount is not None]
    return CostEstimate(
        lines,
        _sum(line.amount for line in lines),
        None if any(line.planned is None for line in known) else _sum(line.planned for line in known),
        tuple(sorted({line.cost.year for line in known if line.cost.year is not None})),
        "agreed" if known and all(line.cost.status == "agreed" for line in known) else "proposed",
    )


def _line(cost: Cost, target: Target | None) -> CostLine:
    quantity, basis = _quantity(cost, target)
    return CostLine(cost, quantity, basis, _amount(cost, quantity), _amount(cost, _quantity(cost, None)[0]))


def _amount(cost: Cost, quantity: Decimal | None) -> Decimal | None:
    return None if quantity is None or cost.amount_idr is None else cost.amount_idr * quantity


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """Add up the amounts that are known; none known is not zero but unknown."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None


def _quantity(cost: Cost, target: Target | None) -> tuple[Decimal | None, Basis]:
    counted = Decimal(target.count) if target is not None and target.count is not None else None
    unit = None if target is None else target.unit
    if counted is not None and cost.unit == unit == "household":
        return counted, "target"
    if cost.quantity_per_village is not None:
        return cost.quantity_per_village, "stated"
    if counted is not None and cost.unit == unit == "person":
        return counted, "target"
    if cost.unit == "village":
        return Decimal(1), "one-per-village"
    return None, "unknown"
