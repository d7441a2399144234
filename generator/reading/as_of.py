"""Which day counts as today: no clock, so that the same input gives the same bytes."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

from generator.problems import GeneratorError, Location, Problem
from generator.reading.git import git
from generator.reading.region_folder import identity_path


def read_as_of(root: Path, written: str | None) -> tuple[date, tuple[Problem, ...]]:
    """Return `as_of` of programme.yml, else SOURCE_DATE_EPOCH, else the day of the last commit."""
    if written:
        try:
            return date.fromisoformat(written), ()
        except ValueError:
            here = Location(identity_path(root), ("as_of",))
            return date(1970, 1, 1), (Problem("tanggal-tidak-ada", here, {"value": written}),)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).date(), ()
    try:
        return date.fromisoformat(git(root, "log", "-1", "--format=%cs") or ""), ()
    except (GeneratorError, ValueError):
        return date(1970, 1, 1), (Problem("tanggal-acuan-hilang", Location(identity_path(root))),)
