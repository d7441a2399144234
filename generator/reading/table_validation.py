"""What a schema says about the cells of a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

import pandas as pd
from jsonschema.exceptions import ValidationError, best_match

from generator.problems import Location, Problem, in_rows, nearest, replacing, surely
from generator.reading.schema import Schemas, allowed_by, bad_example_of, example_of, label_of, word_meant, written
from generator.reading.slips import only_reading
from generator.reading.traps import DECIMAL_COMMA, with_dots, with_point
from generator.tables import Table

VALUES_TOLD = 10
"""How many different wrong values of one column are told one by one."""


def validate_table(schemas: Schemas, name: str, table: Table) -> tuple[Problem, ...]:
    """Return what the schema has against a table's cells; each bad value of a column once.

    Values repeat, so each distinct value is checked once and told at its first row together
    with the number of rows that hold it. After `VALUES_TOLD` of them the rest is only counted.
    """
    if not schemas.judge:
        return ()
    problems: list[Problem] = []
    properties = schemas.by_name[name]["properties"]
    base = schemas.by_name[name]["$id"]
    for column in table.frame.columns:
        validator = schemas.validator(name).evolve(schema={"$ref": f"{base}#/properties/{column}"})
        cells = table.frame[column]
        resolved, _ = schemas.resolve(properties[column], base)
        fits = _quick_test(resolved) or validator.is_valid
        bad = [value for value in cells.unique() if not fits(value)]
        for value in bad[:VALUES_TOLD]:
            error = best_match(validator.iter_errors(value))
            rows = (cells == value).to_numpy().nonzero()[0]
            if error is not None:
                problem = _cell_problem(error, table.at(int(rows[0]), column), value, len(rows), resolved)
                meant = _meant(problem, value, cells, fits, resolved)
                edits = (replacing(table.at(int(row), column), meant) for row in rows)
                problems.append(replace(problem, edits=tuple(chain.from_iterable(edits))))
        if len(bad) > VALUES_TOLD:
            rows = cells.isin(bad[VALUES_TOLD:]).to_numpy().nonzero()[0]
            parameters = {"column_name": column, "rows": len(rows), "values": len(bad) - VALUES_TOLD}
            problems.append(Problem("kekeliruan-serupa", table.at(int(rows[0]), column), parameters))
    return tuple(problems)


SIMPLE_RULES = frozenset({"type", "pattern", "enum", "minLength", "maxLength"})
ANNOTATIONS = frozenset({"title", "description", "examples", "format", "$comment"})


def _quick_test(schema: Mapping[str, Any]) -> Callable[[str], bool] | None:
    """Return a quick test of a cell for schemas of the common shape, None for others."""
    rules = {key for key in schema if key not in ANNOTATIONS and not key.startswith("x-")}
    if not rules <= SIMPLE_RULES or schema.get("type") != "string":
        return None
    pattern = re.compile(schema.get("pattern", ""))
    allowed = frozenset(schema["enum"]) if "enum" in schema else None
    shortest, longest = schema.get("minLength", 0), schema.get("maxLength")

    def fits(value: str) -> bool:
        return (
            (allowed is None or value in allowed)
            and len(value) >= shortest
            and (longest is None or len(value) <= longest)
            and pattern.search(value) is not None
        )

    return fits


def _cell_problem(
    error: ValidationError, here: Location, value: str, rows: int, schema: Mapping[str, Any]
) -> Problem:
    allowed = allowed_by(error.schema if isinstance(error.schema, Mapping) else {}) or allowed_by(schema)
    parameters = {
        "field": here.pointer[1],
        "label": label_of(schema),
        "value": written(value),
        "rows": in_rows(rows),
        "example": example_of(schema),
        "bad": bad_example_of(schema, value),
        "nearest": (word_meant(value, schema) or nearest(value, allowed)) if allowed else None,
        "allowed": ", ".join(allowed),
    }
    if value == "":
        return Problem("sel-kosong", here, parameters)
    if allowed:
        return Problem("pilihan-tidak-dikenal", here, parameters)
    dotted = with_dots(value, schema)
    if dotted is not None:
        return Problem("kode-tanpa-titik", here, {**parameters, "fixed": dotted})
    if DECIMAL_COMMA.match(value):
        return Problem("desimal-koma", here, {**parameters, "fixed": with_point(value)})
    return Problem("isi-sel-salah", here, parameters)


def _meant(
    problem: Problem, value: str, cells: pd.Series, fits: Callable[[str], bool], schema: Mapping[str, Any]
) -> object:
    """Return what a bad value stands for, or None where it is not certain."""
    match problem.code:
        case "pilihan-tidak-dikenal":
            return word_meant(value, schema) or surely(value, str(problem.parameters["allowed"]).split(", "))
        case "kode-tanpa-titik":
            dotted = str(problem.parameters["fixed"])
            return dotted if _is_kemendagri(dotted, problem.location.path, cells) else None
        case "desimal-koma" | "isi-sel-salah":
            return only_reading(value, lambda one: not isinstance(one, list | dict | bool) and fits(str(one)))
        case _:
            return None


def _is_kemendagri(dotted: str, path: str, cells: pd.Series) -> bool:
    """Tell whether a code cannot be one of BPS: it is invented, or the file or its other rows are about its district."""
    return dotted.startswith("99.") or dotted in path or bool(cells.str.startswith(dotted[:8]).any())
