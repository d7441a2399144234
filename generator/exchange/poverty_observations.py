"""Poverty figures of villages as rows of the long table of observations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import numpy as np
import pandas as pd

from generator.analysis.composite_index import rounded
from generator.analysis.disclosure.release import Release
from generator.analysis.poverty import Figures
from generator.model.indicator import Indicator
from generator.tables import OBSERVATION_COLUMNS

SMALL, UNDEFINED = "small-count", "not-applicable"
DECIMALS: Mapping[str, int] = {"percent": 1}


@dataclass(frozen=True)
class Publication:
    """Where figures are published: the indicator of each (measure, deprivation) that has one, period and source."""

    indicators: Mapping[tuple[str, str], Indicator]
    period: str
    source: str


def as_observations(release: Release, publication: Publication) -> pd.DataFrame:
    """Return rows of the long table, all text, in the columns of `OBSERVATION_COLUMNS`.

    The first group column is the village code, the others are disaggregations. Shares are written
    in the unit of their indicator: in per cent with one decimal, else from 0 to 1 with four.
    """
    rows = [
        _row(release, figure, group, publication, hidden=bool(hidden[group]))
        for group in range(len(release.figures.groups))
        for figure, hidden in zip(release.figures.figures, release.hidden, strict=True)
        if (figure.measure, figure.indicator) in publication.indicators
    ]
    return pd.DataFrame(rows, columns=list(OBSERVATION_COLUMNS), dtype=str).fillna("")


def _row(release: Release, figure: Figures, group: int, publication: Publication, *, hidden: bool) -> dict[str, str]:
    village, *categories = release.figures.groups[group]
    indicator = publication.indicators[figure.measure, figure.indicator]
    row = {
        "village_code": village,
        "indicator": indicator.id,
        "period": publication.period,
        "disaggregation": ";".join(sorted(f"{name}={one}" for name, one in zip(release.figures.by[1:], categories, strict=True))),
        "source": publication.source,
    }
    exact = figure.exact(group)
    if hidden:
        return {**row, "status": "suppressed", "missing_reason": SMALL}
    if exact is None:
        return {**row, "status": "missing", "missing_reason": UNDEFINED}
    note = " ".join(_notes(release, figure, group))
    return {**row, "status": "measured", **_numbers(figure, exact, group, indicator), "note": note}


def _numbers(figure: Figures, exact: Fraction, group: int, indicator: Indicator) -> dict[str, str]:
    factor, decimals = (100 if indicator.unit == "percent" else 1), DECIMALS.get(indicator.unit, 4)
    row = {"value": str(rounded(exact * factor, decimals)), "base": str(int(figure.base[group]))}
    if figure.errors is None or np.isnan(figure.errors[group]):
        return row
    for name, number, places in (
        ("standard_error", figure.errors, decimals + 1),
        ("lower", figure.lower, decimals),
        ("upper", figure.upper, decimals),
    ):
        if number is not None:
            row[name] = _written(float(number[group]) * factor, places)
    return row


def _written(value: float, places: int) -> str:
    return str(Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))


def _notes(release: Release, figure: Figures, group: int) -> Iterator[str]:
    """Say what a reader has to know of the figure; notes are in Indonesian, the language of the tables."""
    dropped = release.figures.of("households_dropped")
    count = int(dropped.numerator[group])
    if count:
        yield f"{count} rumah tangga dengan jawaban tidak lengkap tidak dihitung."
    if figure.errors is not None and np.isnan(figure.errors[group]):
        yield "Tanpa galat baku: ada strata yang hanya berisi satu klaster."
