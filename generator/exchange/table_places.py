"""Which village each row of a source table is about, and the register rows made from it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import pandas as pd

from generator.exchange.table_cells import each_value, missing_column, moved, taken
from generator.exchange.table_file import SourceTable
from generator.exchange.table_mapping import Cell, CodeColumn, ImportMapping
from generator.exchange.table_numbers import number_problems
from generator.problems import Problem
from generator.reading.regions import national_name
from generator.reading.schema import Schemas
from generator.reading.table_validation import validate_table
from generator.tables import REGISTER_COLUMNS, Register, Table

DOTTED = re.compile(r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}")
PLAIN = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{4})")
COORDINATES = ("latitude", "longitude")
COORDINATE_STEP = Decimal("0.001")
"""About a hundred metres: enough for a dot on a map, too coarse for a house."""
INVENTED = "99."


@dataclass(frozen=True, eq=False)
class Placed:
    """The rows taken, each with the dotted code of its village; unplaced rows are left out."""

    codes: pd.Series[str]
    problems: tuple[Problem, ...]


def place_rows(table: SourceTable, mapping: ImportMapping, register: Register) -> Placed:
    """Choose the rows by the mapping's conditions and find the village of each."""
    code = mapping.village_code
    named = [(code.column, code.source), *((one.column, one.source) for one in mapping.rows)]
    found = (missing_column(table, column, where) for column, where in named)
    absent = tuple(problem for problem in found if problem is not None)
    if absent:
        return Placed(pd.Series(dtype="object"), absent)
    frame = table.frame
    for condition in mapping.rows:
        frame = frame[condition.holds(frame[condition.column])]
    if frame.empty:
        return Placed(pd.Series(dtype="object"), (_no_rows(table, mapping),))
    codes, problems = _codes(table, mapping.village_code, frame[mapping.village_code.column])
    outside = codes[~codes.str.startswith(f"{mapping.regency}.")]
    if len(outside):
        parameters = {"regency": mapping.regency, "value": outside.iloc[0], "rows": len(outside)}
        problems += (Problem("impor-di-luar-wilayah", table.at(int(outside.index[0])), parameters),)
        codes = codes.drop(outside.index)
    known, unknown = _known(table, mapping, register, codes)
    return Placed(codes[codes.isin(known)], (*problems, *unknown))


def _no_rows(table: SourceTable, mapping: ImportMapping) -> Problem:
    where = mapping.rows[0].source if mapping.rows else mapping.village_code.source
    return Problem("impor-tanpa-baris", where, {"file": table.path, "rows": len(table.frame)})


def _codes(table: SourceTable, column: CodeColumn, texts: pd.Series[str]) -> tuple[pd.Series[str], tuple[Problem, ...]]:
    problems: list[Problem] = []
    empty = texts[texts == ""]
    if len(empty):
        parameters = {"column_name": column.column, "rows": len(empty)}
        problems.append(Problem("impor-tanpa-kode", table.at(int(empty.index[0])), parameters))
    texts = texts.drop(empty.index)
    form = PLAIN if column.form == "plain" else DOTTED
    good = texts.map(lambda text: form.fullmatch(text) is not None).astype(bool)
    for row, parameters in each_value(column.column, texts[~good]):
        dotted = _dotted(str(parameters["value"])) if column.form == "dotted" else None
        problems.append(Problem("impor-kode-desa-salah", table.at(row), {**parameters, "nearest": dotted}))
    return texts[good].map(lambda text: _dotted(text) or text), tuple(problems)


def _dotted(text: str) -> str | None:
    match = PLAIN.fullmatch(text)
    return ".".join(match.groups()) if match else None


def _known(
    table: SourceTable, mapping: ImportMapping, register: Register, codes: pd.Series[str]
) -> tuple[set[str], tuple[Problem, ...]]:
    """Return the codes that have a village, and a problem for each that has none."""
    frame = register.frame
    known = set(frame.loc[frame["path"] == f"{mapping.into}/villages.csv", "code"])
    code = "impor-desa-tidak-dikenal"
    if mapping.register:
        code = "impor-kode-tidak-resmi"
        known |= {one for one in codes.unique() if one.startswith(INVENTED) or national_name(one) is not None}
    successors = {
        old: str(row["code"]) for row in frame.to_dict("records") for old in str(row["predecessors"]).split(";") if old
    }
    problems = tuple(
        Problem(
            code, table.at(row),
            {**parameters, "nearest": successors.get(str(parameters["value"])), "folder": mapping.into},
        )
        for row, parameters in each_value(mapping.village_code.column, codes[~codes.isin(known)])
    )  # fmt: skip
    return known, problems


@dataclass(frozen=True, eq=False)
class NewRegister:
    """Register rows made from the table (index: source row); `columns` are those the mapping fills."""

    frame: pd.DataFrame
    columns: tuple[str, ...]
    problems: tuple[Problem, ...]


def build_register(table: SourceTable, mapping: ImportMapping, schemas: Schemas, codes: pd.Series[str]) -> NewRegister:
    """Make the register rows that the mapping describes, one for each village."""
    columns: dict[str, pd.Series[str]] = {"code": codes}
    problems: list[Problem] = []
    for name, cell in mapping.register.items():
        columns[name], found = taken(table, cell, codes.index)
        problems.extend(found)
        if name in COORDINATES and not found:
            columns[name], found = _coordinates(table, cell, columns[name])
            problems.extend(found)
    columns["district"] = codes.str[:8]
    columns["synthetic"] = codes.str.startswith(INVENTED).map({True: "true", False: "false"})
    filled = tuple(name for name in REGISTER_COLUMNS if name in columns)
    frame = pd.DataFrame({name: columns.get(name, "") for name in REGISTER_COLUMNS}, index=codes.index)
    if problems:
        return NewRegister(frame, filled, tuple(problems))
    written = Table(table.path, frame.reset_index(drop=True))
    problems.extend(moved(one, table, frame.index) for one in validate_table(schemas, "villages", written))
    problems.extend(_twice(table, frame))
    return NewRegister(frame.drop_duplicates("code"), filled, tuple(problems))


def _coordinates(table: SourceTable, cell: Cell, texts: pd.Series[str]) -> tuple[pd.Series[str], tuple[Problem, ...]]:
    problems = number_problems(table, str(cell.column), texts[texts != ""], None)
    if problems:
        return texts, problems
    written: Mapping[str, str] = {
        text: str(Decimal(text).quantize(COORDINATE_STEP, rounding=ROUND_HALF_UP)) if text else ""
        for text in texts.unique()
    }
    return texts.map(lambda text: written[text]), ()


def _twice(table: SourceTable, frame: pd.DataFrame) -> list[Problem]:
    """Tell of villages that the table describes in two different ways."""
    different = frame.drop_duplicates()
    repeated = different[different.duplicated("code")]
    problems = []
    for row, record in zip(repeated.index, repeated.to_dict("records"), strict=True):
        first = different[different["code"] == record["code"]].iloc[0]
        name = next(one for one in REGISTER_COLUMNS if record[one] != first[one])
        parameters = {
            "subject": f"{record['code']} ({name})", "value": record[name], "other": first[name],
            "other_line": table.lines[int(first.name)],
        }  # fmt: skip
        problems.append(Problem("impor-baris-ganda", table.at(int(row)), parameters))
    return problems
