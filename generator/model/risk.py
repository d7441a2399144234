"""Risks: hazard, exposure, capacity and what lowers them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.element import Element, Standing
from generator.problems import Location
from generator.text import Text

Level = Literal["low", "medium", "high"]


@dataclass(frozen=True, kw_only=True)
class Mitigation:
    """One way to lower the risk: an intervention of the framework or a measure in words."""

    title: Text
    intervention: str | None = None
    responsible: str
    source: Location


@dataclass(frozen=True, kw_only=True)
class Risk(Element):
    """framework/risks/<id>.yml; likelihood and impact are the default a village may override."""

    kind: Literal["household", "programme"]
    description: Text
    hazard: Text
    exposure: Text
    capacity: Text
    likelihood: Level
    impact: Level
    rating_status: Standing
    warning_signs: Text
    indicators: tuple[str, ...] = ()
    mitigations: tuple[Mitigation, ...]
    sources: tuple[str, ...] = ()
