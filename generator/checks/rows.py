"""Mistakes in the rows of a table: each told once, at its first row, with the number of rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

import pandas as pd

from generator.problems import Edit, EditKind, Edits, Problem
from generator.tables import JoinedTable

TOLD_ONE_BY_ONE = 10

Make = Callable[[int, str, int], Problem]
"""From the position of the first row, the value, and the number of rows to a problem."""


def each_value(rows: JoinedTable, wrong: pd.Series, column: str, make: Make) -> Iterator[Problem]:
    """Tell each distinct value of `column` among the wrong rows; many of them are only counted."""
    positions = wrong.to_numpy(dtype=bool).nonzero()[0]
    if not len(positions):
        return
    values = rows.frame[column].iloc[positions].astype("object").reset_index(drop=True)
    first = values.drop_duplicates()
    counts = values.value_counts()
    for place, value in first.iloc[:TOLD_ONE_BY_ONE].items():
        yield make(int(positions[int(str(place))]), str(value), int(counts[value]))
    rest = first.iloc[TOLD_ONE_BY_ONE:]
    if len(rest):
        parameters = {"column_name": column, "values": len(rest), "rows": int(counts[list(rest)].sum())}
        yield Problem("kekeliruan-serupa", rows.at(int(positions[int(str(rest.index[0]))]), column), parameters)


def in_all(rows: JoinedTable, where: pd.Series, column: str, meant: str | None) -> Edits:
    """Return the edits that write what is meant into a column of the given rows; none where nothing is certain."""
    if meant is None:
        return ()
    positions = where.to_numpy(dtype=bool).nonzero()[0]
    return tuple(Edit(rows.at(int(position), column), EditKind.REPLACE, meant) for position in positions)


def unknown_values(cells: pd.Series, known: Collection[str], form: str) -> pd.Series:
    """Tell which cells have the form of a value but are none of the known ones.

    Cells without that form are the schema's to tell; values repeat, so each is looked at once.
    """
    written = re.compile(form)
    unknown = [value for value in cells.unique() if value not in known and written.fullmatch(value)]
    return cells.isin(unknown)
