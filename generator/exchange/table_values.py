"""The observations that a source table holds, as the mapping describes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from generator.exchange.table_cells import each_value, missing_column, moved, taken, translated
from generator.exchange.table_file import SourceTable
from generator.exchange.table_mapping import Cell, ImportMapping, ValueMapping
from generator.exchange.table_numbers import number_problems, numbers
from generator.model.programme import Programme
from generator.problems import Problem, nearest
from generator.reading.schema import Schemas
from generator.reading.table_validation import validate_table
from generator.tables import Table

KEY = ("village_code", "indicator", "period", "disaggregation", "source")
"""What makes two observations the same one."""
SAID = ("value", "status", "missing_reason")
"""What an observation says."""


@dataclass(frozen=True, eq=False)
class NewObservations:
    """Observations made from the table; `row` is the source row of each."""

    frame: pd.DataFrame
    problems: tuple[Problem, ...]


def build_observations(
    table: SourceTable, mapping: ImportMapping, programme: Programme, schemas: Schemas, codes: pd.Series[str]
) -> NewObservations:
    """Make the observations of the placed rows; every key occurs once."""
    sources, problems = taken(table, mapping.source_id, codes.index)
    problems = (*problems, *source_problems(mapping.source_id, sources, programme))
    parts: list[pd.DataFrame] = []
    for entry in mapping.entries:
        named = tuple(entry.named(table.header))
        if not named:
            pattern, _ = entry.numbered or ("", "")
            parameters = {"pattern": pattern, "file": table.path, "found": ", ".join(table.header)}
            problems += (Problem("impor-pola-tanpa-kolom", entry.place_of(""), parameters),)
        periods, found = taken(table, entry.period, codes.index)
        problems += found
        for column, indicator in named:
            values, found = _values(table, entry, column, indicator, programme, codes.index)
            problems += found
            parts.append(_observed(entry, indicator, codes, periods, sources, values))
    frame = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=[*KEY, *SAID, "row"])
    if problems:
        return NewObservations(frame, tuple(dict.fromkeys(problems)))
    rows = pd.Index(frame["row"])
    written = Table(table.path, frame[[*KEY, *SAID]])
    problems = tuple(moved(one, table, rows) for one in validate_table(schemas, "observations", written))
    problems += tuple(_twice(table, frame))
    return NewObservations(frame.drop_duplicates(list(KEY), ignore_index=True), problems)


def source_problems(cell: Cell, sources: pd.Series[str], programme: Programme) -> tuple[Problem, ...]:
    """Return a problem for each source that framework/sources/ does not have."""
    known = programme.known("source")
    if known is None:
        return ()
    unknown = [one for one in ([cell.text] if cell.column is None else sources.unique()) if one and one not in known]
    return tuple(
        Problem("impor-sumber-tidak-dikenal", cell.source, {"value": one, "nearest": nearest(one, known)})
        for one in unknown
    )


def _values(
    table: SourceTable, entry: ValueMapping, column: str, indicator: str, programme: Programme, rows: pd.Index[int]
) -> tuple[pd.Series[str], tuple[Problem, ...]]:
    """Return the values of one column, '' where there is none."""
    nothing = pd.Series("", index=rows, dtype="object")
    problem = missing_column(table, column, entry.place_of(column)) or _unknown(entry, column, indicator, programme)
    if problem is not None:
        return nothing, (problem,)
    texts = table.frame.loc[rows, column]
    given = texts[~texts.isin(list(entry.missing))]
    definition = programme.indicators.get(indicator)
    if definition is not None and definition.unit == "category":
        values, problems = _categories(table, entry, column, given, tuple(one.id for one in definition.categories))
    else:
        problems = number_problems(table, column, given, entry.decimals)
        values = given if problems else numbers(given, entry.decimals)
    return values.reindex(rows, fill_value=""), problems


def _unknown(entry: ValueMapping, column: str, indicator: str, programme: Programme) -> Problem | None:
    known = programme.known("indicator")
    if known is None or indicator in known:
        return None
    parameters = {"value": indicator, "column_name": column, "nearest": nearest(indicator, known)}
    return Problem("impor-indikator-tidak-dikenal", entry.place_of(column), parameters)


def _categories(
    table: SourceTable, entry: ValueMapping, column: str, given: pd.Series[str], allowed: tuple[str, ...]
) -> tuple[pd.Series[str], tuple[Problem, ...]]:
    problems: tuple[Problem, ...] = ()
    values = given
    if entry.categories is not None:
        values, problems = translated(table, column, given, entry.categories)
    unknown = values[~values.isin([*allowed, ""])]
    problems += tuple(
        Problem("impor-bukan-kategori", table.at(row), parameters)
        for row, parameters in each_value(column, unknown, allowed)
    )
    return values, problems


def _observed(
    entry: ValueMapping, indicator: str, codes: pd.Series[str], periods: pd.Series[str],
    sources: pd.Series[str], values: pd.Series[str],
) -> pd.DataFrame:  # fmt: skip
    """Lay out one column of values as observations; absent ones only where a reason is given."""
    absent = values == ""
    frame = pd.DataFrame(
        {
            "village_code": codes,
            "indicator": indicator,
            "period": periods,
            "disaggregation": entry.disaggregation,
            "source": sources,
            "value": values,
            "status": absent.map({True: "missing", False: entry.status}),
            "missing_reason": absent.map({True: entry.missing_reason, False: ""}),
            "row": codes.index,
        }
    )
    return frame if entry.missing_reason else frame[~absent]


def _twice(table: SourceTable, frame: pd.DataFrame) -> Iterator[Problem]:
    """Tell of observations that the table holds with two different values."""
    different = frame.drop_duplicates([*KEY, *SAID])
    repeated = different[different.duplicated(list(KEY))]
    firsts = different.drop_duplicates(list(KEY)).set_index(list(KEY))
    for record in repeated.to_dict("records"):
        first = firsts.loc[tuple(record[name] for name in KEY)]
        yield Problem(
            "impor-baris-ganda", table.at(int(record["row"])),
            {
                "subject": " ".join(str(record[name]) for name in KEY[:3]),
                "value": record["value"], "other": first["value"], "other_line": table.lines[int(first["row"])],
            },
        )  # fmt: skip
