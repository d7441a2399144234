"""How complete and how settled a framework is: what is proposed, open, old, without data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from generator.analysis.freshness import frequency_of, is_stale
from generator.analysis.model_walk import objects_of
from generator.problems import Location
from generator.project import Project
from generator.text import Text

PROPOSED_FIELDS = (
    "status", "standing", "bands_status", "weights_status", "criteria_status", "rating_status", "number_status")


@dataclass(frozen=True)
class ProposedFigure:
    """A figure nobody agreed on yet: where it is, and the question it leaves open if it says one."""

    place: Location
    question: Text | None


@dataclass(frozen=True)
class Quality:
    """Everything the quality page shows besides the problems."""

    proposed: tuple[ProposedFigure, ...]
    without_data: tuple[str, ...]
    stale: tuple[tuple[str, str, int], ...]


def measure_quality(project: Project) -> Quality:
    """Walk the whole model and the observations once."""
    programme = project.programme
    observed = set(_real_observations(project)["indicator"]) | set(project.context.frame["indicator"])
    return Quality(
        proposed=tuple(_proposed(objects_of(programme))),
        without_data=tuple(sorted(set(programme.indicators) - observed)),
        stale=_stale(project),
    )


def _real_observations(project: Project) -> pd.DataFrame:
    """Return the observations of real villages: invented ones fill no gap."""
    register, frame = project.register.frame, project.observations.frame
    invented = register.loc[register["synthetic"] == "true", "code"]
    return frame[~frame["village_code"].isin(invented)]


def _proposed(objects: tuple[Any, ...]) -> Iterator[ProposedFigure]:
    for one in objects:
        for name in PROPOSED_FIELDS:
            if getattr(one, name, None) == "proposed":
                yield ProposedFigure(one.source.at(name), getattr(one, "question", None))


def _stale(project: Project) -> tuple[tuple[str, str, int], ...]:
    """Return indicator, newest period and number of villages where the newest value is too old."""
    frame = _real_observations(project)
    if frame.empty:
        return ()
    newest: pd.Series[str] = frame.groupby(["village_code", "indicator"])["period"].max()
    counts = newest.reset_index().groupby(["indicator", "period"]).size().reset_index()
    found = ((str(row[0]), str(row[1]), int(row[2])) for row in counts.itertuples(index=False))
    return tuple(one for one in found if is_stale(one[1], frequency_of(project.programme, one[0]), project.as_of))
