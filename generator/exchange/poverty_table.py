"""Poverty figures of groups as a long table (CSV) and as JSON with exact fractions."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.analysis.disclosure.release import Release
from generator.analysis.poverty import Figures

COLUMNS = (
    "measure", "indicator", "counted_unit", "value", "standard_error", "lower", "upper", "base", "n", "status",
)  # fmt: skip
DIGITS = 12
"""Significant digits of what is not exact: standard errors, intervals and gaps to the poverty line."""

Column = list[Any]


def as_csv(release: Release) -> str:
    """Return the long table: the group columns, then `COLUMNS`; rows in the order of groups."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow((*release.figures.by, *COLUMNS))
    each = [_columns(release, position) for position in range(len(release.figures.figures))]
    rows = [zip(*(columns[name] for name in COLUMNS), strict=True) for columns in each]
    for key, *cells in zip(release.figures.groups, *rows, strict=True):
        writer.writerows((*key, *cell) for cell in cells)
    return buffer.getvalue()


def as_json(release: Release) -> str:
    """Return `{"rows": [...]}`: `value` is a number or null, `exact` the fraction as text."""
    each = [_columns(release, position) for position in range(len(release.figures.figures))]
    rows = []
    for group, key in enumerate(release.figures.groups):
        of_group = dict(zip(release.figures.by, key, strict=True))
        for columns, figure in zip(each, release.figures.figures, strict=True):
            cell = {name: columns[name][group] for name in COLUMNS}
            exact = figure.exact(group) if cell["value"] is not None else None
            rows.append(json.dumps({**of_group, **cell, "exact": None if exact is None else str(exact)}, ensure_ascii=False))
    return '{"rows": [\n' + ",\n".join(rows) + "\n]}\n"


def _columns(release: Release, position: int) -> Mapping[str, Column]:
    """Return the cells of one figure for all groups; all but the names and the status are None where hidden."""
    figure, hidden = release.figures.figures[position], release.hidden[position]
    undefined = np.isnan(figure.values)
    shown, told = ~hidden & ~undefined, ~hidden
    groups = len(release.figures.groups)
    return {
        "measure": [figure.measure] * groups,
        "indicator": [figure.indicator] * groups,
        "counted_unit": [release.figures.measure.counted_unit if figure.is_share else "household"] * groups,
        "value": _values(figure, shown),
        "standard_error": _rounded(figure.errors, shown),
        "lower": _rounded(figure.lower, shown),
        "upper": _rounded(figure.upper, shown),
        "base": [int(number) if flag else None for number, flag in zip(figure.base, told, strict=True)],
        "n": [int(number) if flag else None for number, flag in zip(figure.of_households, told, strict=True)],
        "status": np.where(hidden, "suppressed", np.where(undefined, "missing", "measured")).tolist(),
    }


def _values(figure: Figures, shown: NDArray[np.bool_]) -> Column:
    if not figure.is_share:
        return [int(number) if flag else None for number, flag in zip(figure.numerator, shown, strict=True)]
    if not figure.is_exact:
        return _rounded(figure.values, shown)
    return [number if flag else None for number, flag in zip(figure.values.tolist(), shown, strict=True)]


def _rounded(numbers: NDArray[np.float64] | None, shown: NDArray[np.bool_]) -> Column:
    if numbers is None:
        return [None] * len(shown)
    return [
        float(f"{number:.{DIGITS}g}") if flag and number == number else None  # noqa: PLR0124 - NaN
        for number, flag in zip(numbers.tolist(), shown, strict=True)
    ]
