"""Responsibilities: who is asked or told is not at the same time the one who does it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.problems import Problem
from generator.project import Project


def check_responsibilities(project: Project) -> Iterator[Problem]:
    """An actor has one role in a task; only the accountable one may also be responsible."""
    for task in project.programme.governance.responsibilities:
        doing = {*task.responsible, task.accountable}
        for number, actor in enumerate(task.consulted):
            if actor in doing:
                here = task.source.at("consulted", number)
                yield Problem("peran-ganda", here, {"value": actor, "task": task.id, "role": "consulted"})
        for number, actor in enumerate(task.informed):
            if actor in doing or actor in task.consulted:
                here = task.source.at("informed", number)
                yield Problem("peran-ganda", here, {"value": actor, "task": task.id, "role": "informed"})
