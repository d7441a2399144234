"""Actors: the list of all, and for each what it answers for, works on, keeps and still has to answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.analysis.open_questions import AskedQuestion
from generator.model.governance import Actor
from generator.pages.governance import by_kind, roles
from generator.pages.page import Page
from generator.pages.view import View

LETTERS = "ARCI"


def render_pages(view: View) -> Iterator[Page]:
    """Render the list of actors and a page for each."""
    actors = view.programme.governance.actors
    title = view.say(id="Pelaku", en="Actors")
    tasks = {actor.id: _tasks(view, actor.id) for actor in actors}
    yield view.page(
        "pelaku/", title, "actors.md.j2", view.programme.governance.source.path,
        description=view.say(
            id="Siapa yang bekerja dalam program ini, dan seberapa banyak tugas yang diusulkan kepada masing-masing.",
            en="Who works in this programme, and how many duties are proposed for each.",
        ),
        kinds=by_kind(list(actors)),
        tasks=tasks,
    )  # fmt: skip
    asked: dict[str, list[AskedQuestion]] = {}
    for one in view.questions:
        asked.setdefault(one.owner, []).append(one)
    for actor in actors:
        yield _page(view, actor, title, tasks[actor.id], asked.get(actor.id, []))


def _tasks(view: View, actor: str) -> Mapping[str, list[str]]:
    """Return the tasks of an actor by letter (A, R, C, I)."""
    found: dict[str, list[str]] = {letter: [] for letter in LETTERS}
    for task in view.programme.governance.responsibilities:
        for letter in roles(task).get(actor, ()):
            found[letter].append(task.id)
    return found


def _page(
    view: View, actor: Actor, list_title: str, tasks: Mapping[str, list[str]], asked: list[AskedQuestion]
) -> Page:
    programme = view.programme
    sectors = programme.integration.sectors
    return view.page(
        view.address("actor", actor.id), actor.name, "actor.md.j2", actor.source.path,
        description=actor.description, crumbs=[(list_title, "pelaku/")],
        actor=actor,
        tasks=tasks,
        bodies=[one for one in programme.governance.bodies if actor.id in one.members],
        steps=[one for one in programme.governance.grievance.steps if one.responsible == actor.id],
        indicators=[one.id for one in programme.indicators.values() if one.responsible == actor.id],
        interventions=[
            (one, [step for step in one.activities if step.responsible == actor.id])
            for one in programme.interventions.values()
            if actor.id in one.actors or any(step.responsible == actor.id for step in one.activities)
        ],
        sectors=[
            (one.id, role)
            for one in sectors
            for role, named in (
                ("knowledge", (one.knowledge_partner,)), ("lead", (one.lead_collaborator,)), ("ministry", one.ministries),
            )
            if actor.id in named
        ],
        results=[one.id for one in programme.results.results if one.responsible == actor.id],
        mitigations=[
            (risk.id, one) for risk in programme.risks.values() for one in risk.mitigations if one.responsible == actor.id
        ],
        milestones=[one for one in programme.workplan.milestones if one.owner == actor.id],
        activities=[one for one in programme.workplan.activities if one.owner == actor.id],
        chapters=[one.id for one in programme.document.chapters if one.owner == actor.id],
        questions=[one.id for one in programme.learning.questions if one.owner == actor.id],
        asked=asked,
    )  # fmt: skip
