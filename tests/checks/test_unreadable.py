"""Of what could not be read nothing is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pipeline import run_check
from tests.case_projects import MINIMAL, lay_out_minimal

FILES = sorted(
    file.relative_to(MINIMAL).as_posix()
    for folder in ("framework", "villages")
    for file in (MINIMAL / folder).rglob("*")
    if file.is_file()
)


@pytest.mark.parametrize("path", FILES)
def test_a_broken_file_is_the_only_one_that_is_told(path: str, tmp_path: Path) -> None:
    """What it defines is not called unknown, what it uses is not called unused."""
    root = lay_out_minimal(tmp_path)
    (root / path).write_bytes(b"\xff\xfe\x00\x00")
    assert {(one.path, one.code) for one in run_check(root).told("id")} == {(path, "pengodean-utf16")}
