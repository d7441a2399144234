"""CSV to tables of text: either separator, exact cells, mistakes as problems."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, pairwise
from pathlib import Path

import pandas as pd

from generator.problems import Edit, EditKind, Edits, Location, Pointer, Problem, nearest, surely
from generator.reading.text_file import read_text
from generator.tables import Table

ROWS_AT_ONCE = 50_000
MISSHAPEN_ROWS_TOLD = 20


def read_table(
    root: Path, path: str, columns: tuple[str, ...], required: tuple[str, ...]
) -> tuple[Table | None, tuple[Problem, ...]]:
    """Read a CSV file whose header may hold `columns` and must hold `required`.

    Every cell stays text; blanks around cells are dropped. Unknown columns are named once and
    left out. A row with too many or too few cells is named with its line.
    """
    text = read_text(root, path)
    if isinstance(text, Problem):
        return None, (text,)
    delimiter = delimiter_of(text)
    try:
        header = [cell.strip() for cell in next(_rows(text, delimiter), (1, []))[1]]
        if not header:
            return None, (Problem("berkas-kosong", Location(path, line=1, column=1)),)
        problems = tuple(_header_problems(path, header, columns, required))
        if any(problem.code in {"kolom-hilang", "kolom-ganda"} for problem in problems):
            return None, problems
        frame, misshapen = _frame(path, text, header, delimiter)
    except csv.Error:
        return None, (Problem("tabel-tidak-terbaca", Location(path, line=1, column=1)),)
    if misshapen:
        return None, problems + misshapen
    return Table(path, frame[[name for name in header if name in columns]]), problems


def delimiter_of(text: str) -> str:
    """Return the separator of a table: the one its header has most of."""
    first = text.lstrip().split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Return every row, the header too, with the line it starts on; blank lines are no rows."""
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, skipinitialspace=True)
    line = 1
    for cells in reader:
        if len(cells) > 1 or (cells and cells[0].strip()):
            yield line, cells
        line = reader.line_num + 1


def _header_problems(
    path: str, header: list[str], columns: tuple[str, ...], required: tuple[str, ...]
) -> Iterator[Problem]:
    here = Location(path, line=1, column=1)
    unknown = [name for name in dict.fromkeys(header) if name not in columns]
    for name in dict.fromkeys(name for name in header if header.count(name) > 1):
        yield Problem("kolom-ganda", Location(path, (name,)), {"column_name": name})
    for name in required:
        if name in header:
            continue
        near = nearest(name, unknown)
        if near is not None:
            unknown.remove(near)
        parameters = {"column_name": name, "nearest": near, "found": ", ".join(header)}
        yield Problem("kolom-hilang", here, parameters, _renamed(path, near, name))
    for name in unknown:
        parameters = {"column_name": name, "nearest": nearest(name, columns), "allowed": ", ".join(columns)}
        free = [one for one in columns if one not in header]
        yield Problem("kolom-tidak-dikenal", Location(path, (name,)), parameters, _renamed(path, name, surely(name, free)))


def _renamed(path: str, name: str | None, meant: str | None) -> Edits:
    """Return the edit of a header that is surely a slip of what is meant."""
    sure = name is not None and meant is not None and surely(name, (meant,))
    return (Edit(Location(path, (name,)), EditKind.RENAME, key=meant),) if name and meant and sure else ()


def _frame(path: str, text: str, header: list[str], delimiter: str) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    """Return the rows as columns, and the first rows whose number of cells is not the header's."""
    rows = islice(_rows(text, delimiter), 1, None)
    seen: dict[str, str] = {}
    parts: list[pd.DataFrame] = []
    misshapen: list[Problem] = []
    while part := list(islice(rows, ROWS_AT_ONCE)):
        wrong = [(line, cells) for line, cells in part if len(cells) != len(header)]
        for line, cells in wrong[: MISSHAPEN_ROWS_TOLD - len(misshapen)]:
            parameters = {"found": len(cells), "expected": len(header)}
            here = Location(path, line=line, column=1)
            edits = _with_decimal_point(here, cells, len(header), delimiter)
            misshapen.append(Problem("jumlah-kolom-salah", here, parameters, edits))
        if not misshapen:
            columns = zip(*(cells for _, cells in part), strict=True)
            kept = ([_kept(cell, seen) for cell in column] for column in columns)
            parts.append(pd.DataFrame(dict(enumerate(kept)), dtype="str"))
    frame = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=range(len(header)), dtype="str")
    frame.columns = pd.Index(header)
    return frame, tuple(misshapen)


def _with_decimal_point(here: Location, cells: list[str], expected: int, delimiter: str) -> Edits:
    """Return the edit of a row that a decimal comma has cut in one place too many, where there is one such place."""
    cuts = [
        number for number, (whole, rest) in enumerate(pairwise(cells))
        if re.fullmatch(r"-?\d+", whole) and rest.isdigit()
    ]  # fmt: skip
    if len(cells) != expected + 1 or delimiter != "," or len(cuts) != 1 or any(set(cell) & set('",\n') for cell in cells):
        return ()
    cut = cuts[0]
    line = ",".join((*cells[:cut], f"{cells[cut]}.{cells[cut + 1]}", *cells[cut + 2 :]))
    return (Edit(here, EditKind.LINE, line),)


def _kept(cell: str, seen: dict[str, str]) -> str:
    """Return the cell without blanks around it; equal cells are one text in memory."""
    cell = cell.strip()
    return seen.setdefault(cell, cell)


def locate_in_csv(text: str, pointers: Iterable[Pointer]) -> Mapping[Pointer, tuple[int, int]]:
    """Return line and column (from 1) of the row of each pointer (0 is the first below the header).

    A pointer may name a column after the row, or a column alone, which is its header; places that
    the text does not have are left out.
    """
    wanted: dict[int, list[Pointer]] = {}
    found: dict[Pointer, tuple[int, int]] = {}
    rows = _rows(text, delimiter_of(text))
    top, titles = next(rows, (1, []))
    header = [cell.strip() for cell in titles]
    for pointer in pointers:
        if pointer and isinstance(pointer[0], int):
            wanted.setdefault(pointer[0], []).append(pointer)
        elif pointer and pointer[0] in header:
            found[pointer] = (top, 1 + sum(len(cell) + 1 for cell in titles[: header.index(str(pointer[0]))]))
    last = max(wanted, default=-1)
    for row, (line, cells) in enumerate(islice(rows, last + 1)):
        for pointer in wanted.get(row, ()):
            name = pointer[1] if len(pointer) > 1 else None
            before = cells[: header.index(str(name))] if name in header else []
            found[pointer] = (line, 1 + sum(len(cell) + 1 for cell in before))
    return found
