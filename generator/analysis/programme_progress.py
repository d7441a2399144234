"""The programme's own targets: the roll-up of its villages, judged like any other reading."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from generator.analysis.progress import Reading, TargetProgress, measure_progress
from generator.analysis.rollup import Figures, RollUp, adds_up, roll_up
from generator.model.results import Target
from generator.project import Project


@dataclass(frozen=True)
class ProgrammeProgress:
    """A target of the results framework, what its villages make together, and the light of it."""

    progress: TargetProgress
    rolled: RollUp | None


def measure_programme_progress(
    project: Project, figures: Figures, scope: Collection[str]
) -> Mapping[tuple[str, str], ProgrammeProgress]:
    """Return the progress of every target by result and indicator, over the villages of `scope`."""
    programme = project.programme
    return {
        (result.id, target.indicator): _measured(project, target, figures, scope)
        for result in programme.results.results
        for target in result.targets
        if target.indicator in programme.indicators
    }


def _measured(project: Project, target: Target, figures: Figures, scope: Collection[str]) -> ProgrammeProgress:
    indicator = project.programme.indicators[target.indicator]
    rolled = roll_up(indicator, figures, scope)
    reading = None if rolled is None else Reading(rolled.period, rolled.value, "measured", rolled.decimals)
    progress = measure_progress(
        target, indicator, reading, method=project.programme.results.progress_method, as_of=project.as_of
    )
    if progress.light is None and indicator.unit != "category" and not adds_up(indicator):
        progress = replace(progress, absence="apart")
    return ProgrammeProgress(progress, rolled)
