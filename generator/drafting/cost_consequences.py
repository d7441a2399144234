"""What a change does to the budget: of each intervention, each component, and in all."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from generator.analysis.budget import Budget, InterventionBudget, measure_budget
from generator.analysis.composite_index import rounded
from generator.analysis.golden_thread import Node
from generator.drafting.change import Consequence
from generator.drafting.likeness import is_same
from generator.model.programme import Programme
from generator.project import Project

FUNDING: Node = ("part", "funding")
_NOTHING = InterventionBudget("", "", (), None, None)


def measure_cost_consequences(before: Project, after: Project) -> Iterator[Consequence]:
    """Compare the budgets of two states; an amount is None where not one item can be computed."""
    if is_same(_costs(before.programme), _costs(after.programme)):
        return
    old, new = measure_budget(before.programme), measure_budget(after.programme)
    yield from _of_interventions(old, new)
    for component in dict.fromkeys(one.component for one in (*new.interventions, *old.interventions)):
        yield from _moved("component-cost", ("component", component), old.of_component(component), new.of_component(component))
    yield from _moved(
        "budget-total", FUNDING, old.total, new.total,
        per_village_before=old.per_village, per_village_after=new.per_village,
        villages_before=old.villages, villages_after=new.villages,
    )  # fmt: skip
    if len(old.missing) != len(new.missing):
        facts = {"before": len(old.missing), "after": len(new.missing)}
        yield Consequence("budget-missing", FUNDING, facts)


def _costs(programme: Programme) -> tuple[object, ...]:
    return (
        programme.funding.budget_basis,
        tuple((one.id, one.component, one.costs) for one in programme.interventions.values()),
    )


def _of_interventions(old: Budget, new: Budget) -> Iterator[Consequence]:
    before, after = ({one.intervention: one for one in budget.interventions} for budget in (old, new))
    for id_ in (*after, *(one for one in before if one not in after)):
        one, other = before.get(id_, _NOTHING), after.get(id_, _NOTHING)
        yield from _moved(
            "intervention-cost", ("intervention", id_), one.total, other.total,
            per_village_before=one.per_village, per_village_after=other.per_village,
        )  # fmt: skip


def _moved(kind: str, node: Node, before: Decimal | None, after: Decimal | None, **more: object) -> Iterator[Consequence]:
    """Yield a changed amount with its difference, and the difference in per cent of what it was."""
    if before == after:
        return
    difference = None if before is None or after is None else after - before
    percent = rounded(100 * Fraction(difference) / Fraction(before), 1) if difference is not None and before else None
    yield Consequence(kind, node, {"before": before, "after": after, "difference": difference, "percent": percent, **more})
