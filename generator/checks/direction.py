"""The direction of an indicator, judged by what its goalposts and its targets say together."""

from __future__ import annotations

from itertools import pairwise

from generator.model.indicator import Indicator
from generator.model.results import Target
from generator.problems import Edits, replacing
from generator.project import Project


def targets_of(project: Project) -> tuple[Target, ...]:
    """Return all targets, of the results framework and of villages."""
    return (
        *(target for result in project.programme.results.results for target in result.targets),
        *(target for profile in project.profiles.values() for target in profile.targets),
    )


def other_direction(project: Project, indicator: Indicator) -> Edits:
    """Return the edit that turns a direction round, where goalposts and every target contradict it."""
    goalposts = indicator.goalposts
    if indicator.direction is None or goalposts is None or goalposts.best == goalposts.worst:
        return ()
    moves = [goalposts.best - goalposts.worst]
    for target in targets_of(project):
        if target.indicator == indicator.id:
            path = (target.baseline, *target.milestones, target.target)
            values = [one.value for one in path if one.value is not None]
            moves += [after - before for before, after in pairwise(values) if after != before]
    told = {move > 0 for move in moves}
    if len(moves) < 2 or told != {indicator.direction == "decrease"}:
        return ()
    return replacing(indicator.source.at("direction"), "increase" if indicator.direction == "decrease" else "decrease")
