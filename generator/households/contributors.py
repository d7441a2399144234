"""The households that add most to a group's gap to the poverty line: what the rules for money ask about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis
import pandas as pd

from generator.model.poverty_measure import Income

if TYPE_CHECKING:
    import ibis.expr.types as ir

LEADING = 3
"""The (n, k) rule asks for the sum of so many; the p % rule for the two largest of them."""


def add_contributors(frame: pd.DataFrame, income: Income, households: ir.Table, keys: list[str]) -> pd.DataFrame:
    """Add `gap_largest`, `gap_second` and `gap_leading`, the first two and the sum of the first three gaps of a group.

    A gap is weight times (line - income) / line; a group without one has zeros.
    """
    line = float(income.line)
    below = households.filter(households.income < line)
    gaps = below.select(*keys, gap=below.weight.cast("float64") * (1 - below.income / line))
    rank = ibis.row_number().over(group_by=keys, order_by=ibis.desc("gap"))
    first = gaps.mutate(rank=rank).filter(lambda one: one.rank < LEADING)
    sums = {
        "gap_largest": first.gap.max(), "gap_second": first.gap.sum(where=first["rank"] == 1), "gap_leading": first.gap.sum(),
    }  # fmt: skip
    found = (first.group_by(keys).agg(**sums) if keys else first.agg(**sums)).to_pyarrow().to_pandas()
    joined = frame.merge(found, how="left", on=keys) if keys else pd.concat([frame, found], axis="columns")
    return joined.fillna(dict.fromkeys(sums, 0.0))
