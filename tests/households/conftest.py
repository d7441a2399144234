"""Household tables written for a test, and the shortest way to their figures."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from generator.pipeline.households import AggregateRequest, run_aggregate

ROOT = Path(__file__).resolve().parent.parent.parent
Row = Mapping[str, Any]
Figures = dict[tuple[str, ...], Any]


def equal_measure(columns: Sequence[str], cutoff: str, **fields: Any) -> dict[str, Any]:
    """Return a measure of equally weighted yes/no columns."""
    weight = str(Fraction(1, len(columns)))
    indicators = [{"id": name, "weight": weight, "deprived": {"column": name, "equals": 1}} for name in columns]
    return {"poverty_cutoff": cutoff, "dimensions": [{"id": "all", "weight": 1, "indicators": indicators}], **fields}


def write_csv(path: Path, rows: Sequence[Row]) -> Path:
    """Write rows as a table; None is an empty cell."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows({name: "" if cell is None else cell for name, cell in row.items()} for row in rows)
    return path


def write_measure(path: Path, measure: Mapping[str, Any]) -> Path:
    """Write a measure; JSON is YAML too."""
    path.write_text(json.dumps(measure), encoding="utf-8")
    return path


def figures_of(text: str, by: Sequence[str] = ()) -> Figures:
    """Return the JSON result by group, measure and indicator."""
    return {
        (*(row[name] for name in by), row["measure"], row["indicator"]): row for row in json.loads(text)["rows"]
    }


@pytest.fixture
def aggregate(tmp_path: Path) -> Callable[..., Figures]:
    """Return a function from rows (or a file) and a measure to unsuppressed figures."""

    def run(rows: Sequence[Row] | Path, measure: Mapping[str, Any], by: Sequence[str] = (), **options: Any) -> Figures:
        file = rows if isinstance(rows, Path) else write_csv(tmp_path / "households.csv", rows)
        request = AggregateRequest(
            households=str(options.pop("households", file)),
            measure=str(write_measure(tmp_path / "measure.yml", measure)),
            by=tuple(by), form="json", **{"raw": True, **options},
        )  # fmt: skip
        result = run_aggregate(ROOT, request)
        assert not result.problems, result.problems
        return figures_of("".join(result.pieces), by)

    return run
