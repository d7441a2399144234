"""Every planned path from baseline to target, of the programme and of villages, beside the newest figure it is judged by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.analysis.golden_thread import Node
from generator.analysis.observed import by_village
from generator.analysis.progress import Reading, newest_reading
from generator.analysis.rollup import published_figures, roll_up
from generator.analysis.scopes import measure_scopes
from generator.drafting.village_groups import invented_of
from generator.model.indicator import Indicator
from generator.model.results import PlannedValue, Target
from generator.project import Project
from generator.tables import Observations


@dataclass(frozen=True)
class Plan:
    """A target of a result or of a village (`node`, maybe invented), its sheet, and the newest figure (None: there is none)."""

    node: Node
    target: Target
    indicator: Indicator
    reading: Reading | None
    invented: bool = False

    @property
    def sign(self) -> int:
        """1 where the value is to rise, -1 where it is to fall, by the sheet, else by the plan; 0 where neither says so."""
        if self.indicator.direction is not None:
            return 1 if self.indicator.direction == "increase" else -1
        start, end = self.target.baseline.value, self.target.target.value
        return 0 if start is None or end is None else (end > start) - (end < start)

    @property
    def path(self) -> tuple[tuple[str, PlannedValue, Decimal], ...]:
        """The planned values that are known with their roles, as the file orders them."""
        named = (
            ("baseline", self.target.baseline), *(("milestone", one) for one in self.target.milestones),
            ("target", self.target.target),
        )  # fmt: skip
        return tuple((role, one, one.value) for role, one in named if one.value is not None)


def measure_plans(project: Project) -> Iterator[Plan]:
    """Yield the programme's plans with what its own villages make together, then those of villages with their own figure."""
    programme = project.programme
    scope = measure_scopes(project).programme
    figures = published_figures(project.observations, programme) if scope else {}
    for result in programme.results.results:
        for target in result.targets:
            indicator = programme.indicators.get(target.indicator)
            if indicator is not None:
                rolled = roll_up(indicator, figures, scope)
                reading = None if rolled is None else Reading(rolled.period, rolled.value, "measured", rolled.decimals)
                yield Plan(("result", result.id), target, indicator, reading)
    yield from _of_villages(project)


def _of_villages(project: Project) -> Iterator[Plan]:
    planned = {code: one for code, one in sorted(project.profiles.items()) if one.targets}
    frame = project.observations.frame
    wanted = {target.indicator for one in planned.values() for target in one.targets}
    rows = frame[frame["village_code"].isin(list(planned)) & frame["indicator"].isin(list(wanted))]
    observed = by_village(Observations(rows.reset_index(drop=True)))
    invented = invented_of(project)
    for code, profile in planned.items():
        own = observed.of(code)
        for target in profile.targets:
            indicator = project.programme.indicators.get(target.indicator)
            if indicator is not None:
                yield Plan(("village", code), target, indicator, newest_reading(own, target.indicator), code in invented)
