"""Tables as columns of text, and the long table of observations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from generator.problems import Location


@dataclass(frozen=True, eq=False)
class Table:
    """A table as it was read: every cell text, empty cells ''.

    Row 0 of `frame` is the first row below the header; the line of a row is looked up in the
    file only when a problem is told.
    """

    path: str
    frame: pd.DataFrame

    def at(self, row: int, column: str | None = None) -> Location:
        """Return the place of a row, or of one cell in it."""
        return Location(self.path, (row,) if column is None else (row, column))


OBSERVATION_COLUMNS = (
    "village_code", "indicator", "period", "disaggregation", "value", "status", "source",
    "base", "standard_error", "lower", "upper", "missing_reason", "note",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class JoinedTable:
    """Rows of several files in one frame; its columns `path` and `row` say where each came from."""

    frame: pd.DataFrame

    def at(self, position: int, column: str | None = None) -> Location:
        """Return the place in its file of the row at `position` of the frame."""
        record = self.frame.iloc[position]
        row = int(record["row"])
        return Location(str(record["path"]), (row,) if column is None else (row, column))


class Observations(JoinedTable):
    """The long table of all observations.

    Columns: those of `OBSERVATION_COLUMNS` as text, `number` (float, NaN where `value` is no
    number), and where each row came from: `path` and `row`.
    """


def empty_observations() -> Observations:
    """Return an observations table without rows."""
    columns = {name: pd.Series(dtype="object") for name in (*OBSERVATION_COLUMNS, "path")}
    frame = pd.DataFrame({**columns, "number": pd.Series(dtype="float64"), "row": pd.Series(dtype="int64")})
    return Observations(frame)


def observations_from(tables: list[Table]) -> Observations:
    """Join tables with observation columns into one long table, filling absent columns with ''."""
    if not tables:
        return empty_observations()
    joined = _joined(tables, OBSERVATION_COLUMNS)
    joined["number"] = pd.to_numeric(joined["value"], errors="coerce")
    return Observations(joined)


def _joined(tables: list[Table], columns: tuple[str, ...]) -> pd.DataFrame:
    parts = []
    for table in tables:
        frame = table.frame.reindex(columns=list(columns), fill_value="")
        parts.append(frame.assign(path=table.path, row=range(len(frame))))
    return pd.concat(parts, ignore_index=True)


REGISTER_COLUMNS = (
    "code", "code_system", "name", "kind", "district", "latitude", "longitude", "valid_from",
    "predecessors", "synthetic",
)  # fmt: skip


class Register(JoinedTable):
    """All villages as columns of text (`REGISTER_COLUMNS`), with `path` and `row` of each."""



def register_from(tables: list[Table]) -> Register:
    """Join register tables, sorted by code; absent optional columns are ''."""
    if not tables:
        names = (*REGISTER_COLUMNS, "path", "row")
        return Register(pd.DataFrame({name: pd.Series(dtype="object") for name in names}))
    joined = _joined(tables, REGISTER_COLUMNS)
    return Register(joined.sort_values("code", kind="stable", ignore_index=True))


@dataclass(frozen=True, eq=False)
class Moments:
    """What standard errors are made of: sums of squares and products of cluster totals.

    `frame` has a row for each group and stratum (`stratum` may be ''), `clusters` tells how many
    clusters each stratum has in all households, with or without members of a group.
    """

    frame: pd.DataFrame
    clusters: Mapping[str, int]


@dataclass(frozen=True, eq=False)
class GroupSums:
    """Sums of household microdata, a row a group: the columns `by`, then whole numbers.

    `rows` counts all households, `all_households` those counted, `all` adds their weights in parts
    of `weight_scale`; the same pair for `poor`, `vulnerable`, `severe`, `deprived0…` and
    `poor_deprived0…` (by position in the measure) and `income`, `below_line`; `all_units`,
    `poor_units` and `income_units` add unweighted counted units. Only what begins with `gap` are
    floats: sums of gaps to the poverty line, and what the households with the largest add to them.
    """

    frame: pd.DataFrame
    by: tuple[str, ...]
    weight_scale: int
    moments: Moments | None = None
