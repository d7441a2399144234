"""Any CSV or XLSX as a table of text, exactly as the file has it, with the line of every row."""

from __future__ import annotations

import csv
import gzip
import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
from openpyxl.utils.exceptions import InvalidFileException

from generator.problems import Location, Problem, nearest
from generator.reading.text_file import decode_text, read_text

CSV_SUFFIXES = (".csv", ".tsv", ".txt")
XLSX_SUFFIXES = (".xlsx", ".xlsm")
MAXIMUM_UNPACKED_BYTES = 1_000_000_000
MISSHAPEN_ROWS_TOLD = 20

Row = tuple[int, list[str]]


@dataclass(frozen=True, eq=False)
class SourceTable:
    """Someone else's table: `header` as found, `frame` all text, `lines` the line of each row.

    `frame` has the rows' numbers from 0 as its index; of two columns of one name it holds the first.
    """

    path: str
    header: tuple[str, ...]
    header_line: int
    frame: pd.DataFrame
    lines: tuple[int, ...]

    def at(self, row: int) -> Location:
        """Return the place of a row in its file."""
        return Location(self.path, line=self.lines[row], column=1)


def read_source_table(
    root: Path, path: str, sheet: str | None, header_row: int
) -> tuple[SourceTable | None, tuple[Problem, ...]]:
    """Read a table whose column names stand in row `header_row`; `path` may lead out of the project."""
    name = path.casefold()
    if name.removesuffix(".gz").endswith(CSV_SUFFIXES):
        rows, problems = _csv_rows(root, path, header_row)
    elif name.endswith(XLSX_SUFFIXES):
        rows, problems = _xlsx_rows(root, path, sheet)
        rows = rows and rows[header_row - 1 :]
    else:
        allowed = ", ".join((*CSV_SUFFIXES, ".csv.gz", *XLSX_SUFFIXES))
        return None, (Problem("impor-berkas-tidak-dikenal", Location(path, line=1, column=1), {"allowed": allowed}),)
    if problems:
        return None, problems
    if not rows:
        return None, (Problem("berkas-kosong", Location(path, line=1, column=1)),)
    return _table(path, rows)


def _table(path: str, rows: list[Row]) -> tuple[SourceTable | None, tuple[Problem, ...]]:
    line, names = rows[0]
    header = tuple(name.strip() for name in names)
    body = [(number, cells) for number, cells in rows[1:] if any(cell.strip() for cell in cells)]
    wrong = ((number, len(cells)) for number, cells in body if len(cells) != len(header))
    misshapen = tuple(
        Problem(
            "jumlah-kolom-salah",
            Location(path, line=number, column=1),
            {"found": found, "expected": len(header)},
        )
        for number, found in islice(wrong, MISSHAPEN_ROWS_TOLD)
    )
    if misshapen:
        return None, misshapen
    first = {name: position for position, name in reversed(list(enumerate(header))) if name}
    columns = {
        name: pd.Series([cells[position].strip() for _, cells in body], dtype="object")
        for name, position in sorted(first.items(), key=lambda one: one[1])
    }
    return SourceTable(path, header, line, pd.DataFrame(columns), tuple(number for number, _ in body)), ()


def _csv_rows(root: Path, path: str, header_row: int) -> tuple[list[Row], tuple[Problem, ...]]:
    text = _unpacked(root, path) if path.casefold().endswith(".gz") else read_text(root, path)
    if isinstance(text, Problem):
        return [], (text,)
    lines = text.split("\n")[header_row - 1 :]
    if not "".join(lines).strip():
        return [], ()
    delimiter = max(",;\t", key=lines[0].count)
    body = io.StringIO("\n".join(lines), newline="")
    try:
        return list(_numbered(csv.reader(body, delimiter=delimiter), header_row)), ()
    except csv.Error:
        return [], (Problem("tabel-tidak-terbaca", Location(path, line=1, column=1)),)


def _numbered(reader: Any, first: int) -> Iterator[Row]:
    line = first
    for cells in reader:
        if cells:
            yield line, cells
        line = first + reader.line_num


def _unpacked(root: Path, path: str) -> str | Problem:
    try:
        with gzip.open(root / path) as stream:
            raw = stream.read(MAXIMUM_UNPACKED_BYTES + 1)
    except (OSError, EOFError) as error:
        return Problem("berkas-tidak-terbaca", Location(path, line=1, column=1), {"reason": str(error)})
    if len(raw) > MAXIMUM_UNPACKED_BYTES:
        reason = f"> {MAXIMUM_UNPACKED_BYTES // 1_000_000} MB"
        return Problem("berkas-tidak-terbaca", Location(path, line=1, column=1), {"reason": reason})
    return decode_text(path, raw)


def _xlsx_rows(root: Path, path: str, sheet: str | None) -> tuple[list[Row], tuple[Problem, ...]]:
    here = Location(path, line=1, column=1)
    try:
        with warnings.catch_warnings():
            # openpyxl warns of drawings and validations it leaves out; only cells matter here.
            warnings.simplefilter("ignore", UserWarning)
            book = openpyxl.load_workbook(root / path, read_only=True, data_only=True)
            try:
                if sheet is not None and sheet not in book.sheetnames:
                    known = tuple(book.sheetnames)
                    parameters = {"value": sheet, "allowed": ", ".join(known), "nearest": nearest(sheet, known)}
                    return [], (Problem("impor-lembar-tidak-ada", here, parameters),)
                chosen = book[sheet or book.sheetnames[0]]
                chosen.reset_dimensions()
                return list(_sheet_rows(chosen.iter_rows())), ()
            finally:
                book.close()
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        return [], (Problem("impor-xlsx-tidak-terbaca", here, {"reason": str(error)}),)


def _sheet_rows(rows: Iterable[Iterable[Any]]) -> Iterator[Row]:
    """Yield rows as text, padded to the width of the widest; empty rows stay, so that lines count."""
    texts = [[_cell_text(cell) for cell in row] for row in rows]
    width = max((len(row) for row in texts), default=0)
    for line, row in enumerate(texts, start=1):
        yield line, row + [""] * (width - len(row))


def _cell_text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        # A spreadsheet keeps 15 digits; more would show the machine's binary rounding.
        exact = Decimal(format(value, ".15g"))
        percent = "%" in str(cell.number_format)
        return f"{_plain(exact * 100)}%" if percent else _plain(exact)
    return str(value)


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
