"""Where a village stands among its district and regency, and the nation's distribution."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

from generator.tables import Observations, Table


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
        """Place a value in the nation; it counts only whole bins under it as lower."""
        lower = sum(self.counts[: bisect_right(self.uppers, value)]) if self.uppers else None
        return Standing(
            "nation", "", int(self.summary["villages"]), lower, None, None,
            float(self.summary["minimum"]), float(self.summary["median"]), float(self.summary["maximum"]),
            self.summary["source"], tuple(code for code in self.summary["missing_regions"].split(";") if code),
        )  # fmt: skip


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
