"""Where a village stands among its district and regency, and the nation's distribution."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from statistics import median
from typing import Literal

from generator.tables import Observations, Table

Position = Literal["highest", "above-three-quarters", "above-most", "middle", "below-most", "below-three-quarters", "lowest"]
"""Where a village stands among the others of a region, as far as is certain."""
CLEARLY = Fraction(11, 20)
"""Half of the villages and a little more: one village above the median is still in the middle."""


@dataclass(frozen=True)
class Standing:
    """A village's value among those of a region: how many there are, how many others are lower, equal, higher.

    `minimum`, `median` and `maximum` keep the digits of the values (the median of an even number
    may have one more). `missing_regions` names what the distribution does not cover.
    """

    scope: str
    region: str
    villages: int
    lower: int | None
    equal: int | None
    higher: int | None
    minimum: float
    median: float
    maximum: float
    source: str = ""
    missing_regions: tuple[str, ...] = ()

    @property
    def position(self) -> Position:
        """The strongest of the positions that the counts prove; in the middle neither lower nor higher ones are clearly most."""
        lower, higher, others = self.lower or 0, self.higher or 0, self.villages - 1
        if others in (lower, higher):
            return "highest" if lower == others else "lowest"
        if 4 * lower >= 3 * others or 4 * higher >= 3 * others:
            return "above-three-quarters" if lower > higher else "below-three-quarters"
        if lower >= CLEARLY * others or higher >= CLEARLY * others:
            return "above-most" if lower > higher else "below-most"
        return "middle"

    @property
    def lower_share(self) -> Fraction:
        """The part of the other villages that is known to be lower."""
        return Fraction(self.lower or 0, self.villages - 1)


@dataclass(frozen=True)
class Column:
    """So many villages from `lower` on up to `upper`; the last column of all includes its upper end."""

    lower: Fraction
    upper: Fraction
    count: int


@dataclass(frozen=True, eq=False)
class Distributions:
    """The sorted values of one indicator and period by region code."""

    indicator: str
    period: str
    by_region: Mapping[str, list[float]]

    def standing(self, scope: str, region: str, value: float) -> Standing | None:
        """Place a value among the villages of a region, or None where there are no others."""
        values = self.by_region.get(region, [])
        if len(values) < 2:
            return None
        lower, not_higher = bisect_left(values, value), bisect_right(values, value)
        return Standing(
            scope, region, len(values), lower, not_higher - lower - 1, len(values) - not_higher,
            values[0], median(values), values[-1],
        )  # fmt: skip


def distributions(observations: Observations, indicator: str) -> dict[str, Distributions]:
    """Return, for each period, the values of an indicator by district, regency and province."""
    frame = observations.frame
    chosen = frame[(frame["indicator"] == indicator) & (frame["disaggregation"] == "") & frame["number"].notna()]
    found = {}
    for period, rows in chosen.groupby("period"):
        by_region: dict[str, list[float]] = {}
        for length in (2, 5, 8):
            for region, values in rows.groupby(rows["village_code"].str[:length])["number"]:
                by_region[str(region)] = sorted(values)
        found[str(period)] = Distributions(indicator, str(period), by_region)
    return found


@dataclass(frozen=True, eq=False)
class National:
    """The national distribution of one indicator and period: its summary and its bins by upper end."""

    summary: Mapping[str, str]
    uppers: list[float]
    counts: list[int]

    def standing(self, value: float) -> Standing:
        """Place a value in the nation; only whole bins under it count as lower, only whole ones over it as higher."""
        own = bisect_right(self.uppers, value)
        lower = sum(self.counts[:own]) if self.uppers else None
        higher = sum(self.counts[own + 1 :]) if self.uppers else None
        return Standing(
            "nation", "", int(self.summary["villages"]), lower, None, higher,
            float(self.summary["minimum"]), float(self.summary["median"]), float(self.summary["maximum"]),
            self.summary["source"], tuple(code for code in self.summary["missing_regions"].split(";") if code),
        )  # fmt: skip


    @property
    def columns(self) -> tuple[Column, ...]:
        """The bins that hold villages."""
        ends = [Fraction(str(end)) for end in self.uppers]
        starts = [2 * ends[0] - ends[1], *ends[:-1]] if len(ends) > 1 else [Fraction(0)]
        bins = zip(starts, ends, self.counts, strict=False)
        return tuple(Column(start, end, count) for start, end, count in bins if count)


def columns_of(values: Iterable[float], width: Fraction) -> tuple[Column, ...]:
    """Count values by columns of one width that start at a multiple of it."""
    counts = Counter(Fraction(str(value)) // width for value in values)
    return tuple(Column(step * width, (step + 1) * width, counts[step]) for step in sorted(counts))


def national_distributions(summaries: Table, bins: Table) -> dict[tuple[str, str], National]:
    """Return the national distributions of `framework/reference/` by indicator and period."""
    found = {}
    for row in summaries.frame[summaries.frame["region_code"] == ""].to_dict("records"):
        key = (row["indicator"], row["period"])
        frame = bins.frame[(bins.frame["region_code"] == "")]
        own = frame[(frame["indicator"] == key[0]) & (frame["period"] == key[1])]
        ends = sorted(zip(own["upper"].astype(float), own["count"].astype(int), strict=True))
        found[key] = National(
            {str(name): str(cell) for name, cell in row.items()}, [end for end, _ in ends], [count for _, count in ends]
        )
    return found
