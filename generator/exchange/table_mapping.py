"""The mapping of someone else's table: which column becomes what (schemas/import-mapping.schema.json)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from generator.problems import Location, Problem
from generator.reading.document_validation import validate_document
from generator.reading.schema import Schemas
from generator.reading.yaml_file import read_yaml


@dataclass(frozen=True, kw_only=True)
class Cell:
    """What fills a cell: the same `text` in every row, or a `column`, translated where asked."""

    source: Location
    text: str = ""
    column: str | None = None
    translate: Mapping[str, str] | None = None


@dataclass(frozen=True, kw_only=True)
class Condition:
    """One condition on rows: their cell in `column` starts with, is, or is not one of `values`."""

    column: str
    kind: str
    values: tuple[str, ...]
    source: Location

    def holds(self, cells: pd.Series[str]) -> pd.Series[bool]:
        """Tell for each cell whether it fulfils the condition."""
        if self.kind == "starts_with":
            return cells.str.startswith(self.values)
        among = cells.isin(list(self.values))
        return ~among if self.kind == "none_of" else among


@dataclass(frozen=True, kw_only=True)
class CodeColumn:
    """The column of village codes, `dotted` or `plain` (ten digits)."""

    column: str
    form: str
    source: Location


@dataclass(frozen=True, kw_only=True)
class ValueMapping:
    """Columns that become observations of the same period, status and form.

    `columns` is column -> indicator (`is_single` where written as one pair); `numbered` is such a
    pair with `*` for the same digits.
    """

    columns: Mapping[str, str]
    is_single: bool
    numbered: tuple[str, str] | None
    period: Cell
    status: str
    disaggregation: str
    decimals: int | None
    categories: Mapping[str, str] | None
    missing: frozenset[str]
    missing_reason: str
    source: Location

    def named(self, header: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """Yield the column and the indicator of everything this entry takes."""
        yield from self.columns.items()
        if self.numbered is not None:
            column, indicator = self.numbered
            before, after = column.split("*")
            pattern = re.compile(rf"{re.escape(before)}([0-9]+){re.escape(after)}")
            for name in header:
                match = pattern.fullmatch(name)
                if match:
                    yield name, indicator.replace("*", match[1])

    def place_of(self, column: str) -> Location:
        """Return where the mapping names a column."""
        if self.numbered is not None:
            return self.source.at("numbered")
        return self.source.at("column") if self.is_single else self.source.at("columns", column)


@dataclass(frozen=True, kw_only=True)
class ImportMapping:
    """A mapping as its author wrote it; `register` holds what fills which column of villages.csv."""

    source_id: Cell
    sheet: str | None
    header_row: int
    rows: tuple[Condition, ...]
    village_code: CodeColumn
    register: Mapping[str, Cell]
    entries: tuple[ValueMapping, ...]
    into: str
    source: Location

    @property
    def regency(self) -> str:
        """Kemendagri code of the regency whose folder is the target."""
        return self.into.rpartition("/")[2][:5]


def read_mapping(root: Path, path: str, schemas: Schemas) -> tuple[ImportMapping | None, tuple[Problem, ...]]:
    """Read a mapping; None where it is not what its schema asks for."""
    document, problems = read_yaml(root, path)
    if document is None:
        return None, problems
    problems += validate_document(schemas, "import-mapping", document)
    if problems:
        return None, problems
    return _mapping(document.data, Location(path)), ()


def _mapping(data: Mapping[str, Any], here: Location) -> ImportMapping:
    code = data["village_code"]
    return ImportMapping(
        source_id=_cell(data["source"], here.at("source")),
        sheet=data.get("sheet"),
        header_row=data.get("header_row", 1),
        rows=tuple(_condition(one, here.at("rows", number)) for number, one in enumerate(data.get("rows", ()))),
        village_code=CodeColumn(
            column=code["column"], form=code.get("form", "dotted"), source=here.at("village_code", "column")
        ),
        register={name: _cell(one, here.at("register", name)) for name, one in data.get("register", {}).items()},
        entries=tuple(_values(one, here.at("values", number)) for number, one in enumerate(data.get("values", ()))),
        into=data["into"],
        source=here,
    )


def _cell(data: str | Mapping[str, Any], here: Location) -> Cell:
    if isinstance(data, str):
        return Cell(text=data, source=here)
    return Cell(column=data["column"], translate=data.get("translate"), source=here.at("column"))


def _condition(data: Mapping[str, Any], here: Location) -> Condition:
    kind = next(name for name in data if name != "column")
    values = data[kind]
    texts = (values,) if isinstance(values, str) else tuple(values)
    return Condition(column=data["column"], kind=kind, values=texts, source=here.at("column"))


def _values(data: Mapping[str, Any], here: Location) -> ValueMapping:
    single = {data["column"]: data["indicator"]} if "column" in data else {}
    numbered = data.get("numbered")
    return ValueMapping(
        columns={**single, **data.get("columns", {})},
        is_single="column" in data,
        numbered=(numbered["columns"], numbered["indicators"]) if numbered else None,
        period=_cell(data["period"], here.at("period")),
        status=data["status"],
        disaggregation=data.get("disaggregation", ""),
        decimals=data.get("decimals"),
        categories=data.get("categories"),
        missing=frozenset({"", *data.get("missing", ())}),
        missing_reason=data.get("missing_reason", ""),
        source=here,
    )
