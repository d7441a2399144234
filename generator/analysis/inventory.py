"""What data there is: observations counted by indicator, source and period, and where there are none."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pandas as pd

from generator.project import Project
from generator.tables import Observations


@dataclass(frozen=True)
class Holding:
    """The observations of one indicator from one source for one period.

    `places` counts villages (or regions) with a total, `parts` the rows split by a disaggregation,
    `hidden` the rows without a value because it is suppressed or missing.
    """

    indicator: str
    source: str
    period: str
    places: int
    parts: int
    hidden: int
    statuses: tuple[str, ...]


@dataclass(frozen=True)
class Inventory:
    """Everything the data page counts; invented places are kept apart from real ones.

    `without_data` are the indicators without a single observation of a real place, `statuses` the
    kinds of value among the observations of real villages.
    """

    villages: tuple[Holding, ...]
    invented: tuple[Holding, ...]
    regions: tuple[Holding, ...]
    rows: int
    invented_rows: int
    statuses: dict[str, int]
    registered: int
    observed: int
    invented_registered: int
    without_data: tuple[str, ...]
    by_source: dict[str, int]
    files: tuple[str, ...]

    def observed_villages(self, indicator: str) -> int:
        """Return in how many real villages the newest period of an indicator has a total."""
        found = [one for one in self.villages if one.indicator == indicator]
        return max((one for one in found), key=lambda one: one.period).places if found else 0


def measure_inventory(project: Project) -> Inventory:
    """Count the observations of a project."""
    frame = project.observations.frame
    register = project.register.frame
    invented_codes = set(register.loc[register["synthetic"] == "true", "code"])
    invented = frame["village_code"].isin(invented_codes)
    real_codes = set(register["code"]) - invented_codes
    context = project.context.frame
    invented_regions = {code for code, region in project.programme.regions.items() if region.synthetic}
    invented_context = context["village_code"].isin(invented_regions)
    both = pd.concat([frame, context])
    observed = set(frame.loc[~invented, "indicator"]) | set(context.loc[~invented_context, "indicator"])
    return Inventory(
        villages=_holdings(frame[~invented]),
        invented=_holdings(pd.concat([frame[invented], context[invented_context]])),
        regions=_holdings(context[~invented_context]),
        rows=int((~invented).sum()),
        invented_rows=int(invented.sum()),
        statuses=dict(sorted(Counter(str(status) for status in frame.loc[~invented, "status"]).items())),
        registered=len(real_codes),
        observed=len(real_codes & set(frame["village_code"])),
        invented_registered=len(invented_codes),
        without_data=tuple(id_ for id_ in project.programme.indicators if id_ not in observed),
        by_source=dict(sorted(Counter(str(source) for source in both["source"] if source).items())),
        files=_files(project),
    )


def _holdings(frame: pd.DataFrame) -> tuple[Holding, ...]:
    total = frame["disaggregation"] == ""
    return tuple(
        Holding(
            indicator=str(indicator),
            source=str(source),
            period=str(period),
            places=int(rows.loc[total[rows.index] & (rows["value"] != ""), "village_code"].nunique()),
            parts=int((~total[rows.index]).sum()),
            hidden=int((rows["value"] == "").sum()),
            statuses=tuple(sorted({str(status) for status in rows["status"]})),
        )
        for (indicator, source, period), rows in frame.groupby(["indicator", "source", "period"])
    )


def _files(project: Project) -> tuple[str, ...]:
    """Return the paths of every table that was read, sorted."""
    tables: tuple[Observations, ...] = (project.observations, project.context)
    paths = {str(path) for table in tables for path in table.frame["path"].unique()}
    paths |= {str(path) for path in project.register.frame["path"].unique()}
    return tuple(sorted(paths | {project.reference.bins.path, project.reference.summaries.path} - {""}))
