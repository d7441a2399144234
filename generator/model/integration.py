"""Cross-sector integration: sectors with each other and with village planning."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.element import OpenQuestion, Status
from generator.problems import Location
from generator.text import Text


@dataclass(frozen=True, kw_only=True)
class Sector:
    """A sector of the programme; `ministries` are actor ids."""

    id: str
    title: Text
    description: Text
    knowledge_partner: str | None = None
    lead_collaborator: str | None = None
    ministries: tuple[str, ...] = ()
    sdgs_desa: tuple[int, ...] = ()
    source: Location


@dataclass(frozen=True, kw_only=True)
class SectorLink:
    """What one sector gives another, through which interventions; the order of sectors is from, to."""

    id: str
    from_sector: str
    to_sector: str
    description: Text
    interventions: tuple[str, ...]
    source: Location


@dataclass(frozen=True, kw_only=True)
class PlanningDocument:
    """A document of village planning, when it is made, and how the programme enters it."""

    id: str
    title: Text
    period: Text
    calendar: Text
    entry_point: Text
    responsible: tuple[str, ...]
    sources: tuple[str, ...] = ()
    source: Location


@dataclass(frozen=True, kw_only=True)
class Integration:
    """framework/integration.yml."""

    title: Text
    status: Status
    introduction: Text
    sectors: tuple[Sector, ...]
    links: tuple[SectorLink, ...]
    planning_documents: tuple[PlanningDocument, ...]
    open_questions: tuple[OpenQuestion, ...] = ()
    source: Location
