"""How much of what was observed is hidden."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.tables import Observations


@dataclass(frozen=True)
class Extent:
    """Values of an indicator over all villages, periods and categories: how many there are, how many hidden."""

    hidden: int
    observed: int


def hidden_of_each_indicator(observations: Observations) -> Mapping[str, Extent]:
    """Count the values of every indicator that was observed; missing values are none."""
    frame = observations.frame
    frame = frame[frame["status"].ne("missing")]
    counted = frame["status"].eq("suppressed").groupby(frame["indicator"], sort=True).agg(["sum", "size"])
    columns = zip(counted.index.tolist(), counted["sum"].tolist(), counted["size"].tolist(), strict=True)
    return {str(id_): Extent(int(hidden), int(values)) for id_, hidden, values in columns}
