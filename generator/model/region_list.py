"""The regions that a base compares, and what their data packages say of indicators and sources."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.indicator import Aggregation
from generator.problems import Location
from generator.text import Text


@dataclass(frozen=True, kw_only=True)
class ListedRegion:
    """A region by the path of the data package its site publishes: a folder or a .zip."""

    id: str
    title: Text
    package: str
    source: Location


@dataclass(frozen=True, kw_only=True)
class RegionList:
    """regions.yml; the file is there once a base compares regions."""

    regions: tuple[ListedRegion, ...]
    source: Location


@dataclass(frozen=True)
class PackageFramework:
    """The framework that a package's figures were made with; `sha256` is that of the base package, if known."""

    id: str
    version: str
    sha256: str | None = None


@dataclass(frozen=True)
class PackagedIndicator:
    """An indicator as a package describes it; `measurement` is the fingerprint of what is measured."""

    id: str
    title: Text
    unit: str
    counted_unit: str
    direction: str | None
    core: bool
    aggregation: Aggregation
    measurement: str
    adapted_by: tuple[str, ...]
    part_of: str


@dataclass(frozen=True)
class PackagedSource:
    """A source of a package's figures; `unit` is what it counts, such as families or households, if it says so."""

    id: str
    title: Text
    date: str
    unit: str | None = None
