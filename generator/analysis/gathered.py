"""What villages make together, measured once for all pages: their regions, and the programme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.analysis.programme_progress import ProgrammeProgress, measure_programme_progress
from generator.analysis.rollup import RollUp, published_figures, roll_ups
from generator.analysis.scopes import measure_scopes
from generator.project import Project


@dataclass(frozen=True)
class Gathered:
    """Roll-ups by region code, progress by result and indicator, and the villages of the programme."""

    regions: Mapping[str, tuple[RollUp, ...]]
    programme: Mapping[tuple[str, str], ProgrammeProgress]
    programme_villages: tuple[str, ...]


def measure_gathered(project: Project) -> Gathered:
    """Put the villages of every region and of the programme together."""
    figures = published_figures(project.observations, project.programme)
    scopes = measure_scopes(project)
    return Gathered(
        regions={region: roll_ups(project.programme, figures, codes) for region, codes in scopes.regions.items()},
        programme=measure_programme_progress(project, figures, scopes.programme),
        programme_villages=scopes.programme,
    )
