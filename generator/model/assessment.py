"""The village needs assessment: dimensions, their indicators, weights and bands."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from generator.model.element import OpenQuestion, Standing, Status
from generator.problems import Location
from generator.text import Text

Aspect = Literal["vulnerable-groups", "services", "potential", "risks"]
"""The section of a village page that shows the indicators of a dimension one by one."""


@dataclass(frozen=True, kw_only=True)
class WeightedIndicator:
    """An indicator of a dimension and its weight there; the weights of a dimension add up to 1."""

    indicator: str
    weight: Fraction
    source: Location


@dataclass(frozen=True, kw_only=True)
class Dimension:
    """A dimension of the assessment; the weights of all dimensions add up to exactly 1."""

    id: str
    title: Text
    question: Text
    description: Text
    weight: Fraction
    aspect: Aspect | None = None
    indicators: tuple[WeightedIndicator, ...]
    source: Location


@dataclass(frozen=True, kw_only=True)
class NeedBand:
    """A step of urgency on the need score from 0 to 100, up to, not including, `below`."""

    id: str
    title: Text
    below: Decimal | None = None
    source: Location


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """framework/assessment.yml."""

    title: Text
    status: Status
    introduction: Text
    minimum_coverage: Fraction
    weights_status: Standing
    bands: tuple[NeedBand, ...]
    dimensions: tuple[Dimension, ...]
    open_questions: tuple[OpenQuestion, ...] = ()
    source: Location
