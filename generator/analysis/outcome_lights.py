"""How villages stand by outcome: each judged on the way from its own baseline to the programme's target."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.analysis.observed import ByVillage, Observed, by_village
from generator.analysis.progress import Light, measure_progress, newest_reading
from generator.model.results import Result, Target
from generator.project import Project

ORDER: tuple[Light, ...] = ("achieved", "on_track", "slightly_behind", "behind", "moving_away")
"""From the best light to the weakest."""


@dataclass(frozen=True)
class OutcomeLights:
    """An outcome and the light of each village, the best first; None where too little can be judged.

    The light of a village is the middle one of its indicators' lights, of two middles the weaker;
    at least half of the outcome's indicators must have one.
    """

    result: Result
    lights: tuple[Light | None, ...]

    @property
    def as_planned(self) -> int:
        """How many villages are on track or there already."""
        return sum(one in {"achieved", "on_track"} for one in self.lights)


def measure_outcome_lights(project: Project, codes: Collection[str]) -> tuple[OutcomeLights, ...]:
    """Return the lights of every outcome of which at least one village can be judged."""
    places = by_village(project.observations)
    found = []
    for result in project.programme.results.results:
        if result.level == "outcome":
            lights = [_light(project, result, places, code) for code in sorted(codes)]
            if any(lights):
                found.append(OutcomeLights(result, tuple(sorted(lights, key=_rank))))
    return tuple(found)


def _rank(light: Light | None) -> int:
    return len(ORDER) if light is None else ORDER.index(light)


def _light(project: Project, result: Result, places: ByVillage, code: str) -> Light | None:
    observed = places.of(code)
    found = sorted((one for target in result.targets if (one := _judged(project, target, observed))), key=_rank)
    return found[len(found) // 2] if found and len(found) * 2 >= len(result.targets) else None


def _judged(project: Project, target: Target, observed: tuple[Observed, ...]) -> Light | None:
    """Judge one indicator of a village, with its first figure as the baseline."""
    indicator = project.programme.indicators.get(target.indicator)
    own = [one for one in observed if one.indicator == target.indicator and not one.disaggregation and one.is_known]
    if indicator is None or target.target.value is None or len(own) < 2 or own[-1].number is None:
        return None
    baseline = replace(target.baseline, value=Decimal(own[-1].value), period=own[-1].period)
    return measure_progress(
        replace(target, baseline=baseline, milestones=()), indicator, newest_reading(observed, target.indicator),
        method=project.programme.results.progress_method, as_of=project.as_of,
    ).light  # fmt: skip
