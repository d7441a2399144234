"""Observations of one village as values, the newest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from generator.tables import Observations

ValueStatus = Literal["reported", "measured", "estimated", "suppressed", "missing"]


@dataclass(frozen=True)
class Observed:
    """One observation; `number` is exact and None where the value is a category or hidden."""

    indicator: str
    period: str
    disaggregation: str
    value: str
    status: ValueStatus
    source: str
    base: str
    lower: str
    upper: str
    missing_reason: str
    note: str

    @property
    def number(self) -> Decimal | None:
        """The value as an exact number, if it is one."""
        try:
            return Decimal(self.value)
        except InvalidOperation:
            return None

    @property
    def is_known(self) -> bool:
        """Whether there is a value to judge by: hidden and missing ones are none."""
        return self.status not in {"suppressed", "missing"}

    @property
    def decimals(self) -> int:
        """Digits after the point as the source printed them."""
        return len(self.value.partition(".")[2])


_FIELDS = (
    "indicator", "period", "disaggregation", "value", "status", "source", "base", "lower", "upper",
    "missing_reason", "note",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class ByVillage:
    """Observations found by village or region code without searching the whole table again."""

    columns: tuple[list[str], ...]
    positions: Mapping[str, NDArray[np.intp]]

    def of(self, code: str) -> tuple[Observed, ...]:
        """Return the observations of a place: newest period first, then in file order."""
        rows = self.positions.get(code, ())
        found = [Observed(*(column[row] for column in self.columns)) for row in rows]
        return tuple(sorted(found, key=lambda one: one.period, reverse=True))


def by_village(observations: Observations) -> ByVillage:
    """Index a table of observations by place."""
    frame = observations.frame
    groups = frame.groupby("village_code", sort=False).indices
    return ByVillage(
        tuple(frame[name].tolist() for name in _FIELDS), {str(code): np.asarray(rows) for code, rows in groups.items()}
    )


def newest(observed: Iterable[Observed]) -> dict[str, Observed]:
    """Return the newest total of each indicator (rows without disaggregation)."""
    found: dict[str, Observed] = {}
    for one in observed:
        if not one.disaggregation and one.indicator not in found:
            found[one.indicator] = one
    return found
