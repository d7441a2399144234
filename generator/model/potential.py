"""Local potentials a village economy can be built on."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.element import Element
from generator.text import Text


@dataclass(frozen=True, kw_only=True)
class Potential(Element):
    """framework/potentials/<id>.yml."""

    description: Text
    signs: Text
    conditions: Text
    cautions: Text
    indicators: tuple[str, ...]
    interventions: tuple[str, ...]
    risks: tuple[str, ...]
    sources: tuple[str, ...] = ()
