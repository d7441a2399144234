"""New rows into the tables of a regency: what is there already is never overwritten in silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from generator.exchange.table_file import SourceTable
from generator.exchange.table_places import NewRegister
from generator.exchange.table_values import KEY, SAID, NewObservations
from generator.problems import Problem
from generator.tables import OBSERVATION_COLUMNS, REGISTER_COLUMNS, Observations, Register
from generator.writing.csv_file import WrittenTable

ALWAYS_WRITTEN = ("village_code", "indicator", "period", "disaggregation", "value", "status", "source")


@dataclass(frozen=True)
class Count:
    """What an import does to one file, in rows."""

    path: str
    added: int
    replaced: int
    unchanged: int


@dataclass(frozen=True, eq=False)
class Merged:
    """A table as it will be written (None where nothing changes), with its counts and conflicts."""

    table: WrittenTable | None
    count: Count
    conflicts: tuple[Problem, ...]


def merge_observations(
    source: SourceTable, new: NewObservations, there: Observations, path: str, *, replace: bool
) -> Merged:
    """Merge observations into the file at `path`; the same key elsewhere in villages/ counts too."""
    held = there.frame.drop_duplicates(list(KEY))[[*KEY, *SAID, "path"]]
    both = new.frame.merge(held, on=list(KEY), how="left", suffixes=("", "_there"))
    known = both["path"].notna()
    same = known & _equal(both, SAID)
    differs = known & ~same
    replaced = differs & (both["path"] == path) & replace
    conflicts = tuple(_observation_conflicts(source, both[differs & ~replaced]))
    count = Count(path, int((~known).sum()), int(replaced.sum()), int(same.sum()))
    if conflicts or not count.added + count.replaced:
        return Merged(None, count, conflicts)
    gone = pd.MultiIndex.from_frame(both.loc[replaced, list(KEY)])
    mine = there.frame[there.frame["path"] == path]
    kept = mine[~pd.MultiIndex.from_frame(mine[list(KEY)]).isin(gone)]
    written = pd.concat([kept, both.loc[~known | replaced, [*KEY, *SAID]]], ignore_index=True)
    written = written.reindex(columns=list(OBSERVATION_COLUMNS)).fillna("")
    columns = tuple(name for name in OBSERVATION_COLUMNS if name in ALWAYS_WRITTEN or (written[name] != "").any())
    return Merged(WrittenTable(path, written, columns), count, ())


def merge_register(source: SourceTable, new: NewRegister, there: Register, path: str, *, replace: bool) -> Merged:
    """Merge register rows into the file at `path`; columns the mapping does not fill stay as they are."""
    mine = there.frame.loc[there.frame["path"] == path, list(REGISTER_COLUMNS)]
    filled = [name for name in new.columns if name != "code"]
    both = new.frame.reset_index(names="row").merge(
        mine, on="code", how="left", suffixes=("", "_there"), indicator=True
    )
    known = both["_merge"] == "both"
    same = known & _equal(both, filled)
    differs = known & ~same
    conflicts = () if replace else tuple(_register_conflicts(source, both[differs], filled, path))
    count = Count(path, int((~known).sum()), int(differs.sum()) if replace else 0, int(same.sum()))
    if conflicts or not count.added + count.replaced:
        return Merged(None, count, conflicts)
    kept = [f"{name}_there" for name in REGISTER_COLUMNS if name not in new.columns]
    for name in kept:
        both[name.removesuffix("_there")] = both[name].fillna("")
    untouched = mine[~mine["code"].isin(both["code"])]
    written = pd.concat([untouched, both[list(REGISTER_COLUMNS)]], ignore_index=True)
    return Merged(WrittenTable(path, written, REGISTER_COLUMNS), count, ())


def _equal(both: pd.DataFrame, names: Sequence[str]) -> pd.Series[bool]:
    equal = pd.Series(True, index=both.index)
    for name in names:
        equal &= both[name] == both[f"{name}_there"]
    return equal


def _observation_conflicts(source: SourceTable, both: pd.DataFrame) -> Iterator[Problem]:
    for record in both.to_dict("records"):
        subject = " ".join(str(record[name]) for name in KEY if record[name])
        yield _conflict(source, record["row"], subject, _said(record, ""), _said(record, "_there"), record["path"])


def _register_conflicts(source: SourceTable, both: pd.DataFrame, names: list[str], path: str) -> Iterator[Problem]:
    for record in both.to_dict("records"):
        for name in names:
            new, old = record[name], record[f"{name}_there"]
            if new != old:
                yield _conflict(source, record["row"], f"{record['code']} {name}", new, old, path)


def _conflict(source: SourceTable, row: object, subject: str, new: object, old: object, path: object) -> Problem:
    parameters = {"subject": subject, "new": new, "old": old, "path": path}
    return Problem("impor-bentrok", source.at(int(str(row))), parameters)


def _said(record: dict[object, object], suffix: str) -> str:
    value, status, reason = (str(record[f"{name}{suffix}"]) for name in SAID)
    return f"{value or reason} ({status})"
