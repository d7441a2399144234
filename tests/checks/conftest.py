"""The minimal project as the checks see it, and ways to change a part of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.pipeline import run_check
from generator.project import Project
from tests.case_projects import lay_out_minimal

Change = Callable[[str, str, str], Project]


@pytest.fixture
def changed(tmp_path: Path) -> Change:
    """Return a function that changes a text in a file of the minimal project and reads it."""
    root = lay_out_minimal(tmp_path)

    def change(path: str, find: str, put: str) -> Project:
        file = root / path
        text = file.read_text(encoding="utf-8")
        assert find in text
        file.write_text(text.replace(find, put), encoding="utf-8")
        return run_check(root).project

    return change
