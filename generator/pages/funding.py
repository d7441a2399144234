"""Funding: kinds of funds and their rules, who zakat is for, and the budget computed from costs and need."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.analysis.budget import Budget, measure_budget
from generator.pages.page import Page
from generator.pages.view import View


def render_pages(view: View) -> Iterator[Page]:
    """Render the page of funding and budget."""
    funding = view.programme.funding
    budget = measure_budget(view.programme)
    yield view.page(
        "pendanaan/", view.say(id="Pendanaan dan anggaran", en="Funding and budget"), "funding.md.j2",
        funding.source.path,
        description=view.opening(funding.introduction),
        funding=funding,
        budget=budget,
        widths=_widths(budget),
        by_component=[
            (one.id, budget.of_component(one.id)) for one in view.programme.intervention_model.components
        ],
        paid_for={
            kind.id: [one.id for one in view.programme.interventions.values() if kind.id in one.funding]
            for kind in funding.kinds
        },
        accepted_by={asnaf.id: [kind.id for kind in funding.kinds if asnaf.id in kind.asnaf] for asnaf in funding.asnaf},
    )  # fmt: skip


def _widths(budget: Budget) -> dict[str, int]:
    """Return the length of each intervention's bar, in per cent of the largest amount."""
    known = {one.intervention: one.total for one in budget.interventions if one.total is not None}
    largest = max(known.values(), default=Decimal(0))
    return {id_: round(amount * 100 / largest) for id_, amount in known.items()} if largest else {}
