"""Need scores of many villages at once, exactly: the same as `analysis/village_scores.py` gives one by one.

Needs times weights are whole numbers over one denominator a dimension, so that a column is added to a
column. Intervals and ages of values are left out, since no score rests on them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from generator.analysis.normalisation import goalpost_score
from generator.analysis.observed import Observed
from generator.analysis.village_scores import MOST_URGENT
from generator.model.assessment import Assessment, Dimension
from generator.model.indicator import Indicator

Needs = Sequence[Fraction | None]
"""The score of each village in the order of the codes, None where it has none."""
_Column = tuple[NDArray[np.intp], NDArray[np.intp], list[Fraction]]
"""The places of the villages that have a score, which need each has, and the needs."""


def measure_need_columns(
    assessment: Assessment, indicators: Mapping[str, Indicator], totals: pd.DataFrame, codes: Sequence[str]
) -> tuple[Mapping[str, Needs], Needs]:
    """Return the needs by dimension and over all of them, from rows without disaggregation."""
    newest = totals.sort_values("period", kind="stable", ascending=False).drop_duplicates(["village_code", "indicator"])
    places = pd.Index(codes)
    columns = {
        str(id_): _needs(indicators[str(id_)], rows, places)
        for id_, rows in newest.groupby("indicator", sort=False)
        if str(id_) in indicators
    }
    dimensions = {one.id: _of_dimension(one, columns, len(codes), assessment.minimum_coverage) for one in assessment.dimensions}
    weights = [one.weight for one in assessment.dimensions]
    rows = zip(*dimensions.values(), strict=True)
    return dimensions, [_mean(weights, needs, assessment.minimum_coverage) for needs in rows]


def _needs(indicator: Indicator, rows: pd.DataFrame, places: pd.Index[str]) -> _Column:
    """Score each value once, and say which of the needs each village has."""
    pairs = list(zip(rows["value"].tolist(), rows["status"].tolist(), strict=True))
    scored = ((pair, goalpost_score(indicator, _observed(indicator.id, *pair))) for pair in sorted(set(pairs)))
    needs = {pair: MOST_URGENT * (1 - score) for pair, score in scored if score is not None}
    which = {pair: number for number, pair in enumerate(needs)}
    at = places.get_indexer(pd.Index(rows["village_code"]))
    numbers = np.array([which.get(pair, -1) for pair in pairs], dtype=np.intp)
    known = (at >= 0) & (numbers >= 0)
    return at[known], numbers[known], list(needs.values())


def _observed(indicator: str, value: str, status: Any) -> Observed:
    return Observed(indicator, "", "", value, status, "", "", "", "", "", "")


def _of_dimension(dimension: Dimension, columns: Mapping[str, _Column], villages: int, minimum: Fraction) -> Needs:
    parts = [(one.weight, *columns[one.indicator]) for one in dimension.indicators if one.indicator in columns]
    whole = lcm(*(weight.denominator for weight, *_ in parts))
    scale = lcm(*(need.denominator for *_, needs in parts for need in needs)) * whole
    known, added = (np.zeros(villages, dtype=object) for _ in range(2))
    for weight, places, which, needs in parts:
        known[places] += int(weight * whole)
        added[places] += np.array([int(need * weight * scale) for need in needs], dtype=object)[which]
    least = minimum * whole
    return [
        Fraction(total * whole, scale * weight) if weight and weight >= least else None
        for weight, total in zip(known.tolist(), added.tolist(), strict=True)
    ]


def _mean(weights: Sequence[Fraction], needs: Sequence[Fraction | None], minimum: Fraction) -> Fraction | None:
    known = [(weight, need) for weight, need in zip(weights, needs, strict=True) if need is not None]
    total = sum((weight for weight, _ in known), Fraction())
    if not total or total < minimum:
        return None
    return sum((weight * need for weight, need in known if weight), Fraction()) / total
