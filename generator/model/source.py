"""Sources: who keeps the data or text, from when, under which terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.element import Element
from generator.text import Text


@dataclass(frozen=True, kw_only=True)
class Source(Element):
    """framework/sources/<id>.yml: one source, with its custodian and date.

    `date` is the day (or month, or year) of publication or collection; `synthetic` marks sources
    of invented data, allowed only in invented places.
    """

    kind: Literal["survey", "administrative", "statistics", "index", "regulation", "report", "press-release", "method", "website"]
    custodian: Text
    date: str
    period: str | None = None
    unit: Literal["household", "family", "person", "village", "regency", "nation"] | None = None
    geography: Text | None = None
    url: str | None = None
    retrieved: str | None = None
    licence: Text | None = None
    legal_basis: Text | None = None
    note: Text | None = None
    supersedes: tuple[str, ...] = ()
    synthetic: bool = False
