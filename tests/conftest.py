"""What many tests stand on: the repository, a built copy of its site, the outside material."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.pipeline import Checked, run_check

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("framework", "schemas", "docs", "villages", "mkdocs.yml", "mkdocs.en.yml")


def run_kerangka(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user does, and return what it said and its exit code."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *words],
        cwd=cwd, env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def copy_project(target: Path) -> Path:
    """Copy everything that makes up the project, without what was built from it."""
    target.mkdir(exist_ok=True)
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, target / part)
        else:
            shutil.copy(ROOT / part, target / part)
    return target


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Material that is here and in CI, but not on users' machines."""
    folder = ROOT.parent / "shared"
    if not (folder / "data").is_dir():
        pytest.skip("outside material (../shared) is not on this machine")
    return folder


@pytest.fixture(scope="session")
def checked() -> Checked:
    """The shipped project, read and checked once."""
    return run_check(ROOT)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped site, built once by the command of the README."""
    project = copy_project(tmp_path_factory.mktemp("project"))
    done = run_kerangka("build", cwd=project)
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a person accept changed pages after looking at them."""
    parser.addoption("--update-golden", action="store_true", help="write the golden pages anew")
