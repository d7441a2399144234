"""Tables to canonical CSV: the same rows give the same bytes, and no file is ever half written."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from generator.writing.whole_file import write_files


@dataclass(frozen=True, eq=False)
class WrittenTable:
    """A table on its way to a file: `path` below the project, and the columns in their order."""

    path: str
    frame: pd.DataFrame
    columns: tuple[str, ...]


def write_tables(root: Path, tables: Iterable[WrittenTable]) -> None:
    """Write several tables, all of them or none."""
    write_files({root / table.path: canonical(table.frame, table.columns).encode("utf-8") for table in tables})


def canonical(frame: pd.DataFrame, columns: tuple[str, ...], *, is_sorted: bool = True) -> str:
    """Return the canonical text of a table: comma, LF, quotes only where needed, rows sorted.

    Rows are sorted by the columns from left to right, so the order in which they came does not
    matter, unless it means something (not `is_sorted`). Every cell must be text already; a number would be written in a form of its own.
    """
    chosen = frame.reindex(columns=list(columns), fill_value="")
    rows = list(chosen.itertuples(index=False, name=None))
    for row in rows:
        if not all(isinstance(cell, str) for cell in row):
            raise TypeError(f"not text: {row}")
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(columns)
    writer.writerows(sorted(rows) if is_sorted else rows)
    return buffer.getvalue()


def canonical_csv(text: str, columns: tuple[str, ...], *, is_sorted: bool = True) -> str:
    """Return the canonical form of a CSV text: known columns first and in their order, others after them.

    Blank lines and blanks around cells go, as reading drops them too. A text whose rows do not all have the
    cells of the header comes back as it is.
    """
    delimiter = max(",;\t", key=text.lstrip().split("\n", 1)[0].count)
    rows = [
        row
        for row in csv.reader(io.StringIO(text), delimiter=delimiter, skipinitialspace=True)
        if len(row) > 1 or any(map(str.strip, row))
    ]
    if not rows or len(set(rows[0])) < len(rows[0]) or any(len(row) != len(rows[0]) for row in rows):
        return text
    header, *cells = ([cell.strip() for cell in row] for row in rows)
    known = [column for column in columns if column in header]
    order = (*known, *(column for column in header if column not in known))
    return canonical(pd.DataFrame(cells, columns=header, dtype="object"), order, is_sorted=is_sorted)
