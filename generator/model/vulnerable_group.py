"""Vulnerable groups: who is left behind, how they are found, what they need."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.element import Element
from generator.text import Text


@dataclass(frozen=True, kw_only=True)
class VulnerableGroup(Element):
    """framework/vulnerable-groups/<id>.yml."""

    definition: Text
    why: Text
    identification: Text
    needs: Text
    safeguards: Text
    indicators: tuple[str, ...]
    risks: tuple[str, ...]
    sources: tuple[str, ...]
