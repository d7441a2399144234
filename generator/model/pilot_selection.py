"""How pilot villages are chosen: eligibility, criteria, quotas, number."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from generator.model.condition import Condition
from generator.model.element import OpenQuestion, Standing, Status
from generator.problems import Location
from generator.text import Text


@dataclass(frozen=True, kw_only=True)
class EligibilityRule:
    """A village that fails it cannot be chosen."""

    id: str
    title: Text
    reason: Text
    condition: Condition
    source: Location


@dataclass(frozen=True, kw_only=True)
class SelectionCriterion:
    """Need (more is chosen first) or readiness; the weights of all criteria add up to 1."""

    id: str
    kind: Literal["need", "readiness"]
    title: Text
    indicator: str
    direction: Literal["higher_first", "lower_first"]
    weight: Fraction
    source: Location


@dataclass(frozen=True, kw_only=True)
class Quota:
    """At least / at most so many villages for each value of `per`."""

    id: str
    title: Text
    per: Literal["district", "regency", "kind", "status"]
    at_least: int | None = None
    at_most: int | None = None
    source: Location


@dataclass(frozen=True, kw_only=True)
class PilotSelection:
    """framework/pilot-selection.yml."""

    title: Text
    status: Status
    introduction: Text
    number: int
    number_status: Standing
    eligibility: tuple[EligibilityRule, ...]
    criteria: tuple[SelectionCriterion, ...]
    quotas: tuple[Quota, ...]
    procedure: tuple[Text, ...]
    open_questions: tuple[OpenQuestion, ...] = ()
    source: Location
