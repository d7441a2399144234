"""What standard errors are made of: squares and products of the totals of clusters, summed by group and stratum."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import ibis
import pandas as pd

from generator.households.household import LARGEST_SAFE_SUM, Extent
from generator.households.question import Question
from generator.tables import Moments

if TYPE_CHECKING:
    import ibis.expr.types as ir

LARGEST_DECIMAL = 10**37
FLOATS = frozenset({"gap1", "gap2"})


def aggregate_moments(question: Question, households: ir.Table, extent: Extent) -> Moments:
    """Sum squares and products of cluster totals; where no clusters are named each household is one.

    Whole numbers as long as the square of the grand total fits 38 digits, else floats. The clusters
    of a stratum are counted in all households, those left out and those of other groups too.
    """
    households = households.mutate(
        stratum=households.stratum if "stratum" in households.columns else ibis.literal("")
    )
    keys = [f"g{i}" for i in range(len(question.by))]
    totals = _cluster_totals(question, households, keys, _kind(question, extent))
    products = {"clusters": totals.count()}
    for name in _variables(question):
        products[name] = totals[name].sum()
    for one, other in _pairs(question):
        factors = [totals[name] for name in (one, other)]
        if {one, other} & FLOATS:
            factors = [factor.cast("float64") for factor in factors]
        products[f"{one}*{other}"] = (factors[0] * factors[1]).sum()
    frame = totals.group_by([*keys, "stratum"]).agg(**products).to_pyarrow().to_pandas()
    counted = households.group_by("stratum").agg(
        clusters=households.cluster.nunique() if "cluster" in households.columns else households.count()
    )
    clusters = dict(zip(*counted.to_pyarrow().to_pydict().values(), strict=True))
    names = dict(zip(keys, question.by, strict=True))
    return Moments(_exact(frame, [*keys, "stratum"]).rename(columns=names), clusters)


def _kind(question: Question, extent: Extent) -> str:
    square = (extent.rows * extent.largest * question.measure.denominator) ** 2
    if square < LARGEST_SAFE_SUM:
        return "int64"
    return "decimal(38, 0)" if square < LARGEST_DECIMAL else "float64"


def _variables(question: Question) -> Iterator[str]:
    yield from ("all", "poor", "score")
    if question.vulnerable_from is not None:
        yield "vulnerable"
    if question.severe_from is not None:
        yield "severe"
    for i in range(len(question.measure.indicators)):
        yield from (f"deprived{i}", f"poor_deprived{i}")
    if question.measure.income is not None:
        yield from ("income", "below_line", "gap1", "gap2")


def _pairs(question: Question) -> Iterator[tuple[str, str]]:
    """Yield the products a ratio needs: numerator and denominator with themselves and each other."""
    known = set()
    for numerator, denominator in ratios(question):
        for pair in ((numerator, numerator), (numerator, denominator), (denominator, denominator)):
            if pair not in known:
                known.add(pair)
                yield pair


def ratios(question: Question) -> Iterator[tuple[str, str]]:
    """Yield numerator and denominator of every figure, by the names of the sums."""
    for name in _variables(question):
        if name in {"income", "below_line", "gap1", "gap2"}:
            if name != "income":
                yield name, "income"
        elif name != "all":
            yield name, "all"
    yield "score", "poor"
    for i in range(len(question.measure.indicators)):
        yield f"poor_deprived{i}", "score"


def _cluster_totals(question: Question, table: ir.Table, keys: list[str], kind: str) -> ir.Table:
    complete, poor, weight = table.complete, table.poor.fill_null(False), table.weight
    values: dict[str, ir.NumericValue] = {
        "all": complete.ifelse(weight, 0),
        "poor": poor.ifelse(weight, 0),
        "score": poor.ifelse(weight * table.score.fill_null(0), 0),
    }
    for band in ("vulnerable", "severe"):
        if band in table.columns:
            values[band] = table[band].fill_null(False).ifelse(weight, 0)
    for i in range(len(question.measure.indicators)):
        values[f"deprived{i}"] = (complete & table[f"d{i}"].fill_null(False)).ifelse(weight, 0)
        values[f"poor_deprived{i}"] = (poor & table[f"d{i}"].fill_null(False)).ifelse(weight, 0)
    income = question.measure.income
    if income is not None:
        line, known = float(income.line), table.income.notnull()
        below, gap = known & (table.income < line), 1 - table.income / line
        values["income"] = known.ifelse(weight, 0)
        values["below_line"] = below.ifelse(weight, 0)
        values["gap1"] = below.ifelse(weight.cast("float64") * gap, 0.0)
        values["gap2"] = below.ifelse(weight.cast("float64") * gap * gap, 0.0)
    kinds = {name: "float64" if name in FLOATS else kind for name in values}
    each = table.select(
        *keys, "stratum",
        **({"cluster": table.cluster} if "cluster" in table.columns else {}),
        **{name: value.cast(kinds[name]) for name, value in values.items()},
    )  # fmt: skip
    if "cluster" not in table.columns:
        return each
    sums = {name: each[name].sum().cast(kinds[name]) for name in values}
    return each.group_by([*keys, "stratum", "cluster"]).agg(**sums)


def _exact(frame: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Return sums as Python's whole numbers where they are whole, so that they are squared without loss."""
    columns = {}
    for name in frame.columns:
        column = frame[name]
        if name in keys:
            columns[name] = column.fillna("").astype(str)
        elif column.dtype.kind == "f":
            columns[name] = column
        else:
            columns[name] = pd.Series([int(value) for value in column], dtype="object", index=column.index)
    return pd.DataFrame(columns)
