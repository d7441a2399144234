"""The value of an observation: there or not as its status says, of the right kind, inside bounds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

import pandas as pd

from generator.checks.rows import each_value, in_all, unknown_values
from generator.model.programme import Programme
from generator.problems import Edits, Problem, in_rows, nearest, surely
from generator.project import Project
from generator.tables import Observations

WITH_VALUE = ("reported", "measured", "estimated")
WITHOUT_VALUE = ("suppressed", "missing")
SMALL_COUNT = "small-count"
WORD = r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*"
NUMBER = r"-?\d+(?:\.\d+)?"

Limits = tuple[Decimal | None, Decimal | None]


def check_value_and_status(project: Project) -> Iterator[Problem]:
    """A value that is reported is there; one that is hidden or missing is not, and says why."""
    for table in (project.observations, project.context):
        frame = table.frame
        filled, reason = frame["value"] != "", frame["missing_reason"] != ""
        present, absent = frame["status"].isin(WITH_VALUE), frame["status"].isin(WITHOUT_VALUE)
        rules = [
            ("nilai-hilang", present & ~filled, "value"),
            ("nilai-harus-kosong", absent & filled, "value"),
        ]
        if table is project.observations:
            rules += [
                ("alasan-hilang", absent & ~reason, "missing_reason"),
                ("alasan-tidak-perlu", present & reason, "missing_reason"),
            ]
        for code, wrong, column in rules:

            def tell(
                position: int,
                value: str,
                rows: int,
                table: Observations = table,
                code: str = code,
                column: str = column,
            ) -> Problem:
                found = str(table.frame[column].iloc[position])
                parameters = {"status": value, "value": found, "rows": in_rows(rows)}
                here = table.at(position, column)
                return Problem(code, here, parameters, _status_meant(table, code, value))

            yield from each_value(table, wrong, "status", tell)


def _status_meant(table: Observations, code: str, status: str) -> Edits:
    """A row without a value that gives a reason is missing, or suppressed where the count is too small."""
    frame = table.frame
    if code != "nilai-hilang":
        return ()
    rows = (frame["status"] == status) & (frame["value"] == "")
    if (frame["missing_reason"][rows] == "").any():
        return ()
    small = frame["missing_reason"] == SMALL_COUNT
    return (*in_all(table, rows & small, "status", "suppressed"), *in_all(table, rows & ~small, "status", "missing"))


def check_kinds_of_values(project: Project) -> Iterator[Problem]:
    """An indicator of categories has one of them as value, every other indicator a number."""
    categories = {
        one.id: [category.id for category in one.categories]
        for one in project.programme.indicators.values()
        if one.unit == "category"
    }
    measured = frozenset(limits_of(project.programme))
    for table in (project.observations, project.context):
        frame = table.frame
        word = unknown_values(frame["value"].where(frame["number"].isna(), ""), (), WORD)

        def tell_number(position: int, value: str, rows: int, table: Observations = table) -> Problem:
            found = str(table.frame["value"].iloc[position])
            parameters = {"indicator": value, "value": found, "rows": in_rows(rows)}
            return Problem("nilai-bukan-angka", table.at(position, "value"), parameters)

        yield from each_value(table, word & frame["indicator"].isin(measured), "indicator", tell_number)
        for indicator, known in categories.items():

            def tell(
                position: int, value: str, rows: int,
                table: Observations = table, indicator: str = indicator, known: list[str] = known,
            ) -> Problem:  # fmt: skip
                parameters = {
                    "indicator": indicator, "value": value, "rows": in_rows(rows), "known": ", ".join(known),
                    "nearest": nearest(value, known),
                }  # fmt: skip
                alike = (table.frame["indicator"] == indicator) & (table.frame["value"] == value)
                edits = in_all(table, alike, "value", surely(value, known))
                return Problem("nilai-bukan-kategori", table.at(position, "value"), parameters, edits)

            cells = frame["value"].where(frame["indicator"] == indicator, "")
            yield from each_value(table, unknown_values(cells, known, f"{WORD}|{NUMBER}"), "value", tell)


def check_bounds_of_values(project: Project) -> Iterator[Problem]:
    """A value lies inside the bounds of its indicator."""
    limits = limits_of(project.programme)
    lowest = {id_: float(low) for id_, (low, _) in limits.items() if low is not None}
    highest = {id_: float(high) for id_, (_, high) in limits.items() if high is not None}
    for table in (project.observations, project.context):
        number, indicator = table.frame["number"], table.frame["indicator"].astype("object")
        low, high = indicator.map(lowest).astype(float), indicator.map(highest).astype(float)

        def tell(position: int, value: str, rows: int, table: Observations = table) -> Problem:
            minimum, maximum = limits[value]
            parameters = {
                "indicator": value, "value": table.frame["value"].iloc[position], "rows": in_rows(rows),
                "minimum": "-" if minimum is None else minimum, "maximum": "-" if maximum is None else maximum,
            }  # fmt: skip
            indicator = project.programme.indicators.get(value)
            there = indicator.bounds.source if indicator is not None and indicator.bounds is not None else None
            return Problem("nilai-di-luar-batas", table.at(position, "value"), parameters, related=there)

        yield from each_value(table, (number < low) | (number > high), "indicator", tell)


def check_intervals(project: Project) -> Iterator[Problem]:
    """A value lies between the ends of its interval."""
    observations = project.observations
    frame = observations.frame
    lower, upper = (pd.to_numeric(frame[name], errors="coerce") for name in ("lower", "upper"))
    wrong = (lower > upper) | (frame["number"] < lower) | (frame["number"] > upper)

    def tell(position: int, value: str, rows: int) -> Problem:
        record = frame.iloc[position]
        parameters = {name: record[name] or "-" for name in ("value", "lower", "upper")}
        return Problem("selang-salah", observations.at(position, "value"), {**parameters, "rows": in_rows(rows)})

    yield from each_value(observations, wrong, "indicator", tell)


def limits_of(programme: Programme) -> Mapping[str, Limits]:
    """Return lowest and highest value of everything that is observed as a number."""
    limits: dict[str, Limits] = {}
    for index in programme.indices.values():
        share: Limits = (Decimal(0), Decimal(1)) if index.method == "mean_of_parts" else (None, None)
        limits[index.id] = share
        for sub in index.sub_indices:
            limits[sub.id] = share
            for component in sub.components:
                scores = [Decimal(one.score) for one in component.scores]
                limits[component.id] = (min((Decimal(0), *scores)), max(scores, default=None))
    for indicator in programme.indicators.values():
        if indicator.unit != "category":
            bounds = indicator.bounds
            limits[indicator.id] = (None, None) if bounds is None else (bounds.minimum, bounds.maximum)
    return limits
