"""Everything a project publishes about people, as an attacker puts it together.

A share times its printed base is a count, known as closely as the share was rounded; a weighted share
is taken for one as well, since an attacker would. Counts and bases add up over the categories of a
disaggregation that adds up (also within another one), over the villages of a region where a regional
figure of the same source and period stands beside all of them, and for outputs, which are counted from
the start, from one period to the next.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

import pandas as pd

from generator.analysis.disclosure.audit import Interval, Relation
from generator.analysis.disclosure.inference import ANYTHING, TableCell
from generator.analysis.disclosure.rules import Protection, protection, strictest
from generator.analysis.disclosure.screen import Kind, needs_audit
from generator.model.indicator import Indicator
from generator.model.programme import Programme
from generator.project import Project

PEOPLE = frozenset({"household", "person", "child", "woman", "staff"})
"""Counted units that are people; villages, groups, documents and enterprises need no protection."""


class Row(NamedTuple):
    """A row of the observations that a cell is made from."""

    position: int
    village_code: str
    indicator: str
    period: str
    disaggregation: str
    value: str
    status: str
    source: str
    base: str


@dataclass(frozen=True, eq=False)
class Published:
    """Cells and sums of a project; `rows` says which row of the observations a cell is, or belongs to."""

    cells: tuple[TableCell, ...]
    relations: tuple[Relation, ...]
    rows: Mapping[str, int]


def kind_of(programme: Programme, sheet: Indicator) -> Kind | None:
    """Return how an indicator rests on people; None where it does not."""
    publishes = programme.poverty_measure.publishes
    if sheet.counted_unit not in PEOPLE or sheet.unit in {"category", "hectares"}:
        return None
    if publishes is not None and sheet.id in {publishes.intensity, publishes.adjusted_headcount_ratio}:
        return "mean"
    if sheet.unit == "percent":
        return "share"
    return "count" if sheet.unit == "count" else "mean"


def splits_of(disaggregation: str) -> tuple[str, ...]:
    """Return the ids of the disaggregations in a cell of the column."""
    return tuple(piece.partition("=")[0] for piece in disaggregation.split(";") if piece)


def protection_of(programme: Programme, sheet: Indicator, disaggregation: str) -> Protection:
    """Return what a cell asks for: its sheet's minimum, raised where it is split by something sensitive."""
    splits = splits_of(disaggregation)
    sensitive = {one.id: one.sensitivity for one in programme.disaggregations.disaggregations}
    kinds = [sheet.publication.sensitivity, *(sensitive[one] for one in splits if one in sensitive)]
    return protection(strictest(kinds), sheet.publication.minimum_households, splits)


def counts_behind(share: str, base: str) -> tuple[Interval, Interval]:
    """Return the whole and the count that a printed percentage and its base allow.

    The share is known to half of its last printed digit; without a base nothing is known. Raises
    ValueError where either is no number.
    """
    if not base:
        return ANYTHING, ANYTHING
    before, _, after = share.partition(".")
    whole, printed, scale = int(base), 2 * int(before + after), 200 * 10 ** len(after)
    least, most = max(0, -((1 - printed) * whole // scale)), min(whole, (printed + 1) * whole // scale)
    return Interval(whole, whole), Interval(min(least, most), max(least, most))


def published(project: Project, *, screened: bool = True) -> Published:
    """Return what must be audited: the cells of tables that might give a hidden cell away.

    `screened` leaves out tables that certainly do not, which changes nothing but the cost.
    """
    programme = project.programme
    sheets = {id_: sheet for id_, sheet in programme.indicators.items() if kind_of(programme, sheet)}
    frame = project.observations.frame
    frame = frame[frame["indicator"].isin(list(sheets))]
    builder = _Builder(programme, sheets)
    summed = _summed_in_context(project, sheets)
    if screened:
        beyond = [id_ for id_, sheet in sheets.items() if _adds_up_over_time(sheet)]
        frame = frame[builder.needs_audit(frame) | frame["indicator"].isin([*beyond, *summed])]
    rows = _rows(frame)
    cells = [builder.cell(row) for row in rows]
    relations = [*builder.splits(rows)]
    more, chains = builder.rounds(rows)
    regional, sums = builder.regions(project, rows, summed)
    cells += [*builder.omitted, *more, *regional]
    return Published(tuple(cells), (*relations, *chains, *sums), builder.rows)


def _adds_up_over_time(sheet: Indicator) -> bool:
    return sheet.level == "output" and sheet.unit == "count" and sheet.aggregation.method == "sum"


def _summed_in_context(project: Project, sheets: Mapping[str, Indicator]) -> frozenset[str]:
    context = project.context.frame["indicator"].unique()
    return frozenset(
        id_ for id_ in context if id_ in sheets and sheets[id_].unit == "count" and sheets[id_].aggregation.method == "sum"
    )


def _rows(frame: pd.DataFrame) -> list[Row]:
    columns = [frame[name].tolist() for name in Row._fields[1:]]
    return [Row(*one) for one in zip(frame.index.tolist(), *columns, strict=True)]


class _Builder:
    """Makes cells and sums from rows; `rows` and `omitted` grow with them."""

    def __init__(self, programme: Programme, sheets: Mapping[str, Indicator]) -> None:
        self._programme = programme
        self._sheets = sheets
        self._kinds = {id_: kind for id_, sheet in sheets.items() if (kind := kind_of(programme, sheet))}
        self._asked: dict[tuple[str, str], Protection] = {}
        self._categories = {
            one.id: tuple(category.id for category in one.categories)
            for one in programme.disaggregations.disaggregations
            if one.adds_up
        }
        self.rows: dict[str, int] = {}
        self.omitted: list[TableCell] = []

    def asked(self, indicator: str, disaggregation: str) -> Protection:
        """Return what a cell asks for; looked up once for each kind of cell."""
        key = indicator, disaggregation
        if key not in self._asked:
            self._asked[key] = protection_of(self._programme, self._sheets[indicator], disaggregation)
        return self._asked[key]

    def needs_audit(self, frame: pd.DataFrame) -> pd.Series:
        """Tell which rows are of a table that might give something away."""
        pairs = frame[["indicator", "disaggregation"]].drop_duplicates().itertuples(index=False, name=None)
        asked = {(indicator, cell): self.asked(indicator, cell) for indicator, cell in pairs}
        return needs_audit(frame, self._kinds, asked, {id_: len(all_) for id_, all_ in self._categories.items()})

    def cell(self, row: Row) -> TableCell:
        """Return the cell of a row."""
        id_, kind = str(row.position), self._kinds[row.indicator]
        self.rows[id_] = row.position
        hidden = row.status in {"suppressed", "missing"}
        asked = self.asked(row.indicator, row.disaggregation) if row.status == "suppressed" else None
        whole, true = (ANYTHING, ANYTHING) if hidden else _printed(row, kind)
        return TableCell(id_, asked, whole, None if kind == "mean" else true, hidden, is_share=kind != "count")

    def splits(self, rows: Iterable[Row]) -> Iterator[Relation]:
        """Yield the sums over the categories of every disaggregation that adds up."""
        tables: dict[tuple[str, str, str, str], dict[str, Row]] = {}
        for row in rows:
            tables.setdefault((*_key(row), row.period), {})[row.disaggregation] = row
        for table in tables.values():
            sums: dict[tuple[str, str], list[Row]] = {}
            for disaggregation, row in table.items():
                pieces = disaggregation.split(";") if disaggregation else []
                for piece in pieces:
                    split = piece.partition("=")[0]
                    rest = ";".join(one for one in pieces if one != piece)
                    if split in self._categories and rest in table:
                        sums.setdefault((rest, split), []).append(row)
            for (rest, split), parts in sums.items():
                yield self._sum(table[rest], split, parts)

    def _sum(self, total: Row, split: str, parts: list[Row]) -> Relation:
        """Return the sum of a split; what is left out of it counts as one more cell that nobody printed."""
        ids = [str(one.position) for one in parts]
        if len(parts) < len(self._categories[split]):
            id_ = f"{total.position}/{split}"
            self.rows[id_] = parts[0].position
            kind = self._kinds[total.indicator]
            true = None if kind == "mean" else ANYTHING
            asked = self.asked(total.indicator, parts[0].disaggregation)
            is_share = kind != "count"
            self.omitted.append(TableCell(id_, asked, ANYTHING, true, hidden=True, is_share=is_share, is_derived=True))
            ids.append(id_)
        return Relation(str(total.position), tuple(ids))

    def rounds(self, rows: Iterable[Row]) -> tuple[list[TableCell], list[Relation]]:
        """Return what outputs grew by from one period to the next, as cells, and the sums that say so."""
        series: dict[tuple[str, ...], list[Row]] = {}
        for row in rows:
            if _adds_up_over_time(self._sheets[row.indicator]):
                series.setdefault((*_key(row), row.disaggregation), []).append(row)
        cells, relations = [], []
        for found in series.values():
            ordered = sorted(found, key=lambda one: one.period)
            for before, after in pairwise(ordered):
                if before.value and after.value and Fraction(before.value) > Fraction(after.value):
                    continue
                id_ = f"{after.position}+"
                self.rows[id_] = after.position
                asked = self.asked(after.indicator, after.disaggregation)
                growth = TableCell(id_, asked, ANYTHING, ANYTHING, hidden=True, is_share=False, is_derived=True)
                cells.append(growth)
                relations.append(Relation(str(after.position), (str(before.position), id_)))
        return cells, relations

    def regions(
        self, project: Project, rows: Iterable[Row], summed: frozenset[str]
    ) -> tuple[list[TableCell], list[Relation]]:
        """Return the regional counts beside which every village of the region has a row, and their sums."""
        cells: list[TableCell] = []
        relations: list[Relation] = []
        if not summed:
            return cells, relations
        villages = project.register.frame["code"].tolist()
        totals = {
            (row.village_code, row.indicator, row.period, row.source): str(row.position)
            for row in rows
            if row.indicator in summed and not row.disaggregation
        }
        context = project.context.frame
        for place in _rows(context[context["indicator"].isin(list(summed)) & context["disaggregation"].eq("")]):
            inside = [code for code in villages if code.startswith(f"{place.village_code}.")]
            parts = [totals.get((code, place.indicator, place.period, place.source)) for code in inside]
            if place.value and parts and all(parts):
                id_ = f"region {place.position}"
                _, true = _printed(place, "count")
                cells.append(TableCell(id_, None, ANYTHING, true, hidden=False, is_share=False))
                relations.append(Relation(id_, tuple(one for one in parts if one)))
        return cells, relations


def _key(row: Row) -> tuple[str, str, str]:
    return row.village_code, row.indicator, row.source


def _printed(row: Row, kind: Kind | None) -> tuple[Interval, Interval]:
    """Return the whole and the count that a row prints; ANYTHING where it prints no such number."""
    try:
        if kind == "share":
            return counts_behind(row.value, row.base)
        if kind == "count":
            number = Fraction(row.value)
            return ANYTHING, Interval(math.floor(number), math.ceil(number))
        return (Interval(int(row.base), int(row.base)) if row.base else ANYTHING), ANYTHING
    except ValueError:
        return ANYTHING, ANYTHING
