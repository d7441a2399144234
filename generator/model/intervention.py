"""Interventions, and the model they make together."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.model.condition import Triggers
from generator.model.element import Element, OpenQuestion, Standing, Status
from generator.problems import Location
from generator.text import Text


@dataclass(frozen=True, kw_only=True)
class ComponentOfModel:
    """A component of the intervention model."""

    id: str
    title: Text
    description: Text
    source: Location


@dataclass(frozen=True, kw_only=True)
class Principle:
    """A rule that every intervention follows."""

    id: str
    title: Text
    description: Text
    source: Location


@dataclass(frozen=True, kw_only=True)
class InterventionModel:
    """framework/intervention-model.yml: theory of change, components and principles."""

    title: Text
    status: Status
    theory_of_change: Text
    components: tuple[ComponentOfModel, ...]
    principles: tuple[Principle, ...]
    open_questions: tuple[OpenQuestion, ...] = ()
    source: Location


@dataclass(frozen=True, kw_only=True)
class InterventionActivity:
    """A step of an intervention; `duration` is an ISO 8601 duration such as P2M."""

    id: str
    title: Text
    responsible: str
    duration: str
    source: Location


@dataclass(frozen=True, kw_only=True)
class Cost:
    """A unit cost in rupiah of `year`; an amount nobody agreed is null or proposed, with a question."""

    item: Text
    unit: Literal["household", "person", "group", "village", "month", "unit"]
    amount_idr: Decimal | None = None
    quantity_per_village: Decimal | None = None
    year: int | None = None
    sources: tuple[str, ...] = ()
    status: Standing
    question: Text | None = None
    source: Location


@dataclass(frozen=True, kw_only=True)
class Assumption:
    """What must hold for the work to succeed, and the risk that it does not."""

    text: Text
    risk: str | None = None
    source: Location


@dataclass(frozen=True, kw_only=True)
class Reach:
    """How many are to be reached: the share in need by `indicator` of the units `counted_by` counts.

    Without `indicator` every unit is to be reached.
    """

    indicator: str | None = None
    counted_by: str
    source: Location


@dataclass(frozen=True, kw_only=True)
class Intervention(Element):
    """framework/interventions/<id>.yml."""

    component: str
    purpose: Text
    target_group: tuple[str, ...]
    triggers: Triggers
    reach: Reach | None = None
    activities: tuple[InterventionActivity, ...]
    outputs: tuple[str, ...]
    contributes_to: tuple[str, ...]
    duration: str
    costs: tuple[Cost, ...]
    funding: tuple[str, ...]
    actors: tuple[str, ...]
    sectors: tuple[str, ...]
    village_planning: tuple[str, ...]
    potentials: tuple[str, ...] = ()
    assumptions: tuple[Assumption, ...]
    sustainability: Text
    evidence: Text | None = None
    sources: tuple[str, ...] = ()
