"""Linters and types hold for the whole tree; people and CI run them through this one test file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def _run(root: Path, *words: str) -> None:
    done = subprocess.run(
        [sys.executable, *words], cwd=root, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_ruff_finds_nothing(root: Path) -> None:
    _run(root, "-m", "ruff", "check", "generator", "tests")


def test_mypy_strict_finds_nothing(root: Path) -> None:
    _run(root, "-m", "mypy")


def test_the_floors_of_the_house_hold(root: Path) -> None:
    _run(root, "-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())")
