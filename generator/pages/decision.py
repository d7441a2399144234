"""Decisions: what was agreed, by whom, when and why, and what each touches."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.element import Change
from generator.pages.page import Page
from generator.pages.sentences import opening
from generator.pages.touched import touched
from generator.pages.view import View


def render_pages(view: View) -> Iterator[Page]:
    """Render the list of decisions and a page for each."""
    decisions = sorted(view.programme.decisions.values(), key=lambda one: (one.date, one.id))
    title = view.say(id="Keputusan", en="Decisions")
    things = {one.id: list(touched(view, one.touches)) for one in decisions}
    yield view.page(
        "keputusan/", title, "decisions.md.j2", "framework/decisions",
        description=view.say(
            id="Apa yang diputuskan, oleh siapa, kapan, mengapa, dan bagian mana dari kerangka yang tersentuh.",
            en="What was decided, by whom, when and why, and which parts of the framework it touches.",
        ),
        decisions=decisions,
        things=things,
    )  # fmt: skip
    for decision in decisions:
        changed = [
            (kind, id_)
            for kind, id_, changes in _changelogs(view)
            if any(one.decision == decision.id for one in changes)
        ]
        yield view.page(
            view.address("decision", decision.id), decision.title, "decision.md.j2", decision.source.path,
            description=opening(decision.decision), crumbs=[(title, "keputusan/")],
            decision=decision,
            things=things[decision.id],
            changed=changed,
        )  # fmt: skip


def _changelogs(view: View) -> Iterator[tuple[str, str, tuple[Change, ...]]]:
    """Return kind, id and change log of every element that keeps one."""
    programme = view.programme
    for kind, elements in (
        ("indicator", programme.indicators), ("intervention", programme.interventions), ("risk", programme.risks),
        ("potential", programme.potentials), ("vulnerable-group", programme.vulnerable_groups),
    ):  # fmt: skip
        for element in elements.values():
            yield kind, element.id, element.changes
