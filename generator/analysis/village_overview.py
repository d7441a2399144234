"""Every village in a few columns, the newest value of each: what a table of all villages shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

import pandas as pd

from generator.analysis.composite_index import band_of, rounded
from generator.analysis.observed import ByVillage, Observed, by_village, newest
from generator.analysis.village_scores import Need, VillageScores, decimals_of_need, measure_village_scores
from generator.model.assessment import NeedBand
from generator.model.composite_index import CompositeIndex, IndexBand
from generator.model.programme import Programme
from generator.project import Project
from generator.tables import Observations

ColumnKind = Literal["index", "part", "need", "dimension", "indicator"]
NEED = "need"
MOST_DECIMALS = 4


@dataclass(frozen=True)
class OverviewColumn:
    """A column: an index, a part of one, the need score, that of a dimension, or a core indicator.

    `thing` is the id of what it shows; `scale` are the lowest and highest value where these are
    known, `decimals` is how many digits its values are shown with. `periods` and `sources` are those of
    the newest values; a need score rests on many and names none.
    """

    id: str
    kind: ColumnKind
    thing: str
    unit: str
    decimals: int
    scale: tuple[int, int] | None
    bands: tuple[IndexBand, ...] | tuple[NeedBand, ...] = ()
    periods: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cell:
    """The newest value of a column in one village; `number` is None where it is a category, hidden or absent.

    `band` is the position of its band in the column's `bands`.
    """

    number: Decimal | None
    category: str = ""
    period: str = ""
    status: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    band: int | None = None


@dataclass(frozen=True)
class VillageOverview:
    """One village: who it is, its values by column id, and how many indicators of the assessment are filled."""

    code: str
    name: str
    kind: str
    synthetic: bool
    pilot: str | None
    cells: Mapping[str, Cell]
    filled: int


@dataclass(frozen=True, eq=False)
class _Ground:
    """What every village is measured with, made ready once."""

    project: Project
    columns: tuple[OverviewColumn, ...]
    indices: Mapping[str, CompositeIndex]
    assessed: frozenset[str]
    observed: ByVillage
    unscored: VillageScores


def overview_columns(project: Project) -> tuple[OverviewColumn, ...]:
    """Return the columns of a table of all villages; those that no village has a value for are left out."""
    programme = project.programme
    facts = _facts(project.observations.frame, _shown_ids(programme))
    found: list[OverviewColumn] = []
    for index in programme.indices.values():
        bands = {index.id: index.bands}
        for id_ in (index.id, *(sub.id for sub in index.sub_indices)):
            kind: ColumnKind = "index" if id_ == index.id else "part"
            scale = (0, 1) if index.method == "mean_of_parts" else None
            if id_ in facts:
                decimals, periods, sources = facts[id_]
                found.append(OverviewColumn(
                    id_, kind, id_, "index", decimals, scale, bands.get(id_, ()), periods, sources,
                ))  # fmt: skip
    found.append(OverviewColumn(NEED, "need", NEED, "score", 0, (0, 100), programme.assessment.bands))
    for one in programme.assessment.dimensions:
        found.append(OverviewColumn(  # noqa: PERF401 - reads like its neighbours
            f"{NEED}-{one.id}", "dimension", one.id, "score", 0, (0, 100), programme.assessment.bands,
        ))  # fmt: skip
    for indicator in programme.indicators.values():
        if indicator.core and indicator.id in facts:
            decimals, periods, sources = facts[indicator.id]
            scale = (0, 100) if indicator.unit == "percent" else None
            found.append(OverviewColumn(
                indicator.id, "indicator", indicator.id, indicator.unit, decimals, scale, (), periods, sources,
            ))  # fmt: skip
    return tuple(found)


def measure_overview(
    project: Project, columns: tuple[OverviewColumn, ...]
) -> Iterator[tuple[str, tuple[VillageOverview, ...]]]:
    """Yield each regency's code with its villages, both in the order of codes; one pass over the register."""
    programme, frame = project.programme, project.observations.frame
    assessed = frozenset(one.indicator for dimension in programme.assessment.dimensions for one in dimension.indicators)
    wanted = frame["indicator"].isin(assessed | _shown_ids(programme)) & (frame["disaggregation"] == "")
    ground = _Ground(
        project, columns, programme.indices, assessed, by_village(Observations(frame[wanted].reset_index(drop=True))),
        measure_village_scores(programme.assessment, programme.indicators, {}, project.as_of),
    )
    register = project.register.frame
    for regency, rows in register.groupby(register["code"].str[:5], sort=True):
        parts = (rows[name] for name in ("code", "name", "kind", "synthetic"))
        yield str(regency), tuple(_village(ground, *row) for row in zip(*parts, strict=True))


def _shown_ids(programme: Programme) -> frozenset[str]:
    """Return every indicator, index and part of an index that could be a column."""
    core = {one.id for one in programme.indicators.values() if one.core}
    parts = {sub.id for index in programme.indices.values() for sub in index.sub_indices}
    return frozenset(core | parts | set(programme.indices))


def _facts(frame: pd.DataFrame, ids: Iterable[str]) -> dict[str, tuple[int, tuple[str, ...], tuple[str, ...]]]:
    """Return digits, periods and sources of the newest total of each village, by indicator."""
    totals = frame[frame["indicator"].isin(list(ids)) & (frame["disaggregation"] == "")]
    latest = totals.sort_values("period", kind="stable").drop_duplicates(["village_code", "indicator"], keep="last")
    found = {}
    for id_, rows in latest.groupby("indicator"):
        digits = rows["value"].str.partition(".")[2].str.len().max()
        found[str(id_)] = (
            min(int(digits), MOST_DECIMALS), tuple(sorted(set(rows["period"]))),
            tuple(sorted(set(rows["source"]) - {""})),
        )  # fmt: skip
    return found


def _village(ground: _Ground, code: str, name: str, kind: str, synthetic: str) -> VillageOverview:
    programme = ground.project.programme
    latest = newest(ground.observed.of(code))
    scores = ground.unscored
    if not ground.assessed.isdisjoint(latest):
        scores = measure_village_scores(programme.assessment, programme.indicators, latest, ground.project.as_of)
    cells = {column.id: cell for column in ground.columns if (cell := _cell(ground, column, latest, scores)) is not None}
    profile = ground.project.profiles.get(code)
    return VillageOverview(
        code, name, kind, synthetic == "true",
        profile.pilot.state if profile is not None and profile.pilot is not None else None,
        cells, sum(1 for id_, one in latest.items() if id_ in ground.assessed and one.is_known),
    )  # fmt: skip


def _cell(
    ground: _Ground, column: OverviewColumn, latest: Mapping[str, Observed], scores: VillageScores
) -> Cell | None:
    if column.kind == "need":
        return _score(ground, scores.need, scores.band)
    if column.kind == "dimension":
        found = next(one for one in scores.dimensions if one.dimension.id == column.thing)
        return _score(ground, found.need, found.band)
    observed = latest.get(column.id)
    if observed is None:
        return None
    number = observed.number if observed.is_known else None
    category = observed.value if observed.is_known and number is None else ""
    band = None if number is None or not column.bands else band_of(ground.indices[column.id], Fraction(number))
    return Cell(
        number, category, observed.period, observed.status,
        band=None if band is None else ground.indices[column.id].bands.index(band),
    )  # fmt: skip


def _score(ground: _Ground, need: Need | None, band: NeedBand | None) -> Cell | None:
    """Round a score as village pages print it: never into another band."""
    if need is None:
        return None
    bands = ground.project.programme.assessment.bands
    decimals = decimals_of_need(bands, need.score)
    low, high = (rounded(need.low, decimals), rounded(need.high, decimals)) if need.has_interval else (None, None)
    return Cell(
        rounded(need.score, decimals), low=low, high=high, band=None if band is None else bands.index(band)
    )
