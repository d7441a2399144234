"""One row a household, with all that is counted of it: deprivations, score, weight, poor or not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import TYPE_CHECKING

import ibis

from generator.households.answers import as_group, as_number, as_text, holds
from generator.households.question import Question
from generator.model.condition import Condition

if TYPE_CHECKING:
    import ibis.expr.types as ir

WEIGHT_PLACES = 9
"""Decimal places a sampling weight may have; weights are counted in units of its last place."""

LARGEST_SAFE_SUM = 2**62
"""Sums that may pass it are made of decimals of 38 digits, which no engine lets overflow in silence."""


@dataclass(frozen=True)
class Extent:
    """How many rows there are, and the largest weight times size (in whole parts) of one of them."""

    rows: int
    largest: int

    @property
    def fits(self) -> bool:
        """Whether every sum of weights fits a 64-bit integer."""
        return self.rows * self.largest < LARGEST_SAFE_SUM


def weight_scale(question: Question, table: ir.Table) -> int:
    """Return how many whole parts one unit of sampling weight has."""
    column = question.measure.sampling_weight
    return 1 if column is None or table[column].type().is_integer() else 10**WEIGHT_PLACES


def whole_weight(question: Question, table: ir.Table) -> ir.IntegerValue:
    """Return the sampling weight times the size that counts, as a whole number of parts, 64 bits wide."""
    weight: ir.IntegerValue = ibis.literal(1, "int64")
    column = question.measure.sampling_weight
    if column is not None:
        weight = _in_parts(table[column])
    if question.size is not None:
        weight = weight * as_number(table[question.size]).cast("int64")
    return weight


def _in_parts(column: ir.Column) -> ir.IntegerValue:
    if column.type().is_integer():
        return column.cast("int64")
    number = column if column.type().is_floating() else as_text(column).cast(f"decimal(18, {WEIGHT_PLACES})")
    whole = number.floor().cast("int64")
    rest = (number - whole).cast("float64") * float(10**WEIGHT_PLACES)
    return whole * 10**WEIGHT_PLACES + rest.round().cast("int64")


def households_of(question: Question, table: ir.Table, extent: Extent) -> ir.Table:
    """Return the table with a row a household and the columns that sums are made of.

    `g0…` the groups as text, `d0…` deprived or not, `complete` whether it is counted, `weight`
    (whole parts), `units` (its members, where they count), `score` (parts of the common
    denominator), `poor`, `vulnerable`, `severe`, `income`, `stratum`, `cluster`. Where an answer is
    missing and households are dropped for it, `score` and what follows from it are null.
    """
    measure = question.measure
    weight = whole_weight(question, table)
    columns: dict[str, ir.Value] = {
        **{f"g{i}": as_group(table[name]) for i, name in enumerate(question.by)},
        **{f"d{i}": _deprived(question, one.deprived, table) for i, one in enumerate(question.measure.indicators)},
        "weight": weight if extent.fits else weight.cast("decimal(38, 0)"),
    }
    if question.size is not None:
        columns["units"] = as_number(table[question.size]).cast("int64")
    if measure.income is not None:
        columns["income"] = as_number(table[measure.income.column]).cast("float64")
    for name, column in (("stratum", measure.strata), ("cluster", measure.clusters)):
        if column is not None:
            columns[name] = as_group(table[column])
    return _scored(question, table.select(**columns))


def _deprived(question: Question, condition: Condition, table: ir.Table) -> ir.BooleanValue:
    """Return whether a household is deprived; null, where answers are missing, unless these count as not deprived."""
    found = holds(condition, table)
    return found.fill_null(False) if question.measure.missing == "not_deprived" else found


def _scored(question: Question, table: ir.Table) -> ir.Table:
    """Add the score and what follows from it; one missing deprivation makes all of them null."""
    parts = [table[f"d{i}"].cast("int32") * weight for i, weight in enumerate(question.measure.whole_weights)]
    table = table.mutate(score=reduce(add, parts))
    score = table.score
    bands: dict[str, ir.BooleanValue] = {"complete": score.notnull(), "poor": score >= question.poor_from}
    if question.vulnerable_from is not None:
        bands["vulnerable"] = (score >= question.vulnerable_from) & (score < question.poor_from)
    if question.severe_from is not None:
        bands["severe"] = score >= question.severe_from
    return table.mutate(**bands)
