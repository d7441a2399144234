"""Composite indices that others publish and we carry: IDM and what replaced it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.model.element import Element
from generator.problems import Location
from generator.text import Text


@dataclass(frozen=True, kw_only=True)
class ScoreMeaning:
    """What one score of a component says, what is advised, and who is expected to pay."""

    score: int
    meaning: Text
    action: Text | None = None
    funders: tuple[str, ...] = ()
    source: Location


@dataclass(frozen=True, kw_only=True)
class Component:
    """One scored question of an index; its `id` is an indicator id in observations."""

    id: str
    title: Text
    scores: tuple[ScoreMeaning, ...]
    source: Location


@dataclass(frozen=True, kw_only=True)
class SubIndex:
    """A part of the index: sum of its component scores over `divisor`, from 0 to 1."""

    id: str
    title: Text
    divisor: int | None = None
    components: tuple[Component, ...] = ()
    source: Location


@dataclass(frozen=True, kw_only=True)
class IndexBand:
    """An official status up to and including `at_most` on unrounded values; the last has no end."""

    id: str
    title: Text
    at_most: Decimal | None = None
    source: Location


@dataclass(frozen=True, kw_only=True)
class CompositeIndex(Element):
    """framework/indices/<id>.yml: an index, its parts and bands; ids of all parts are observable."""

    definition: Text
    method: Literal["mean_of_parts", "reported"]
    official_from: str
    official_to: str | None = None
    sub_indices: tuple[SubIndex, ...]
    bands: tuple[IndexBand, ...] = ()
    sources: tuple[str, ...]
    method_page: str | None = None
