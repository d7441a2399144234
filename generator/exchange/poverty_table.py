"""Poverty figures of groups as a long table (CSV), as JSON with exact fractions, and as observations."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.analysis.poverty import Figures, PovertyFigures

COLUMNS = (
    "measure", "indicator", "counted_unit", "value", "standard_error", "lower", "upper", "base", "n", "status",
)  # fmt: skip
DIGITS = 12
"""Significant digits of what is not exact: standard errors, intervals and gaps to the poverty line."""


@dataclass(frozen=True, eq=False)
class Release:
    """Figures on their way out: `hidden` says for each figure which groups must not show it."""

    figures: PovertyFigures
    hidden: tuple[NDArray[np.bool_], ...]


def everything(figures: PovertyFigures) -> Release:
    """Release figures with nothing hidden, for the custodian's own eyes."""
    none = np.zeros(len(figures.groups), dtype=np.bool_)
    return Release(figures, (none,) * len(figures.figures))


@dataclass(frozen=True)
class Cell:
    """One figure of one group; all but `status` is None where it is hidden or not defined."""

    measure: str
    indicator: str
    counted_unit: str
    value: float | int | None
    exact: Fraction | None
    standard_error: float | None
    lower: float | None
    upper: float | None
    base: int | None
    n: int | None
    status: str


def cells(release: Release, group: int) -> Iterator[Cell]:
    """Yield all figures of a group in the order of the measure."""
    for figure, hidden in zip(release.figures.figures, release.hidden, strict=True):
        yield _cell(release, figure, group, hidden=bool(hidden[group]))


def _cell(release: Release, figure: Figures, group: int, *, hidden: bool) -> Cell:
    unit = release.figures.measure.counted_unit if figure.is_share else "household"
    if hidden:
        return Cell(figure.measure, figure.indicator, unit, *(None,) * 7, status="suppressed")
    base, n = int(figure.base[group]), int(figure.of_households[group])
    value = figure.values[group]
    if np.isnan(value):
        return Cell(figure.measure, figure.indicator, unit, *(None,) * 5, base, n, "missing")
    error, lower, upper = (_number(one, group) for one in (figure.errors, figure.lower, figure.upper))
    return Cell(
        figure.measure, figure.indicator, unit, _written(figure, group), figure.exact(group), error, lower, upper,
        base, n, "measured",
    )  # fmt: skip


def _written(figure: Figures, group: int) -> float | int:
    if not figure.is_share:
        return int(figure.numerator[group])
    value = float(figure.values[group])
    return value if figure.is_exact else _rounded(value)


def _number(numbers: NDArray[np.float64] | None, group: int) -> float | None:
    return None if numbers is None or np.isnan(numbers[group]) else _rounded(float(numbers[group]))


def _rounded(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")


def as_csv(release: Release) -> str:
    """Return the long table: the group columns, then `COLUMNS`."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow((*release.figures.by, *COLUMNS))
    for group, key in enumerate(release.figures.groups):
        for cell in cells(release, group):
            writer.writerow((*key, *(_text(getattr(cell, name)) for name in COLUMNS)))
    return buffer.getvalue()


def _text(value: object) -> str:
    return "" if value is None else str(value)


def as_json(release: Release) -> str:
    """Return `{"rows": [...]}`: `value` is a number or null, `exact` the fraction as text."""
    rows = [
        json.dumps(_record(release, key, cell), ensure_ascii=False)
        for group, key in enumerate(release.figures.groups)
        for cell in cells(release, group)
    ]
    return '{"rows": [\n' + ",\n".join(rows) + "\n]}\n"


def _record(release: Release, key: tuple[str, ...], cell: Cell) -> Mapping[str, Any]:
    exact = None if cell.exact is None else str(cell.exact)
    values = {name: getattr(cell, name) for name in COLUMNS}
    return {**dict(zip(release.figures.by, key, strict=True)), **values, "exact": exact}
