"""The steps of a comparison: two states of the project side by side."""

from __future__ import annotations

from pathlib import Path

from generator.drafting.states import Compared, compare_states
from generator.reading.revision import open_revision


def run_diff(root: Path, base: str, head: str | None) -> Compared:
    """Compare two states of the project, folders or commits; without `head` the folder itself is the later one."""
    with open_revision(root, base) as old, open_revision(root, head or str(root)) as new:
        return compare_states(old, new, base, head or ".")
