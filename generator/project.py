"""What reading hands to everyone above: the programme, the villages and their data, the prose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from generator.model.adaptation import Deviation, Origins
from generator.model.boundaries import Boundaries
from generator.model.identity import BaseFramework
from generator.model.programme import Programme
from generator.model.region_list import ListedRegion, PackagedIndicator, PackagedSource, PackageFramework
from generator.model.release import Release
from generator.model.village import Region, Story, Village, VillageProfile
from generator.problems import Location
from generator.tables import Observations, Register, Table


@dataclass(frozen=True)
class Prose:
    """A Markdown file of docs/<language>/; `path` is below that folder.

    In `body` blank lines stand for the front matter, so that its lines are those of the file. `order` is
    its place among its neighbours in the navigation. `replaces` is the page of the base that a region's
    page stands in for, `reason` why.
    """

    language: str
    path: str
    title: str
    description: str
    body: str
    source: Location
    order: int = 0
    replaces: Location | None = None
    reason: str = ""


@dataclass(frozen=True)
class Picture:
    """A picture of docs/<language>/ that prose shows; `path` is below that folder, `file` below the project."""

    language: str
    path: str
    file: str = ""


@dataclass(frozen=True, eq=False)
class Reference:
    """National and regional distributions to stand a village against: bins and summaries."""

    bins: Table
    summaries: Table


@dataclass(frozen=True)
class PublishedDocument:
    """The project document as a file that `kerangka export` made; `date` (ISO) is the one it carries."""

    language: str
    form: str
    name: str
    file: str
    size: int
    date: str

    @property
    def megabytes(self) -> Decimal:
        """The size in megabytes, with one decimal and never nought."""
        return max(Decimal("0.1"), round(Decimal(self.size) / 1_000_000, 1))


@dataclass(frozen=True)
class PublishedRelease:
    """A released version and the folder that holds its files."""

    release: Release
    folder: str


@dataclass(frozen=True, eq=False)
class RegionPackage:
    """The published data of a region, as its data package holds them.

    `villages` are the codes of its register, each with whether it is invented; of the observations only totals
    are kept. `homepage` is where the region's own site is.
    """

    listed: ListedRegion
    title: str
    version: str
    homepage: str
    framework: PackageFramework
    as_of: str
    indicators: Mapping[str, PackagedIndicator]
    sources: Mapping[str, PackagedSource]
    villages: Mapping[str, bool]
    observations: Observations


@dataclass(frozen=True, eq=False)
class Project:
    """Everything that was read from one project folder.

    `as_of` is "today" for all that depends on a date. `context` holds figures of regions (its
    `village_code` is a region code), never to be read as figures of a village. `national_names`
    are the names that the national list gives to the codes the project mentions. `pilot_sensitivity`
    is what the last test of the selection wrote, None where there is none. `boundaries` are outlines for
    maps, without any where the programme names no file. `documents` are those exported for this version.
    `releases` are all released versions, the oldest first.
    `pictures` are files beside the prose, which the engine takes as they are.
    `base` is that of a region, `deviations` are what it changes in it, and `origins` where the parts of each file that it
    changes were written; without them a value was written where its object says.
    `region_packages` are the regions that are compared, in the order of regions.yml.
    """

    programme: Programme
    register: Register
    observations: Observations
    context: Observations
    profiles: Mapping[str, VillageProfile]
    stories: Mapping[str, tuple[Story, ...]]
    reference: Reference
    pilot_sensitivity: Table | None
    prose: tuple[Prose, ...]
    as_of: date
    national_names: Mapping[str, str]
    boundaries: Boundaries = field(default_factory=Boundaries)
    documents: tuple[PublishedDocument, ...] = ()
    releases: tuple[PublishedRelease, ...] = ()
    pictures: tuple[Picture, ...] = ()
    base: BaseFramework | None = None
    deviations: tuple[Deviation, ...] = ()
    origins: Mapping[str, Origins] = field(default_factory=dict)
    region_packages: tuple[RegionPackage, ...] = ()

    def village(self, position: int) -> Village:
        """Return the village at a row of the register."""
        row = self.register.frame.iloc[position]
        return Village(
            code=row["code"],
            code_system=row["code_system"],
            name=row["name"],
            kind=row["kind"],
            district=row["district"],
            latitude=Decimal(row["latitude"]) if row["latitude"] else None,
            longitude=Decimal(row["longitude"]) if row["longitude"] else None,
            valid_from=row["valid_from"] or None,
            predecessors=tuple(code for code in row["predecessors"].split(";") if code),
            synthetic=row["synthetic"] == "true",
            source=self.register.at(position),
        )

    def region(self, code: str) -> Region:
        """Return a region by its code; every code of the register's villages is there."""
        return self.programme.regions[code]
