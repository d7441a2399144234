"""What a price does to an intervention, its component and the whole budget."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from generator.drafting.change import Consequence
from generator.drafting.consequences import measure_consequences
from generator.pipeline import Checked
from generator.project import Project
from tests.drafting.edits import with_intervention, with_programme

WATER, NEEDS = "air-minum-warga", "pemenuhan-kebutuhan-dasar"
KINDS = ("intervention-cost", "component-cost", "budget-total", "budget-missing")


def with_price(project: Project, before: int | None, after: int | None) -> Project:
    """Return the project in which one item of community-run water has another price."""
    old, new = (None if one is None else Decimal(one) for one in (before, after))
    costs = project.programme.interventions[WATER].costs
    return with_intervention(
        project, WATER, costs=tuple(replace(one, amount_idr=new) if one.amount_idr == old else one for one in costs)
    )


def money(before: Project, after: Project) -> list[Consequence]:
    return [one for one in measure_consequences(before, after) if one.kind in KINDS]


def test_a_raised_price_raises_the_intervention_its_component_and_the_budget_by_price_times_villages(checked: Checked) -> None:
    villages = checked.project.programme.funding.budget_basis.villages
    found = money(checked.project, with_price(checked.project, 10_000_000, 12_500_000))
    assert [one.node for one in found] == [("intervention", WATER), ("component", NEEDS), ("part", "funding")]
    assert {one.facts["difference"] for one in found} == {Decimal(2_500_000) * villages}
    assert found[0].facts["percent"] == Decimal("19.2")


def test_the_difference_is_turned_round_where_the_states_are(checked: Checked) -> None:
    after = with_price(checked.project, 750_000, 1_000_000)
    there, back = money(checked.project, after), money(after, checked.project)
    assert there
    assert [(one.facts["before"], one.facts["after"]) for one in there] == [(one.facts["after"], one.facts["before"]) for one in back]


def test_a_first_price_is_told_as_an_item_that_can_be_computed_now(checked: Checked) -> None:
    found = money(checked.project, with_price(checked.project, None, 1_000_000))
    assert [(one.facts["before"], one.facts["after"]) for one in found if one.kind == "budget-missing"] == [(2, 1)]


def test_another_number_of_villages_moves_every_intervention_and_says_the_number(checked: Checked) -> None:
    funding = checked.project.programme.funding
    after = with_programme(checked.project, funding=replace(funding, budget_basis=replace(funding.budget_basis, villages=20)))
    found = money(checked.project, after)
    total = next(one for one in found if one.kind == "budget-total")
    assert (total.facts["villages_before"], total.facts["villages_after"], total.facts["percent"]) == (10, 20, Decimal("100.0"))
    assert {one.facts["percent"] for one in found} == {Decimal("100.0")}


def test_a_reworded_item_costs_nothing(checked: Checked) -> None:
    costs = checked.project.programme.interventions[WATER].costs
    reworded = tuple(replace(one, status="agreed") for one in costs)
    assert money(checked.project, with_intervention(checked.project, WATER, costs=reworded)) == []
