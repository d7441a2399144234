"""The results framework and the targets of villages: levels, order in time, direction, bounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from generator.checks.direction import other_direction, targets_of
from generator.checks.indicators import is_inside
from generator.checks.periods import days_of
from generator.model.adaptation import Deviation
from generator.model.indicator import Bounds
from generator.model.results import PlannedValue, Target
from generator.problems import Problem, in_rows
from generator.project import Project
from generator.reading.adaptation.plain_data import share_of
from generator.text import Text

SERVES = {"output": "outcome", "outcome": "goal", "goal": ""}
LEVEL_WORDS: Mapping[str, Text] = {
    "goal": Text({"id": "tujuan (goal)", "en": "a goal"}),
    "outcome": Text({"id": "hasil antara (outcome)", "en": "an outcome"}),
    "output": Text({"id": "keluaran (output)", "en": "an output"}),
}


def check_result_levels(project: Project) -> Iterator[Problem]:
    """Outputs serve outcomes, outcomes serve the goal; interventions produce outputs."""
    programme = project.programme
    level = {result.id: result.level for result in programme.results.results}
    for result in programme.results.results:
        for number, served in enumerate(result.contributes_to):
            if served in level and level[served] != SERVES[result.level]:
                parameters = {
                    "value": served,
                    "found": LEVEL_WORDS[level[served]],
                    "expected": LEVEL_WORDS.get(SERVES[result.level], Text({"id": "tidak ada", "en": "nothing"})),
                }
                yield Problem("jenjang-hasil-salah", result.source.at("contributes_to", number), parameters)
    for intervention in programme.interventions.values():
        for name, wanted in (("outputs", "output"), ("contributes_to", "outcome")):
            for number, one in enumerate(getattr(intervention, name)):
                if one in level and level[one] != wanted:
                    parameters = {"value": one, "found": LEVEL_WORDS[level[one]], "expected": LEVEL_WORDS[wanted]}
                    yield Problem("jenjang-hasil-salah", intervention.source.at(name, number), parameters)


def check_output_titles(project: Project) -> Iterator[Problem]:
    """An output says what has changed, not what was done: its title is no activity's title."""
    programme = project.programme
    steps = [step for one in programme.interventions.values() for step in one.activities]
    activities = {_plain(step.title): step.source.at("title") for step in steps}
    activities |= {_plain(one.title): one.source.at("title") for one in programme.workplan.activities}
    for result in programme.results.results:
        if result.level == "output" and _plain(result.title) in activities:
            here, there = result.source.at("title"), activities[_plain(result.title)]
            yield Problem("keluaran-mengulang-kegiatan", here, {"value": result.title}, related=there)


def check_targets(project: Project) -> Iterator[Problem]:
    """Baseline, milestones and target follow each other in time and move the right way."""
    for target in targets_of(project):
        path = (target.baseline, *target.milestones, target.target)
        yield from _in_time_order(path)
        yield from _values_fit(project, target, path)


def check_graduation(project: Project) -> Iterator[Problem]:
    """A household cannot be asked for more criteria than there are, nor for fewer than required."""
    graduation = project.programme.graduation
    required = sum(criterion.required for criterion in graduation.criteria)
    if graduation.criteria and not required <= graduation.minimum_criteria <= len(graduation.criteria):
        parameters = {"value": graduation.minimum_criteria, "minimum": required, "maximum": len(graduation.criteria)}
        yield Problem("kriteria-minimum-salah", graduation.source.at("minimum_criteria"), parameters)


def check_added_criteria(project: Project) -> Iterator[Problem]:
    """A region that adds criteria of graduation asks for as many more; otherwise the base's become easier to do without."""
    if "graduation" in project.programme.unreadable:
        return
    changes = [one for one in project.deviations if one.target == "graduation"]
    minimum = project.programme.graduation.minimum_criteria
    before = next((share_of(one.before) for one in changes if one.steps == ("minimum_criteria",)), None)
    raised = 0 if before is None else minimum - before
    at_list = [one for one in changes if one.steps[:1] == ("criteria",) and len(one.steps) <= 2]
    added = [one for one in at_list if _added_entries(one)]
    count = sum(map(_added_entries, added))
    if count > raised:
        parameters = {"count": count, "value": minimum, "minimum": int(minimum - raised + count)}
        yield Problem("adaptasi-mempermudah-graduasi", added[0].at, parameters, related=added[0].base_at)


def _added_entries(one: Deviation) -> int:
    """Return how many entries a change adds to a list: to it as a whole, or the one it is about."""
    if isinstance(one.before, list) and isinstance(one.after, list):
        return len(one.after) - len(one.before)
    return int(one.before is None)


def _plain(title: Text) -> str:
    return " ".join(title.within("id").casefold().split())


def _in_time_order(path: Iterable[PlannedValue]) -> Iterator[Problem]:
    dated = [(days[1], one) for one in path if (days := days_of(one.period)) is not None]
    for (before, earlier), (after, later) in pairwise(dated):
        if after <= before:
            parameters = {"value": later.period, "previous": earlier.period}
            here, there = later.source.at("period"), earlier.source.at("period")
            yield Problem("periode-tidak-urut", here, parameters, related=there)


def _values_fit(project: Project, target: Target, path: Iterable[PlannedValue]) -> Iterator[Problem]:
    indicator = project.programme.indicators.get(target.indicator)
    if indicator is None or indicator.unit == "category":
        return
    bounds = indicator.bounds
    valued = [(one.value, one) for one in path if one.value is not None]
    for value, one in valued:
        if bounds is not None and not is_inside(value, bounds.minimum, bounds.maximum):
            yield _outside(indicator.id, value, one, bounds)
    if indicator.direction is None:
        return
    there = indicator.source.at("direction")
    sign = 1 if indicator.direction == "increase" else -1
    for (before, _), (after, later) in pairwise(valued):
        if (after - before) * sign < 0:
            parameters = {
                "indicator": indicator.id, "value": after, "previous": before, "direction": indicator.direction,
            }  # fmt: skip
            edits = other_direction(project, indicator)
            yield Problem("target-melawan-arah", later.source.at("value"), parameters, edits, there)


def _outside(indicator: str, value: Decimal, one: PlannedValue, bounds: Bounds) -> Problem:
    parameters = {
        "indicator": indicator, "value": value, "rows": in_rows(1),
        "minimum": "-" if bounds.minimum is None else bounds.minimum,
        "maximum": "-" if bounds.maximum is None else bounds.maximum,
    }  # fmt: skip
    return Problem("nilai-di-luar-batas", one.source.at("value"), parameters, related=bounds.source)
