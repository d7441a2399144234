"""Responsibilities: who is asked or told is not at the same time the one who does it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.problems import Edit, EditKind, Location, Problem
from generator.project import Project


def check_responsibilities(project: Project) -> Iterator[Problem]:
    """An actor has one role in a task; only the accountable one may also be responsible."""
    for task in project.programme.governance.responsibilities:
        doing = {actor: task.source.at("responsible", number) for number, actor in enumerate(task.responsible)}
        doing = {task.accountable: task.source.at("accountable"), **doing}
        asked = {actor: task.source.at("consulted", number) for number, actor in enumerate(task.consulted)}
        for number, actor in enumerate(task.consulted):
            if actor in doing:
                here = task.source.at("consulted", number)
                yield _twice(here, actor, task.id, "consulted", doing[actor])
        for number, actor in enumerate(task.informed):
            if actor in doing or actor in asked:
                here = task.source.at("informed", number)
                yield _twice(here, actor, task.id, "informed", {**asked, **doing}[actor])


def _twice(here: Location, actor: str, task: str, role: str, there: Location) -> Problem:
    """The weaker of two roles goes: who does a task is asked, and who is asked is told."""
    parameters = {"value": actor, "task": task, "role": role}
    return Problem("peran-ganda", here, parameters, (Edit(here, EditKind.REMOVE),), there)
