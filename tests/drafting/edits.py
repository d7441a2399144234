"""Edits of a project in memory: the same project with one thing otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

from generator.drafting.change import Consequence
from generator.project import Project


def examples_of(found: Iterable[Consequence], kind: str) -> list[dict[str, Any]]:
    """Return the villages, or whatever else is named, of all consequences of a kind."""
    return [dict(one) for each in found if each.kind == kind for one in cast("Any", each.facts["examples"])]


def with_programme(project: Project, **parts: Any) -> Project:
    """Return the project with other parts of its programme."""
    return replace(project, programme=replace(project.programme, **parts))


def with_indicator(project: Project, id_: str, **fields: Any) -> Project:
    """Return the project with other fields of one indicator."""
    known = project.programme.indicators
    return with_programme(project, indicators={**known, id_: replace(known[id_], **fields)})


def with_intervention(project: Project, id_: str, **fields: Any) -> Project:
    """Return the project with other fields of one intervention."""
    known = project.programme.interventions
    return with_programme(project, interventions={**known, id_: replace(known[id_], **fields)})


def with_dimension_weights(project: Project, weights: Mapping[str, Fraction]) -> Project:
    """Return the project with other weights of the assessment's dimensions."""
    assessment = project.programme.assessment
    dimensions = tuple(replace(one, weight=weights.get(one.id, one.weight)) for one in assessment.dimensions)
    return with_programme(project, assessment=replace(assessment, dimensions=dimensions))


def with_criterion_weights(project: Project, weights: Mapping[str, Fraction]) -> Project:
    """Return the project with other weights of the criteria of the pilot selection."""
    selection = project.programme.pilot_selection
    criteria = tuple(replace(one, weight=weights.get(one.id, one.weight)) for one in selection.criteria)
    return with_programme(project, pilot_selection=replace(selection, criteria=criteria))


def with_target(project: Project, result: str, indicator: str, value: str) -> Project:
    """Return the project with another target of a result."""
    results = project.programme.results
    changed = tuple(
        replace(one, targets=tuple(
            replace(target, target=replace(target.target, value=Decimal(value)))
            if one.id == result and target.indicator == indicator else target
            for target in one.targets
        ))
        for one in results.results
    )  # fmt: skip
    return with_programme(project, results=replace(results, results=changed))


def with_village_target(project: Project, code: str, indicator: str, **fields: Any) -> Project:
    """Return the project with another target of a village; `fields` are those of its planned path."""
    profile = project.profiles[code]
    targets = tuple(replace(one, **fields) if one.indicator == indicator else one for one in profile.targets)
    return replace(project, profiles={**project.profiles, code: replace(profile, targets=targets)})


def with_observation(project: Project, code: str, indicator: str, period: str, value: str) -> Project:
    """Return the project with another total of a village."""
    frame = project.observations.frame.copy()
    row = (
        (frame["village_code"] == code) & (frame["indicator"] == indicator)
        & (frame["period"] == period) & (frame["disaggregation"] == "")
    )  # fmt: skip
    frame.loc[row, "value"] = value
    frame.loc[row, "number"] = float(value)
    return replace(project, observations=replace(project.observations, frame=frame))
