"""Poverty figures of groups as a long table (CSV) and as JSON with exact fractions."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from math import isnan
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.analysis.disclosure.release import Release
from generator.analysis.poverty import Figures, Numbers

COLUMNS = (
    "measure", "indicator", "counted_unit", "value", "standard_error", "lower", "upper", "base", "n", "status",
)  # fmt: skip
DIGITS = 12
"""Significant digits of what is not exact: standard errors, intervals and gaps to the poverty line."""

GROUPS_AT_ONCE = 2_000
"""Groups whose rows are in memory at the same time."""

Column = list[Any]


def csv_pieces(release: Release) -> Iterator[str]:
    """Yield the long table in pieces: the group columns, then `COLUMNS`; rows in the order of groups."""
    yield _lines([(*release.figures.by, *COLUMNS)])
    for groups in _slices(release):
        each = [_columns(release, position, groups) for position in range(len(release.figures.figures))]
        rows = [zip(*(columns[name] for name in COLUMNS), strict=True) for columns in each]
        keys = release.figures.groups[groups]
        yield _lines((*key, *cell) for key, *cells in zip(keys, *rows, strict=True) for cell in cells)


def _lines(rows: Iterable[tuple[Any, ...]]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue()


def json_pieces(release: Release) -> Iterator[str]:
    """Yield `{"rows": [...]}` in pieces, a row a line: `value` is a number or null, `exact` the fraction as text."""
    figures = release.figures
    opening = '{"rows": [\n'
    for groups in _slices(release):
        each = [_columns(release, position, groups) for position in range(len(figures.figures))]
        for offset, key in enumerate(figures.groups[groups]):
            of_group = dict(zip(figures.by, key, strict=True))
            for columns, figure in zip(each, figures.figures, strict=True):
                cell = {name: columns[name][offset] for name in COLUMNS}
                exact = None if cell["value"] is None else figure.exact(groups.start + offset)
                row = {**of_group, **cell, "exact": None if exact is None else str(exact)}
                yield opening + json.dumps(row, ensure_ascii=False)
                opening = ",\n"
    yield "\n]}\n"


def _slices(release: Release) -> Iterator[slice]:
    groups = len(release.figures.groups)
    return (slice(start, min(start + GROUPS_AT_ONCE, groups)) for start in range(0, groups, GROUPS_AT_ONCE))


def _columns(release: Release, position: int, groups: slice) -> Mapping[str, Column]:
    """Return the cells of one figure for some groups; all but the names and the status are None where hidden."""
    figure, hidden = release.figures.figures[position], release.hidden[position][groups]
    undefined = np.isnan(figure.values[groups])
    shown, told = ~hidden & ~undefined, ~hidden
    return {
        "measure": [figure.measure] * len(hidden),
        "indicator": [figure.indicator] * len(hidden),
        "counted_unit": [release.figures.measure.counted_unit if figure.is_share else "household"] * len(hidden),
        "value": _values(figure, groups, shown),
        "standard_error": _rounded(figure.errors, groups, shown),
        "lower": _rounded(figure.lower, groups, shown),
        "upper": _rounded(figure.upper, groups, shown),
        "base": _whole(figure.base[groups], told),
        "n": _whole(figure.of_households[groups], told),
        "status": np.where(hidden, "suppressed", np.where(undefined, "missing", "measured")).tolist(),
    }


def _values(figure: Figures, groups: slice, shown: NDArray[np.bool_]) -> Column:
    if not figure.is_share:
        return _whole(figure.numerator[groups], shown)
    if not figure.is_exact:
        return _rounded(figure.values, groups, shown)
    return [number if flag else None for number, flag in zip(figure.values[groups].tolist(), shown, strict=True)]


def _whole(numbers: Numbers, shown: NDArray[np.bool_]) -> Column:
    return [int(number) if flag else None for number, flag in zip(numbers, shown, strict=True)]


def _rounded(numbers: NDArray[np.float64] | None, groups: slice, shown: NDArray[np.bool_]) -> Column:
    if numbers is None:
        return [None] * len(shown)
    return [
        None if not flag or isnan(number) else float(f"{number:.{DIGITS}g}")
        for number, flag in zip(numbers[groups].tolist(), shown, strict=True)
    ]
