"""Collaborative governance: bodies, mechanisms, who answers for what, and how to complain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from generator.model.governance import Actor, Responsibility
from generator.pages.page import Page
from generator.pages.sentences import opening
from generator.pages.view import View


def render_pages(view: View) -> Iterator[Page]:
    """Render the page of governance."""
    governance = view.programme.governance
    involved = {actor for task in governance.responsibilities for actor in roles(task)}
    actors = [actor for actor in governance.actors if actor.id in involved]
    yield view.page(
        "tata-kelola/", governance.title, "governance.md.j2", governance.source.path,
        description=opening(governance.introduction),
        governance=governance,
        kinds=by_kind(actors),
        most_accountable=_most_accountable(governance.responsibilities),
        rows=[(task, roles(task)) for task in governance.responsibilities],
    )  # fmt: skip


def _most_accountable(tasks: tuple[Responsibility, ...]) -> tuple[int, tuple[str, ...]]:
    """Return the largest number of tasks that one actor answers for, and the actors with so many."""
    counts = Counter(task.accountable for task in tasks)
    most = max(counts.values(), default=0)
    return most, tuple(actor for actor, count in counts.items() if count == most)


def roles(task: Responsibility) -> dict[str, tuple[str, ...]]:
    """Return the letters (R, A, C, I) of each actor in a task; an actor may carry more than one."""
    found: dict[str, tuple[str, ...]] = {}
    for letter, actors in (
        ("A", (task.accountable,)), ("R", task.responsible), ("C", task.consulted), ("I", task.informed),
    ):  # fmt: skip
        for actor in actors:
            found[actor] = (*found.get(actor, ()), letter)
    return found


def by_kind(actors: list[Actor]) -> list[tuple[str, list[Actor]]]:
    """Return actors by kind, kinds in the order in which they first appear."""
    order = list(dict.fromkeys(actor.kind for actor in actors))
    ordered = sorted(actors, key=lambda actor: order.index(actor.kind))
    return [(kind, list(members)) for kind, members in groupby(ordered, key=lambda actor: actor.kind)]
