"""Exact sums of groups of households: the only thing that leaves the place where the records are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pandas as pd

from generator.households.contributors import add_contributors
from generator.households.household import Extent, households_of, weight_scale
from generator.households.moments import aggregate_moments
from generator.households.question import Question
from generator.tables import GroupSums

if TYPE_CHECKING:
    import ibis.expr.types as ir


def aggregate_households(question: Question, table: ir.Table, extent: Extent) -> GroupSums:
    """Sum a table of households by groups, in one pass where no standard error is asked for.

    Nothing but the sums is fetched; they are whole numbers, equal in every engine and every order
    (the gaps to the poverty line, `gap1` and `gap2`, are floats).
    """
    households = households_of(question, table, extent)
    keys = [f"g{i}" for i in range(len(question.by))]
    sums = dict(_sums(question, households))
    grouped = households.group_by(keys).agg(**sums) if keys else households.agg(**sums)
    frame = _whole_numbers(grouped.to_pyarrow().to_pandas(), keys)
    if question.measure.income is not None:
        frame = add_contributors(frame, question.measure.income, households, keys)
    frame = frame.sort_values(keys, kind="stable", ignore_index=True) if keys else frame
    for name in ("all", "poor", "income"):
        if f"{name}_units" not in frame and name in frame:
            frame[f"{name}_units"] = frame[f"{name}_households"]
    moments = aggregate_moments(question, households, extent) if question.has_errors else None
    return GroupSums(frame.rename(columns=dict(zip(keys, question.by, strict=True))), question.by,
                     weight_scale(question, table), moments)  # fmt: skip


def _sums(question: Question, table: ir.Table) -> Iterator[tuple[str, ir.Scalar]]:
    """Yield the sums of a group: `x_households` counts rows, `x` adds weights in whole parts."""
    complete, poor = table.complete, table.poor
    yield "rows", table.count()
    yield from _counted(table, "all", complete)
    yield from _counted(table, "poor", poor)
    for band in ("vulnerable", "severe"):
        if band in table.columns:
            yield from _counted(table, band, table[band])
    for i in range(len(question.measure.indicators)):
        deprived = table[f"d{i}"]
        drops = question.measure.missing == "drop" and len(question.measure.indicators) > 1
        yield from _counted(table, f"deprived{i}", complete & deprived if drops else deprived)
        yield from _counted(table, f"poor_deprived{i}", poor & deprived)
    if "units" in table.columns:
        yield "all_units", _total(table.units, complete)
        yield "poor_units", _total(table.units, poor)
    income = question.measure.income
    if income is not None:
        line, known = float(income.line), table.income.notnull()
        below = known & (table.income < line)
        gap, weight = 1 - table.income / line, table.weight.cast("float64")
        yield from _counted(table, "income", known)
        if "units" in table.columns:
            yield "income_units", _total(table.units, known)
        yield from _counted(table, "below_line", below)
        yield "gap1", _total(weight * gap, below)
        yield "gap2", _total(weight * gap * gap, below)


def _counted(table: ir.Table, name: str, where: ir.BooleanValue) -> Iterator[tuple[str, ir.Scalar]]:
    yield f"{name}_households", table.count(where=where)
    yield name, _total(table.weight, where)


def _total(column: ir.NumericColumn, where: ir.BooleanValue) -> ir.Scalar:
    """Return a sum that is 0, not null, where there is nothing to add."""
    return column.sum(where=where).fill_null(0)


def _whole_numbers(frame: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Return sums as whole numbers (64 bits where they fit), an empty sum as 0."""
    columns: dict[str, Any] = {}
    for name in frame.columns:
        column = frame[name]
        if name in keys:
            columns[name] = column.astype(str)
        elif name.startswith("gap"):
            columns[name] = column.astype("float64").fillna(0.0)
        else:
            columns[name] = _whole(column)
    return pd.DataFrame(columns)


def _whole(column: pd.Series) -> pd.Series:
    if column.dtype.kind in "iu":
        return column.astype("int64")
    exact = [int(value) for value in column]
    fits = all(abs(value) < 2**63 for value in exact)
    return pd.Series(exact, dtype="int64" if fits else "object", index=column.index)
