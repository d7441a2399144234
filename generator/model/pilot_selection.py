"""How pilot villages are chosen: eligibility, criteria, quotas, number."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from generator.model.condition import Condition
from generator.model.element import OpenQuestion, Standing, Status
from generator.model.village import VillageKind
from generator.problems import Location
from generator.text import Text

Normalisation = Literal["goalposts", "min_max", "rank"]


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
class QuotaSet:
    """Villages named by code, or those that meet a condition; exactly one of the two."""

    villages: tuple[str, ...] = ()
    condition: Condition | None = None
    source: Location


@dataclass(frozen=True, kw_only=True)
class Quota:
    """At least / at most so many villages for each value of `per`, or among the villages of one set."""

    id: str
    title: Text
    per: Literal["district", "regency", "kind", "status"] | None = None
    among: QuotaSet | None = None
    at_least: int | None = None
    at_most: int | None = None
    source: Location


@dataclass(frozen=True, kw_only=True)
class PilotBudget:
    """All funds and the cost of a village, in rupiah of `year`; `households` is the indicator that counts them."""

    total_idr: int
    year: int
    status: Standing
    per_village_idr: int | None = None
    per_household_idr: int | None = None
    households: str | None = None
    source: Location


@dataclass(frozen=True, kw_only=True)
class PilotSelection:
    """framework/pilot-selection.yml: a `number`, a `budget` or both say how many villages there are to be.

    `minimum_coverage`, `near_miss` and the weights are shares of 1; `concentration` is that of the
    Dirichlet distribution from which the test of sensitivity draws weights.
    """

    title: Text
    status: Status
    introduction: Text
    number: int | None = None
    number_status: Standing | None = None
    budget: PilotBudget | None = None
    reserves: int = 0
    village_kinds: tuple[VillageKind, ...] = ()
    data_until: str | None = None
    minimum_coverage: Fraction = Fraction(1)
    normalisation: Normalisation = "goalposts"
    near_miss: Fraction = Fraction(1, 50)
    concentration: int = 50
    eligibility: tuple[EligibilityRule, ...]
    criteria: tuple[SelectionCriterion, ...]
    quotas: tuple[Quota, ...]
    procedure: tuple[Text, ...]
    open_questions: tuple[OpenQuestion, ...] = ()
    source: Location
