"""Risks: a matrix of likelihood and impact, and what lowers each risk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from generator.model.risk import Level, Risk
from generator.pages.page import Page
from generator.pages.sentences import opening
from generator.pages.view import View

LEVELS: tuple[Level, ...] = get_args(Level)
"""From low to high."""


def severity(likelihood: Level, impact: Level) -> int:
    """Return the step of the matrix, from 0 (both low) to 4 (both high)."""
    return LEVELS.index(likelihood) + LEVELS.index(impact)


def render_pages(view: View) -> Iterator[Page]:
    """Render the matrix of risks and a page for each."""
    title = view.say(id="Risiko", en="Risks")
    kinds = {kind: risks_of_kind(view, kind) for kind in ("household", "programme")}
    yield view.page(
        "risiko/", title, "risks.md.j2", "framework/risks",
        description=view.say(
            id="Yang dapat menjatuhkan rumah tangga kembali miskin, dan yang dapat menggagalkan program, "
            "menurut kemungkinan dan dampaknya.",
            en="What can push households back into poverty, and what can make the programme fail, "
            "by likelihood and impact.",
        ),
        crumbs=[(view.say(id="Asesmen", en="Assessment"), "asesmen/")],
        kinds=kinds,
        step_of=lambda risk: severity(risk.likelihood, risk.impact),
        gravest={kind: gravest_of(risks) for kind, risks in kinds.items()},
        proposed={kind: sum(risk.rating_status == "proposed" for risk in risks) for kind, risks in kinds.items()},
    )  # fmt: skip
    for risk in view.programme.risks.values():
        yield view.page(
            view.address("risk", risk.id), risk.title, "risk.md.j2", risk.source.path,
            description=opening(risk.description), crumbs=[(title, "risiko/")],
            risk=risk, step=severity(risk.likelihood, risk.impact),
        )  # fmt: skip


def risks_of_kind(view: View, kind: str) -> tuple[Risk, ...]:
    """Return the risks of households or of the programme, in the order of the files."""
    return tuple(risk for risk in view.programme.risks.values() if risk.kind == kind)


def gravest_of(risks: tuple[Risk, ...]) -> tuple[Risk, ...]:
    """Return the risks on the highest step that any of them reaches."""
    steps = {risk.id: severity(risk.likelihood, risk.impact) for risk in risks}
    most = max(steps.values(), default=0)
    return tuple(risk for risk in risks if steps[risk.id] == most)
