"""The Alkire-Foster definition of multidimensional poverty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import Literal

from generator.model.condition import Condition
from generator.model.element import OpenQuestion, Status
from generator.problems import Location
from generator.text import Text


@dataclass(frozen=True, kw_only=True)
class Deprivation:
    """One indicator of the measure: its weight in the whole and when a household is deprived.

    Its censored headcount, the share who are poor and deprived in it, is published as `published_as`.
    """

    id: str
    title: Text | None = None
    weight: Fraction
    deprived: Condition
    published_as: str | None = None
    source: Location


@dataclass(frozen=True, kw_only=True)
class PovertyDimension:
    """A dimension of the measure; `weight` equals the sum of its indicators' weights."""

    id: str
    title: Text | None = None
    weight: Fraction
    indicators: tuple[Deprivation, ...]
    source: Location


@dataclass(frozen=True, kw_only=True)
class PovertyBands:
    """Deprivation scores from which a household counts as vulnerable and as severely poor."""

    vulnerable: Fraction | None = None
    severe: Fraction | None = None
    source: Location


@dataclass(frozen=True, kw_only=True)
class Income:
    """The column with income or expenditure per person, and the poverty line in the same unit."""

    column: str
    line: Fraction
    source: Location


@dataclass(frozen=True, kw_only=True)
class Publishes:
    """Which indicator each measure is published as."""

    headcount_ratio: str | None = None
    intensity: str | None = None
    adjusted_headcount_ratio: str | None = None
    source: Location


@dataclass(frozen=True, kw_only=True)
class PovertyMeasure:
    """framework/poverty-measure.yml; a household is poor from `poverty_cutoff` on, inclusive."""

    title: Text
    status: Status
    method: Literal["alkire-foster"]
    description: Text | None = None
    counted_unit: Literal["household", "person"]
    size: str | None = None
    sampling_weight: str | None = None
    strata: str | None = None
    clusters: str | None = None
    household_id: str | None = None
    income: Income | None = None
    poverty_cutoff: Fraction
    bands: PovertyBands | None = None
    missing: Literal["drop", "not_deprived"]
    sensitivity: Literal["general", "specific", "money"] = "specific"
    publishes: Publishes | None = None
    dimensions: tuple[PovertyDimension, ...]
    sources: tuple[str, ...] = ()
    method_page: str | None = None
    open_questions: tuple[OpenQuestion, ...] = ()
    source: Location

    @cached_property
    def indicators(self) -> tuple[Deprivation, ...]:
        """All indicators, dimension after dimension."""
        return tuple(one for dimension in self.dimensions for one in dimension.indicators)

    @cached_property
    def published(self) -> Mapping[tuple[str, str], str]:
        """The indicator that each figure is published as, by the measure and the deprivation it is of ("" for all)."""
        whole = self.publishes
        named = {
            ("headcount_ratio", ""): whole and whole.headcount_ratio,
            ("intensity", ""): whole and whole.intensity,
            ("adjusted_headcount_ratio", ""): whole and whole.adjusted_headcount_ratio,
            **{("censored_headcount", one.id): one.published_as for one in self.indicators},
        }
        return {key: id_ for key, id_ in named.items() if id_}

    @cached_property
    def denominator(self) -> int:
        """The common denominator of the weights: scores times it are whole numbers."""
        return lcm(*(one.weight.denominator for one in self.indicators))

    @cached_property
    def whole_weights(self) -> tuple[int, ...]:
        """The weight of each indicator in parts of the common denominator."""
        return tuple(int(one.weight * self.denominator) for one in self.indicators)
