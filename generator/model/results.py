"""The results framework: goal, outcomes, outputs, and the targets on their indicators."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.model.element import OpenQuestion, Standing, Status
from generator.model.intervention import Assumption
from generator.problems import Location
from generator.text import Text

ProgressMethod = Literal["linear", "open_sdg", "unsd"]
"""How a ratio of progress is made: along a straight line, by growth needed, by growth carried on."""


@dataclass(frozen=True, kw_only=True)
class PlannedValue:
    """A baseline, milestone or target: a value for a period; null while it is not known."""

    period: str
    value: Decimal | None = None
    status: Standing
    question: Text | None = None
    sources: tuple[str, ...] = ()
    source: Location


@dataclass(frozen=True, kw_only=True)
class Target:
    """The planned path of one indicator from baseline over milestones to target."""

    indicator: str
    baseline: PlannedValue
    milestones: tuple[PlannedValue, ...] = ()
    target: PlannedValue
    source: Location


@dataclass(frozen=True, kw_only=True)
class Result:
    """A goal, outcome or output; outputs name the outcome they serve in `contributes_to`."""

    id: str
    level: Literal["goal", "outcome", "output"]
    title: Text
    description: Text
    contributes_to: tuple[str, ...] = ()
    targets: tuple[Target, ...]
    means_of_verification: tuple[Text, ...]
    assumptions: tuple[Assumption, ...]
    responsible: str
    source: Location


@dataclass(frozen=True, kw_only=True)
class ResultsFramework:
    """framework/results.yml."""

    title: Text
    status: Status
    introduction: Text
    progress_method: ProgressMethod = "linear"
    results: tuple[Result, ...]
    open_questions: tuple[OpenQuestion, ...] = ()
    source: Location
