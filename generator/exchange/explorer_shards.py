"""The data of the explorer: one index of the regencies, and for each regency a file of its villages in columns."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.analysis.village_overview import (
    Cell,
    OverviewColumn,
    VillageOverview,
    measure_overview,
    overview_columns,
)
from generator.pages.explorer import FOLDER, column_address, column_title
from generator.pages.page import SiteFile
from generator.pages.view import View
from generator.text import Text


def export_explorer(view: View) -> Iterator[SiteFile]:
    """Yield a shard for each regency, then the index; only the index tells of more than one regency."""
    columns = overview_columns(view.project)
    regencies = []
    for code, villages in measure_overview(view.project, columns):
        content = _written(_shard(view, code, villages, columns))
        regencies.append({"code": code, "villages": len(villages), "bytes": len(content.encode())})
        yield SiteFile(f"{FOLDER}{code}.json", content)
    yield SiteFile(f"{FOLDER}index.json", _written(_index(view, columns, regencies)))


def _written(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def _words(view: View, text: Text) -> dict[str, str]:
    return {language: text.within(language) for language in view.languages}


def _index(view: View, columns: tuple[OverviewColumn, ...], regencies: list[dict[str, Any]]) -> dict[str, Any]:
    regions = view.programme.regions
    provinces = sorted({one["code"][:2] for one in regencies})
    sources = sorted({id_ for column in columns for id_ in column.sources})
    assessed = sum(len(one.indicators) for one in view.programme.assessment.dimensions)
    return {
        "as_of": view.project.as_of.isoformat(),
        "licence": _words(view, view.programme.identity.licence),
        "indicators": assessed,
        "columns": [_column(view, one) for one in columns],
        "periods": _periods(view, columns),
        "sources": {
            id_: {"title": _words(view, source.title), "date": source.date}
            for id_ in sources
            if (source := view.programme.sources.get(id_)) is not None
        },
        "provinces": [{"code": code, "name": regions[code].name} for code in provinces],
        "regencies": [
            {
                "code": one["code"], "name": regions[one["code"]].name, "villages": one["villages"],
                "bytes": one["bytes"], "invented": regions[one["code"]].synthetic,
            }
            for one in regencies
        ],
    }  # fmt: skip


def _periods(view: View, columns: tuple[OverviewColumn, ...]) -> dict[str, dict[str, str]]:
    """Return every period of a newest value in words."""
    views = [replace(view, language=language) for language in view.languages]
    written = sorted({period for column in columns for period in column.periods})
    return {period: {one.language: one.day(period) for one in views} for period in written}


def _column(view: View, column: OverviewColumn) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": column.id,
        "kind": column.kind,
        "title": _words(view, column_title(view, column)),
        "page": column_address(view, column),
        "unit": column.unit,
        "decimals": column.decimals,
        "periods": column.periods,
        "sources": column.sources,
    }
    if column.scale is not None:
        told["scale"] = column.scale
    if column.bands:
        told["bands"] = [{"id": one.id, "title": _words(view, one.title)} for one in column.bands]
    indicator = view.programme.indicators.get(column.id)
    if indicator is not None and indicator.categories:
        told["categories"] = {one.id: _words(view, one.title) for one in indicator.categories}
    nation = None if column.kind not in {"index", "part"} else _nation(view, column)
    return told if nation is None else {**told, "nation": nation}


def _nation(view: View, column: OverviewColumn) -> dict[str, Any] | None:
    """Return what is known of the nation in the newest period that both the reference and villages have."""
    frame = view.project.reference.summaries.frame
    rows = frame[(frame["indicator"] == column.id) & (frame["region_code"] == "") & frame["period"].isin(column.periods)]
    if not len(rows):
        return None
    row = rows.sort_values("period").iloc[-1]
    return {"period": row["period"], "median": float(row["median"]), "villages": int(row["villages"])}


def _shard(
    view: View, code: str, villages: tuple[VillageOverview, ...], columns: tuple[OverviewColumn, ...]
) -> dict[str, Any]:
    looks = sorted({(cell.period, cell.status) for one in villages for cell in one.cells.values() if cell.status})
    positions = {look: position for position, look in enumerate(looks)}
    values = {column.id: _column_values(column, villages, positions) for column in columns}
    region = view.project.region(code)
    return {
        "regency": code,
        "invented": region.synthetic,
        "districts": {one: view.project.region(one).name for one in sorted({village.code[:8] for village in villages})},
        "code": [one.code for one in villages],
        "name": [one.name for one in villages],
        "kind": [one.kind for one in villages],
        "pilot": [one.pilot for one in villages],
        "rank": [view.pilot_ranks.get(one.code) for one in villages],
        "filled": [one.filled for one in villages],
        "looks": looks,
        "values": {id_: one for id_, one in values.items() if one},
    }


def _column_values(
    column: OverviewColumn, villages: tuple[VillageOverview, ...], looks: Mapping[tuple[str, str], int]
) -> dict[str, list[Any]]:
    """Return the column's parts as arrays over the villages; parts that no village has are left out."""
    parts: dict[str, Callable[[Cell], Any]] = {
        "value": lambda cell: cell.category or _number(cell.number),
        "low": lambda cell: _number(cell.low),
        "high": lambda cell: _number(cell.high),
        "band": lambda cell: cell.band,
        "look": lambda cell: looks.get((cell.period, cell.status)),
    }
    cells = [one.cells.get(column.id) for one in villages]
    arrays = {name: [None if cell is None else part(cell) for cell in cells] for name, part in parts.items()}
    return {name: array for name, array in arrays.items() if any(one is not None for one in array)}


def _number(number: Any) -> int | float | None:
    """Return a decimal as JSON writes it: the shortest digits that mean the same."""
    if number is None:
        return None
    return int(number) if number == int(number) else float(number)
