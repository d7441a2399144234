"""A base project with git, made from the minimal project."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.case_projects import lay_out_minimal


def run_git(folder: Path, *words: str) -> str:
    """Run git as somebody whom no machine knows."""
    who = ("-c", "user.name=uji", "-c", "user.email=uji@example.org", "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main")
    done = subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True, text=True, encoding="utf-8")
    return done.stdout.strip()


def set_version(folder: Path, version: str) -> None:
    """Give a base project another version."""
    file = folder / "framework" / "programme.yml"
    text = file.read_text(encoding="utf-8")
    before = next(line for line in text.splitlines() if line.startswith("version:"))
    file.write_text(text.replace(before, f'version: "{version}"'), encoding="utf-8")


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """The minimal project as a base, version 0.1."""
    folder = tmp_path / "dasar"
    folder.mkdir()
    return lay_out_minimal(folder)
