"""Funding: kinds of funds and their rules, who zakat is for, and the budget computed from costs and need."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from generator.analysis.budget import Budget, measure_budget
from generator.pages.bars import bars
from generator.pages.page import Page
from generator.pages.sentences import opening
from generator.pages.view import View


def render_pages(view: View) -> Iterator[Page]:
    """Render the page of funding and budget."""
    funding = view.programme.funding
    budget = measure_budget(view.programme)
    component_bars = bars((one.id, _exact(budget.of_component(one.id))) for one in view.programme.intervention_model.components)
    fund_bars = bars(
        (kind.id, sum(kind.id in one.funding for one in view.programme.interventions.values())) for kind in funding.kinds
    )
    largest = max((one for one in component_bars if one.number), key=lambda one: one.number or Fraction(0), default=None)
    yield view.page(
        "pendanaan/", view.say(id="Pendanaan dan anggaran", en="Funding and budget"), "funding.md.j2",
        funding.source.path,
        description=opening(funding.introduction),
        funding=funding,
        budget=budget,
        widths=_widths(budget),
        by_component=[
            (one.id, budget.of_component(one.id)) for one in view.programme.intervention_model.components
        ],
        component_bars=component_bars,
        largest=largest,
        largest_share=None if largest is None or not budget.total else _whole_percent(largest.number, budget.total),
        fund_bars=fund_bars,
        paid_for={
            kind.id: [one.id for one in view.programme.interventions.values() if kind.id in one.funding]
            for kind in funding.kinds
        },
        accepted_by={asnaf.id: [kind.id for kind in funding.kinds if asnaf.id in kind.asnaf] for asnaf in funding.asnaf},
    )  # fmt: skip


def _exact(amount: Decimal | None) -> Fraction | None:
    return None if amount is None else Fraction(amount)


def _whole_percent(part: Fraction | None, whole: Decimal) -> Fraction:
    """Return a share rounded to whole per cent, which is all that proposed prices bear."""
    return Fraction(round((part or Fraction(0)) * 100 / Fraction(whole)), 100)


def _widths(budget: Budget) -> dict[str, int]:
    """Return the length of each intervention's bar, in per cent of the largest amount."""
    known = {one.intervention: one.total for one in budget.interventions if one.total is not None}
    largest = max(known.values(), default=Decimal(0))
    return {id_: round(amount * 100 / largest) for id_, amount in known.items()} if largest else {}
