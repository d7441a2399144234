"""Kinds of funds and their rules; the budget itself is computed from costs and need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.element import OpenQuestion, Status
from generator.problems import Location
from generator.text import Text


@dataclass(frozen=True, kw_only=True)
class Asnaf:
    """One of the eight groups that zakat may be given to."""

    id: str
    title: Text
    description: Text
    vulnerable_groups: tuple[str, ...] = ()
    source: Location


@dataclass(frozen=True, kw_only=True)
class FundKind:
    """A kind of fund: who gives, what it may and may not pay for."""

    id: str
    title: Text
    kind: Literal["religious", "philanthropic", "corporate", "public", "community"]
    description: Text
    allowed: tuple[Text, ...]
    not_allowed: tuple[Text, ...]
    asnaf: tuple[str, ...] = ()
    reporting: Text
    sources: tuple[str, ...] = ()
    source: Location


@dataclass(frozen=True, kw_only=True)
class BudgetBasis:
    """What the budget is computed with: pilot villages, years and price changes, all proposed or agreed."""

    villages: int
    households_per_village: int
    status: Literal["proposed", "agreed"]
    question: Text | None = None
    source: Location


@dataclass(frozen=True, kw_only=True)
class Funding:
    """framework/funding.yml."""

    title: Text
    status: Status
    introduction: Text
    kinds: tuple[FundKind, ...]
    asnaf: tuple[Asnaf, ...]
    budget_basis: BudgetBasis
    open_questions: tuple[OpenQuestion, ...] = ()
    source: Location
