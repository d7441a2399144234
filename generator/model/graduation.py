"""The household's way out of poverty: stages and the criteria to leave."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.element import OpenQuestion, Standing, Status
from generator.problems import Location
from generator.text import Text


@dataclass(frozen=True, kw_only=True)
class GraduationStage:
    """A stage; months are counted from the household's enrolment, both ends included."""

    id: str
    title: Text
    description: Text
    from_month: int
    to_month: int
    interventions: tuple[str, ...]
    source: Location


@dataclass(frozen=True, kw_only=True)
class GraduationCriterion:
    """What a household must have reached; `required` ones cannot be made up for by others."""

    id: str
    title: Text
    description: Text
    indicator: str | None = None
    required: bool
    source: Location


@dataclass(frozen=True, kw_only=True)
class Graduation:
    """framework/graduation.yml; a household graduates with all required and `minimum_criteria` in all."""

    title: Text
    status: Status
    introduction: Text
    minimum_criteria: int
    criteria_status: Standing
    stages: tuple[GraduationStage, ...]
    criteria: tuple[GraduationCriterion, ...]
    after: Text
    sources: tuple[str, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
    source: Location
