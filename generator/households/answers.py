"""Answers of households as expressions of the engine: numbers, words, and conditions on them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING

import ibis

from generator.model.condition import Condition, Operand
from generator.model.poverty_measure import PovertyMeasure

if TYPE_CHECKING:
    import ibis.expr.types as ir

NUMBER = r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,2})?$"
"""How a number is written in a text column; a comma, a space or NaN is none."""


def as_text(column: ir.Column) -> ir.StringColumn:
    """Return a column as text; an empty cell is a missing answer."""
    text = column if column.type().is_string() else column.cast("string")
    return text.nullif("")


def as_group(column: ir.Column) -> ir.StringColumn:
    """Return a column of groups as text; validation saw to it that none is empty."""
    return column if column.type().is_string() else column.cast("string")


def as_number(column: ir.Column) -> ir.NumericColumn:
    """Return a column as numbers; an empty cell, or text that is no number, is missing."""
    kind = column.type()
    if kind.is_boolean():
        return column.cast("int32")
    if kind.is_floating():
        return column.isnan().ifelse(ibis.null(kind), column)
    if kind.is_numeric():
        return column
    text = as_text(column)
    return text.re_search(NUMBER).ifelse(text, ibis.null("string")).cast("float64")


def holds(condition: Condition, table: ir.Table) -> ir.BooleanValue:
    """Return whether a condition holds for a household, null where the answers do not decide it.

    Engines join truth by Kleene's rules, so `any` is true as soon as one part is.
    """
    if condition.all is not None:
        return reduce(and_, [holds(one, table) for one in condition.all])
    if condition.any is not None:
        return reduce(or_, [holds(one, table) for one in condition.any])
    if condition.not_ is not None:
        return ~holds(condition.not_, table)
    column = table[condition.column]
    if condition.in_ is not None:
        return _one_of(column, condition.in_)
    if condition.not_in is not None:
        return ~_one_of(column, condition.not_in)
    if condition.equals is not None:
        return _one_of(column, (condition.equals,))
    if condition.not_equals is not None:
        return ~_one_of(column, (condition.not_equals,))
    return _compared(condition, as_number(column))


def _compared(condition: Condition, number: ir.NumericColumn) -> ir.BooleanValue:
    if condition.below is not None:
        return number < _literal(condition.below)
    if condition.at_most is not None:
        return number <= _literal(condition.at_most)
    if condition.above is not None:
        return number > _literal(condition.above)
    if condition.at_least is not None:
        return number >= _literal(condition.at_least)
    message = f"{condition.source}: a condition without comparison"
    raise ValueError(message)


def _one_of(column: ir.Column, operands: tuple[Operand, ...]) -> ir.BooleanValue:
    """Return whether the answer is one of `operands`: words compared as text, numbers as numbers."""
    words = [one for one in operands if isinstance(one, str)]
    numbers = [int(one) if isinstance(one, bool) else one for one in operands if not isinstance(one, str)]
    parts = []
    if words:
        parts.append(as_text(column).isin(words))
    if numbers:
        values = [_literal(one) for one in numbers]
        parts.append(_truth(column, operands).isin(values))
    return reduce(or_, parts)


def _truth(column: ir.Column, operands: tuple[Operand, ...]) -> ir.NumericColumn:
    """Return the column as numbers; where a truth value is asked for, `true` and `false` in text count as 1 and 0."""
    if column.type().is_string() and any(isinstance(one, bool) for one in operands):
        text = as_text(column).lower()
        return text.cases(("true", "1"), ("false", "0"), else_=text).pipe(as_number)
    return as_number(column)


def _literal(operand: Decimal | int) -> int | float:
    return int(operand) if operand == int(operand) else float(operand)


def comparisons(measure: PovertyMeasure) -> Iterator[Condition]:
    """Return every comparison of a measure, each with its column."""
    for indicator in measure.indicators:
        yield from _comparisons(indicator.deprived)


def _comparisons(condition: Condition) -> Iterator[Condition]:
    inner: tuple[Condition, ...] = (*(condition.all or ()), *(condition.any or ()))
    if condition.not_ is not None:
        inner = (condition.not_,)
    if not inner:
        yield condition
    for one in inner:
        yield from _comparisons(one)


def wants_number(condition: Condition) -> bool:
    """Tell whether a comparison is one of numbers."""
    operands = (condition.equals, condition.not_equals, *(condition.in_ or ()), *(condition.not_in or ()))
    bounds = (condition.below, condition.at_most, condition.above, condition.at_least)
    return any(one is not None for one in bounds) or any(_is_number(one) for one in operands)


def _is_number(operand: Operand | None) -> bool:
    return isinstance(operand, int | Decimal) and not isinstance(operand, bool)
