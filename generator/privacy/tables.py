"""Headers and cells of tables in any format: CSV, workbook, Parquet; keys of JSON, YAML and front matter."""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

from generator.privacy.columns import is_refused
from generator.privacy.containers import NotScannableError

CSV_SUFFIXES = (".csv", ".tsv", ".tab")
WORKBOOK_SUFFIXES = (".xlsx", ".xlsm")
JSON_SUFFIXES = (".json", ".geojson", ".topojson", ".jsonl", ".ndjson")
YAML_SUFFIXES = (".yml", ".yaml")
HEADER_ROWS = 15
"""Rows in which a workbook's header is sought: forms have a title above it."""
JSON_KEY = re.compile(r'(?<!\\)"([A-Za-z_][\w ./-]{0,60})"\s*:')
YAML_KEY = re.compile(r"""(?:^[ \t]*(?:-[ \t]+)*|[{,][ \t]*)["']?([A-Za-z_][\w./-]{0,60})["']?[ \t]*:(?=[ \t\r\n]|$)""", re.MULTILINE)
MARKDOWN_HEADER = re.compile(r"^[ \t]*\|?(.*\|.*?)\|?[ \t]*\r?\n[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\||\r?$)", re.MULTILINE)
FRONT_MATTER = re.compile(r"\A---\r?\n(.*?)^---", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Named:
    """A column or key with its place in the file."""

    name: str
    part: str
    line: int
    column: int


@dataclass(frozen=True)
class Header:
    """The columns of one table."""

    columns: tuple[Named, ...]


@dataclass(frozen=True)
class Cells:
    """A sheet or a Parquet file as lines of text; the line is the row."""

    part: str
    text: bytes


def headers_of_text(name: str, part: str, raw: bytes) -> Iterator[Header]:
    """Return the columns of a CSV file, or of the tables of a Markdown text."""
    low = name.casefold()
    text = raw.decode("utf-8-sig", errors="replace")
    if low.endswith(CSV_SUFFIXES):
        yield from _csv_header(part, text)
    elif low.endswith(".md"):
        for match in MARKDOWN_HEADER.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            yield Header(tuple(Named(cell, part, line, 1) for cell in match[1].split("|")))


def refused_keys(name: str, part: str, raw: bytes) -> Iterator[Named]:
    """Return the refused keys of a JSON or YAML file, or of the front matter of a Markdown text."""
    low = name.casefold()
    text = raw.decode("utf-8-sig", errors="replace")
    if low.endswith(JSON_SUFFIXES):
        matches = JSON_KEY.finditer(text)
    elif low.endswith(YAML_SUFFIXES):
        matches = YAML_KEY.finditer(text)
    elif low.endswith(".md") and (front := FRONT_MATTER.match(text)):
        matches = YAML_KEY.finditer(text, 0, front.end(1))
    else:
        return
    for match in matches:
        if not is_refused(match[1]):
            continue
        start = match.start(1)
        yield Named(match[1], part, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))


def _csv_header(part: str, text: str) -> Iterator[Header]:
    lines = text.splitlines()
    number, first = next(((number, line) for number, line in enumerate(lines, 1) if line.strip()), (1, ""))
    delimiter = max(",;\t|", key=first.count)
    cells = next(csv.reader([first], delimiter=delimiter), [])
    places = [0]
    for cell in cells:
        places.append(first.find(cell, places[-1]) + len(cell) + 1)
    yield Header(
        tuple(
            Named(cell, part, number, max(first.find(cell, place), 0) + 1)
            for cell, place in zip(cells, places[:-1], strict=True)
        )
    )


def is_workbook(name: str) -> bool:
    """Tell by its name whether a file is a workbook."""
    return name.casefold().endswith(WORKBOOK_SUFFIXES)


def read_workbook(raw: bytes) -> tuple[tuple[Cells, ...], tuple[Header, ...]]:
    """Return every sheet of a workbook, hidden ones too, and each row that may be its header."""
    import openpyxl

    cells, headers = [], []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(raw), data_only=True)
    except Exception as error:  # a broken workbook breaks openpyxl in many ways, and the gate must stay shut
        raise NotScannableError(f"xlsx: {type(error).__name__}") from error
    for sheet in book.worksheets:
        rows = [[_written(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        cells.append(Cells(sheet.title, "\n".join("\t|\t".join(_one_line(cell) for cell in row) for row in rows).encode()))
        for number, row in enumerate(rows[:HEADER_ROWS], 1):
            headers.append(Header(tuple(Named(cell, sheet.title, number, place) for place, cell in enumerate(row, 1) if cell)))
    return tuple(cells), tuple(headers)


def read_parquet(raw: bytes) -> tuple[Cells, Header]:
    """Return the cells and the columns of a Parquet file."""
    import pandas as pd

    try:
        frame = pd.read_parquet(io.BytesIO(raw))
    except Exception as error:  # as above
        raise NotScannableError(f"parquet: {type(error).__name__}") from error
    if not isinstance(frame.index, pd.RangeIndex):
        frame = frame.reset_index()
    rows = frame.to_csv(sep="\t", index=False, lineterminator="\n")
    columns = tuple(Named(str(name), "", 1, number) for number, name in enumerate(frame.columns, 1))
    return Cells("", rows.encode()), Header(columns)


def _written(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _one_line(cell: str) -> str:
    return re.sub(r"[\r\n\t]+", " ", cell)
