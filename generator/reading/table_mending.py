"""Where an edit changes the text of a table: only the cell, header or row that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.problems import Edit, EditKind
from generator.reading.csv_file import delimiter_of
from generator.reading.spans import Span

Row = Sequence[Span]
"""The cells of a row: where each stands, quotes included, and what it holds."""


@dataclass(frozen=True)
class TableText:
    """The text of a CSV file, cell by cell."""

    text: str

    @cached_property
    def _delimiter(self) -> str:
        return delimiter_of(self.text)

    @cached_property
    def _rows(self) -> Sequence[Row]:
        return list(_rows(self.text, self._delimiter))

    def spans(self, edit: Edit) -> tuple[Span, ...]:
        """Return the stretches of the text that an edit replaces; none where it does not fit the table."""
        header = [cell.text for cell in self._rows[0]] if self._rows else []
        pointer = edit.location.pointer
        column = header.index(str(pointer[-1])) if pointer and pointer[-1] in header else None
        if edit.kind is EditKind.RENAME:
            return () if column is None else (self._put(self._rows[0][column], edit.key),)
        part = pointer[2] if len(pointer) > 2 else None
        if part is not None and pointer[1] in header:
            column = header.index(str(pointer[1]))
        row = self._rows[int(pointer[0]) + 1] if pointer and int(pointer[0]) + 1 < len(self._rows) else ()
        if edit.kind is EditKind.REMOVE and row:
            end = self.text.find("\n", row[-1].end)
            return (Span(row[0].start, len(self.text) if end < 0 else end + 1, ""),)
        if column is None or column >= len(row):
            return ()
        cell = row[column]
        if part is not None:
            parts = [one.strip() for one in cell.text.split(";")]
            parts[int(part)] = str(edit.value)
            return (self._put(cell, ";".join(parts)),)
        return (self._put(cell, str(edit.value)),)

    def _put(self, cell: Span, value: str) -> Span:
        quoted = any(mark in value for mark in (self._delimiter, '"', "\n"))
        return Span(cell.start, cell.end, '"' + value.replace('"', '""') + '"' if quoted else value)


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    """Yield every row, the header too, by the rules of `csv_file`: blank lines are no rows."""
    cell = re.compile(
        rf'[ ]*("(?:[^"]|"")*"[^{re.escape(delimiter)}\n]*|[^{re.escape(delimiter)}\n]*)({re.escape(delimiter)}|\n|\Z)'
    )
    row: list[Span] = []
    start = 0
    while start < len(text) or row:
        match = cell.match(text, start)
        if match is None:
            return
        row.append(Span(match.start(1), match.end(1), _content(match[1])))
        start = match.end()
        if match[2] != delimiter:
            if len(row) > 1 or row[0].text:
                yield row
            row = []


def _content(written: str) -> str:
    if written.startswith('"') and written.rstrip().endswith('"') and len(written.rstrip()) > 1:
        return written.rstrip()[1:-1].replace('""', '"').strip()
    return written.strip()
