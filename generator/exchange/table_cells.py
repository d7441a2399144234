"""Cells of a source table: found by column, taken as the mapping says, each mistake told once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import pandas as pd

from generator.exchange.table_file import SourceTable
from generator.exchange.table_mapping import Cell
from generator.problems import Location, Problem, nearest


def missing_column(table: SourceTable, column: str, named_at: Location) -> Problem | None:
    """Return what is wrong with a column that the mapping names, if the table has it not or twice."""
    found = table.header.count(column)
    if found == 1:
        return None
    if found:
        return Problem("kolom-ganda", Location(table.path, line=table.header_line, column=1), {"column_name": column})
    known = tuple(name for name in table.header if name)
    return Problem(
        "impor-kolom-tidak-ada", named_at,
        {"column_name": column, "file": table.path, "nearest": nearest(column, known), "allowed": ", ".join(known)},
    )  # fmt: skip


def taken(table: SourceTable, cell: Cell, rows: pd.Index[int]) -> tuple[pd.Series[str], tuple[Problem, ...]]:
    """Return what `cell` puts into each of the rows."""
    if cell.column is None:
        return pd.Series(cell.text, index=rows, dtype="object"), ()
    problem = missing_column(table, cell.column, cell.source)
    if problem is not None:
        return pd.Series("", index=rows, dtype="object"), (problem,)
    texts = table.frame.loc[rows, cell.column]
    if cell.translate is None:
        return texts, ()
    return translated(table, cell.column, texts, cell.translate)


def translated(
    table: SourceTable, column: str, texts: pd.Series[str], words: Mapping[str, str]
) -> tuple[pd.Series[str], tuple[Problem, ...]]:
    """Replace each text by its counterpart in `words`; texts without one are told."""
    unknown = texts[~texts.isin(list(words))]
    problems = tuple(
        Problem("impor-tanpa-padanan", table.at(row), parameters)
        for row, parameters in each_value(column, unknown, words)
    )
    return texts.map(lambda text: words.get(text, "")), problems


def each_value(
    column: str, bad: pd.Series[str], allowed: Collection[str] = ()
) -> Iterator[tuple[int, dict[str, object]]]:
    """Yield, for each distinct value, its first row and the parameters to tell it with."""
    counts = bad.value_counts(sort=False)
    for row, value in bad.drop_duplicates().items():
        yield (
            int(str(row)),
            {
                "column_name": column,
                "value": value,
                "rows": int(counts[value]),
                "nearest": nearest(value, allowed) if allowed else None,
                "allowed": ", ".join(allowed),
            },
        )


def moved(problem: Problem, table: SourceTable, rows: pd.Index[int]) -> Problem:
    """Return a problem of a table made from `rows` at the line of the source where it began."""
    position = problem.location.pointer[0] if problem.location.pointer else 0
    return Problem(problem.code, table.at(int(rows[int(position)])), problem.parameters)
