"""Villages, their regions, and what a village tells beyond its observations."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.model.element import OpenQuestion
from generator.model.results import Target
from generator.model.risk import Level
from generator.problems import Location
from generator.text import Text

VillageKind = Literal["desa", "kelurahan", "desa_adat"]


@dataclass(frozen=True, kw_only=True)
class Village:
    """A row of a register; coordinates in degrees (a public centroid, never a home) or None."""

    code: str
    code_system: str
    name: str
    kind: VillageKind
    district: str
    latitude: Decimal | None
    longitude: Decimal | None
    valid_from: str | None
    predecessors: tuple[str, ...]
    synthetic: bool
    source: Location

    @property
    def regency(self) -> str:
        """Kemendagri code of the regency: the first two parts."""
        return self.code[:5]

    @property
    def province(self) -> str:
        """Kemendagri code of the province: the first part."""
        return self.code[:2]


@dataclass(frozen=True, kw_only=True)
class Region:
    """A province, regency or district by code; `synthetic` for invented ones, `distrik` for a district of Papua."""

    code: str
    name: str
    kind: Literal["province", "regency", "district"]
    synthetic: bool
    distrik: bool = False
    source: Location | None = None


@dataclass(frozen=True, kw_only=True)
class InventedRegion:
    """One entry of a region.yml: a code that the national list does not know, and its name."""

    code: str
    name: str
    kind: Literal["province", "regency", "district"]
    source: Location


@dataclass(frozen=True, kw_only=True)
class InventedRegions:
    """villages/<province>/<regency>/region.yml: names of invented regions (codes 99 only)."""

    synthetic: bool
    note: Text
    regions: tuple[InventedRegion, ...]
    source: Location


@dataclass(frozen=True, kw_only=True)
class GroupInVillage:
    """A vulnerable group in the village, in words; its figures are observations."""

    group: str
    note: Text
    source: Location


@dataclass(frozen=True, kw_only=True)
class PotentialInVillage:
    """A potential found in the village."""

    potential: str
    note: Text
    source: Location


@dataclass(frozen=True, kw_only=True)
class RiskInVillage:
    """A risk as the village rated it."""

    risk: str
    likelihood: Level
    impact: Level
    note: Text
    source: Location


@dataclass(frozen=True, kw_only=True)
class InterventionInVillage:
    """An intervention agreed for the village (months as YYYY-MM)."""

    intervention: str
    state: Literal["planned", "running", "completed", "stopped"]
    start: str
    end: str | None = None
    organisation: str | None = None
    households: int | None = None
    note: Text | None = None
    source: Location


@dataclass(frozen=True, kw_only=True)
class PilotStanding:
    """Whether the village is a pilot, and the decision that says so."""

    state: Literal["candidate", "selected", "not_selected", "comparison"]
    date: str | None = None
    reason: Text
    source: Location


@dataclass(frozen=True, kw_only=True)
class VillageProfile:
    """villages/<province>/<regency>/<code>-<slug>/profile.yml."""

    code: str
    summary: Text
    pilot: PilotStanding | None = None
    vulnerable_groups: tuple[GroupInVillage, ...] = ()
    potentials: tuple[PotentialInVillage, ...] = ()
    risks: tuple[RiskInVillage, ...] = ()
    interventions: tuple[InterventionInVillage, ...] = ()
    targets: tuple[Target, ...] = ()
    sources: tuple[str, ...]
    open_questions: tuple[OpenQuestion, ...] = ()
    source: Location


@dataclass(frozen=True, kw_only=True)
class Story:
    """stories/<slug>.<language>.md: told with consent, names changed; `body` is Markdown."""

    slug: str
    language: str
    title: str
    date: str
    consent: bool
    names_changed: bool
    body: str
    source: Location
