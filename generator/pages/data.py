"""The data: what there is and what is missing, the tables and their columns, disaggregations, distributions."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from generator.analysis.inventory import Holding
from generator.pages.page import Page
from generator.pages.schema_reference import columns_of
from generator.pages.view import View
from generator.reading.schema import Schemas

PACKAGE_FOLDER = "data/paket/"
PACKAGE = f"{PACKAGE_FOLDER}datapackage.json"
PACKAGE_ARCHIVE = "data/paket.zip"
ARCHIVED_ROWS = 2_000_000
"""Observations up to which the data package is published as one archive, too; more would be too large to look through."""

TABLES = ("villages", "observations", "context", "reference-summaries", "reference-bins", "programmes")


@dataclass(frozen=True)
class ReferenceRow:
    """A distribution to stand villages against, as the summary table tells it."""

    indicator: str
    period: str
    villages: int
    covered: int
    total: int
    minimum: str
    median: str
    maximum: str
    source: str
    note: str


@dataclass(frozen=True)
class IndicatorHoldings:
    """All holdings of one indicator, the periods in order."""

    indicator: str
    holdings: tuple[Holding, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources, each once."""
        return tuple(dict.fromkeys(one.source for one in self.holdings if one.source))

    @property
    def statuses(self) -> tuple[str, ...]:
        """The kinds of value, each once."""
        return tuple(dict.fromkeys(status for one in self.holdings for status in one.statuses))

    @property
    def parts(self) -> int:
        """Rows split by a disaggregation."""
        return sum(one.parts for one in self.holdings)

    @property
    def hidden(self) -> int:
        """Rows without a value."""
        return sum(one.hidden for one in self.holdings)


def render_pages(view: View, schemas: Schemas) -> Iterator[Page]:
    """Render the page of data."""
    inventory = view.inventory
    real = _by_indicator(inventory.villages)
    components = {
        component.id
        for index in view.programme.indices.values()
        for sub in index.sub_indices
        for component in sub.components
    }
    yield view.page(
        "data/", view.say(id="Data", en="Data"), "data.md.j2", "villages",
        description=view.say(
            id="Data apa yang ada di balik situs ini, dari siapa dan dari kapan, dan apa yang belum ada.",
            en="What data there is behind this site, whose and from when, and what is missing.",
        ),
        inventory=inventory,
        package=PACKAGE,
        archive=PACKAGE_ARCHIVE if len(view.project.observations.frame) <= ARCHIVED_ROWS else None,
        real=[one for one in real if one.indicator not in components],
        components=[one for one in real if one.indicator in components],
        regions=_by_indicator(inventory.regions),
        invented=_by_indicator(inventory.invented),
        tables=[(name, *columns_of(view, schemas, name)) for name in TABLES if name in schemas.by_name],
        references=[_reference(view, row) for row in view.project.reference.summaries.frame.to_dict("records")],
    )  # fmt: skip


def _by_indicator(holdings: tuple[Holding, ...]) -> list[IndicatorHoldings]:
    found: dict[str, list[Holding]] = {}
    for one in sorted(holdings, key=lambda one: (one.indicator, one.period, one.source)):
        found.setdefault(one.indicator, []).append(one)
    return [IndicatorHoldings(indicator, tuple(ones)) for indicator, ones in found.items()]


def _reference(view: View, row: Mapping[Hashable, str]) -> ReferenceRow:
    return ReferenceRow(
        row["indicator"], row["period"], int(row["villages"]), int(row["covered"]), int(row["total"]),
        row["minimum"], row["median"], row["maximum"], row["source"],
        row.get(f"note_{view.language}") or row.get("note_id", ""),
    )  # fmt: skip
