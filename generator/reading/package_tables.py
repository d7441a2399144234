"""The tables of a data package: their columns, cells that cannot be right, and what they say as values."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import get_args

import pandas as pd

from generator.model.indicator import Aggregation, CountedUnit, Unit
from generator.model.period import days_of
from generator.model.region_list import PackagedIndicator
from generator.problems import Location
from generator.tables import OBSERVATION_COLUMNS
from generator.text import Text

TITLE = "title_"
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "indicators": (
        "id", f"{TITLE}id", "unit", "counted_unit", "direction", "core", "aggregation", "aggregation_weight", "measurement",
        "adapted_by", "part_of",
    ),
    "villages": ("invented", "code"),
    "observations": ("invented", *OBSERVATION_COLUMNS),
}  # fmt: skip
"""The columns that are read; others, such as titles in more languages, may be there."""
TRUTHS = ("true", "false")
METHODS = ("sum", "weighted_mean", "none")
VALUED = ("reported", "measured", "estimated")
STATUSES = (*VALUED, "suppressed", "missing")
NUMBER = r"-?\d+(?:\.\d+)?"
Tables = Mapping[str, pd.DataFrame]


def wrong_cells(tables: Tables) -> Iterator[tuple[str, int, str, str]]:
    """Yield the first cell of each column that cannot be right: file, row below the header from 1, column, what it holds."""
    indicators, villages, observations = (tables[name] for name in ("indicators", "villages", "observations"))
    numbered = indicators["id"][indicators["unit"] != "category"]
    periods = {one for one in observations["period"].unique() if days_of(one) is not None}
    has_number = observations["value"].str.fullmatch(NUMBER)
    is_valued = observations["status"].isin(VALUED) & observations["indicator"].isin(numbered)
    wrong = (
        ("indicators", "id", indicators["id"].duplicated() | (indicators["id"] == "")),
        ("indicators", "unit", ~indicators["unit"].isin(get_args(Unit))),
        ("indicators", "counted_unit", ~indicators["counted_unit"].isin(("", *get_args(CountedUnit)))),
        ("indicators", "direction", ~indicators["direction"].isin(("", "increase", "decrease"))),
        ("indicators", "core", ~indicators["core"].isin(TRUTHS)),
        ("indicators", "aggregation", ~indicators["aggregation"].isin(METHODS)),
        ("indicators", "measurement", indicators["measurement"] == ""),
        ("villages", "code", villages["code"].duplicated() | (villages["code"] == "")),
        ("villages", "invented", ~villages["invented"].isin(TRUTHS)),
        ("observations", "village_code", ~observations["village_code"].isin(villages["code"])),
        ("observations", "indicator", ~observations["indicator"].isin(indicators["id"])),
        ("observations", "period", ~observations["period"].isin(periods)),
        ("observations", "status", ~observations["status"].isin(STATUSES)),
        ("observations", "value", is_valued & ~has_number),
    )
    for name, column, rows in wrong:
        places = rows.to_numpy().nonzero()[0]
        if len(places):
            yield f"{name}.csv", int(places[0]) + 1, column, str(tables[name][column].iloc[places[0]])


def indicators_of(frame: pd.DataFrame) -> Mapping[str, PackagedIndicator]:
    """Return the indicators of a package by id."""
    languages = [name.removeprefix(TITLE) for name in frame.columns if name.startswith(TITLE)]
    return {str(row["id"]): _indicator(row, languages) for row in frame.to_dict("records")}


def _indicator(row: Mapping[Hashable, str], languages: list[str]) -> PackagedIndicator:
    aggregation = Aggregation(
        method=row["aggregation"],  # type: ignore[arg-type]
        weight=row["aggregation_weight"] or None,
        source=Location("regions.yml"),
    )
    return PackagedIndicator(
        id=row["id"],
        title=Text({one: row[f"{TITLE}{one}"] for one in languages if row[f"{TITLE}{one}"]}),
        unit=row["unit"],
        counted_unit=row["counted_unit"],
        direction=row["direction"] or None,
        core=row["core"] == "true",
        aggregation=aggregation,
        measurement=row["measurement"],
        adapted_by=tuple(one for one in row["adapted_by"].split(";") if one),
        part_of=row["part_of"],
    )


def villages_of(frame: pd.DataFrame) -> Mapping[str, bool]:
    """Return the codes of the register, each with whether the village is invented."""
    return dict(zip(frame["code"].tolist(), (one == "true" for one in frame["invented"]), strict=True))
