"""Two versions of a table compared by column: rows that came or went, and cells that are not the same any more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from generator.drafting.change import Leaf
from generator.problems import Location


@dataclass(frozen=True)
class RowDifference:
    """A row by its key: all its cells where it came or went, else the cells that differ."""

    key: tuple[str, ...]
    state: Literal["added", "removed", "changed"]
    before: Mapping[str, str]
    after: Mapping[str, str]
    before_at: Location | None = None
    after_at: Location | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that differ; of a row that came or went those that say something."""
        return tuple(name for name in (self.after or self.before) if self.before.get(name) != self.after.get(name))

    def leaves(self, *steps: str) -> tuple[Leaf, ...]:
        """Return a leaf for every cell that differs, below `steps` and the key."""
        path = (*steps, *self.key)
        return tuple(
            Leaf(
                (*path, name),
                self.before.get(name),
                self.after.get(name),
                self.before_at and self.before_at.at(name),
                self.after_at and self.after_at.at(name),
            )
            for name in self.columns
        )


def differing_rows(
    before: pd.DataFrame, after: pd.DataFrame, keys: Sequence[str], columns: Sequence[str]
) -> Iterator[RowDifference]:
    """Yield the rows that differ, in the order of their keys; order of rows and form of numbers do not count.

    Rows with one key are paired in the order of their cells. Frames may have `path` and `row`.
    """
    was, now = (_counted(frame, keys, columns) for frame in (before, after))
    by = [*keys, "_again"]
    both = was.merge(now, on=by, how="outer", suffixes=("_before", "_after"), indicator="_where")
    same = both["_where"] == "both"
    for name in columns:
        old, new = both[f"{name}_before"], both[f"{name}_after"]
        differs = same & (old != new)
        if differs.any():
            numbers = (pd.to_numeric(one[differs], errors="coerce") for one in (old, new))
            differs.loc[differs] = next(numbers).to_numpy() != next(numbers).to_numpy()
        both[f"{name}_differs"] = differs
    wanted = ~same | both[[f"{name}_differs" for name in columns]].any(axis=1)
    for row in both[wanted].sort_values(by, kind="stable").to_dict("records"):
        yield _difference(row, keys, columns)


def _counted(frame: pd.DataFrame, keys: Sequence[str], columns: Sequence[str]) -> pd.DataFrame:
    names = list(dict.fromkeys([*keys, *columns]))
    kept = frame.reindex(columns=[*names, "path", "row"], fill_value="")
    kept[names] = kept[names].astype("str")
    if kept.duplicated(list(keys)).any():
        kept = kept.sort_values(names, kind="stable", ignore_index=True)
    return kept.assign(_again=kept.groupby(list(keys), sort=False, dropna=False).cumcount())


def _difference(row: Mapping[object, object], keys: Sequence[str], columns: Sequence[str]) -> RowDifference:
    again = int(str(row["_again"]))
    key = tuple(str(row[name]) for name in keys) + ((f"#{again + 1}",) if again else ())
    where = row["_where"]
    before = {} if where == "right_only" else _cells(row, columns, "before", every=where == "both")
    after = {} if where == "left_only" else _cells(row, columns, "after", every=where == "both")
    if where == "both":
        differing = [name for name in columns if row[f"{name}_differs"]]
        before, after = ({name: cells[name] for name in differing} for cells in (before, after))
        return RowDifference(key, "changed", before, after, _place(row, "before"), _place(row, "after"))
    if where == "left_only":
        return RowDifference(key, "removed", before, after, before_at=_place(row, "before"))
    return RowDifference(key, "added", before, after, after_at=_place(row, "after"))


def _cells(row: Mapping[object, object], columns: Sequence[str], side: str, *, every: bool) -> dict[str, str]:
    cells = {name: str(row[f"{name}_{side}"]) for name in columns}
    return {name: cell for name, cell in cells.items() if every or cell}


def _place(row: Mapping[object, object], side: str) -> Location | None:
    path, number = row[f"path_{side}"], row[f"row_{side}"]
    return Location(str(path), (int(float(str(number))),)) if isinstance(path, str) and path else None
