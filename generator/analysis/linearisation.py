"""Standard errors of ratios under strata and clusters, by Taylor linearisation.

For a ratio R = Y/X the residual total of a cluster is (y - R x) / X; its variance adds, over strata,
n/(n-1) times the squared deviations of the cluster totals from their mean, n being all clusters of
the stratum (a group is a domain: clusters without any of its households count, as zeros). Method:
Lumley (2010), Complex Surveys, chapter 2; Wolter (2007), Introduction to Variance Estimation.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import isqrt, sqrt

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from generator.tables import GroupSums, Moments

NOISE = 1e-13
"""Share of the squares under which a float variance is rounding noise and counts as zero."""


def standard_errors(sums: GroupSums) -> dict[tuple[str, str], NDArray[np.float64]]:
    """Return the standard errors of each ratio (numerator, denominator) by group; NaN where there is none.

    There is none where a group has households in a stratum of a single cluster, or where the
    denominator is zero. Whole numbers stay whole up to the last root, so no difference is lost.
    """
    moments = sums.moments
    if moments is None:
        return {}
    groups = _rows_by_group(moments.frame, sums)
    pairs = [tuple(name.split("*")) for name in moments.frame.columns if "*" in name]
    ratios = [(one, other) for one, other in pairs if one != other]
    return {ratio: _errors(moments, groups, *ratio) for ratio in ratios}


def _rows_by_group(frame: pd.DataFrame, sums: GroupSums) -> list[list[int]]:
    """Return the rows of the moments that belong to each group, in the order of the groups."""
    if not sums.by:
        return [list(range(len(frame)))]
    rows: dict[tuple[str, ...], list[int]] = {}
    for row, key in enumerate(zip(*(frame[name] for name in sums.by), strict=True)):
        rows.setdefault(key, []).append(row)
    keys = zip(*(sums.frame[name] for name in sums.by), strict=True)
    return [rows.get(key, []) for key in keys]


def _errors(moments: Moments, groups: list[list[int]], numerator: str, denominator: str) -> NDArray[np.float64]:
    frame = moments.frame
    columns = {
        "y": frame[numerator].tolist(), "x": frame[denominator].tolist(),
        "yy": frame[f"{numerator}*{numerator}"].tolist(), "xy": frame[f"{numerator}*{denominator}"].tolist(),
        "xx": frame[f"{denominator}*{denominator}"].tolist(),
    }  # fmt: skip
    clusters = [moments.clusters[name] for name in frame["stratum"]]
    return np.array([_error(columns, clusters, rows) for rows in groups], dtype=np.float64)


def _error(columns: Mapping[str, list[int] | list[float]], clusters: list[int], rows: list[int]) -> float:
    """Return the standard error of Y/X in the strata `rows`.

    With R = Y/X the sum of squared residuals times X² is yy X² - 2 xy Y X + xx Y², all whole numbers.
    """
    total_y = sum(columns["y"][row] for row in rows)
    total_x = sum(columns["x"][row] for row in rows)
    if not total_x or any(clusters[row] < 2 for row in rows):
        return float("nan")
    if isinstance(total_x, int) and isinstance(total_y, int):
        return _whole_error(columns, clusters, rows, total_y, total_x)
    ratio, variance, squares = total_y / total_x, 0.0, 0.0
    for row in rows:
        n = clusters[row]
        square = columns["yy"][row] - 2 * ratio * columns["xy"][row] + ratio**2 * columns["xx"][row]
        mean = (columns["y"][row] - ratio * columns["x"][row]) ** 2 / n
        variance += n / (n - 1) * (square - mean)
        squares += columns["yy"][row] + ratio**2 * columns["xx"][row]
    return 0.0 if variance <= NOISE * squares else sqrt(variance) / total_x


def _whole_error(
    columns: Mapping[str, list[int] | list[float]], clusters: list[int], rows: list[int], total_y: int, total_x: int
) -> float:
    top, bottom = 0, 1
    for row in rows:
        n = clusters[row]
        y, x = int(columns["y"][row]), int(columns["x"][row])
        square = (
            int(columns["yy"][row]) * total_x**2
            - 2 * int(columns["xy"][row]) * total_y * total_x
            + int(columns["xx"][row]) * total_y**2
        )
        part = n * square - (y * total_x - total_y * x) ** 2
        top, bottom = top * (n - 1) + part * bottom, bottom * (n - 1)
    return _root(top, bottom) / total_x / total_x


def _root(top: int, bottom: int) -> float:
    """Return the square root of a fraction of large whole numbers to float precision."""
    if top <= 0:
        return 0.0
    shift = max(0, 128 - (top.bit_length() - bottom.bit_length()))
    shift += shift % 2
    root = isqrt((top << shift) // bottom)
    return float(root) / 2 ** (shift // 2) if root.bit_length() < 1000 else float(root >> 200) * 2.0 ** (200 - shift // 2)
