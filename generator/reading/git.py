"""What git knows of the project: the only place that starts it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from generator.problems import GeneratorError


def git_bytes(root: Path, *words: str) -> bytes | None:
    """Return what git prints in `root`, None where it refuses; without git this raises."""
    try:
        done = subprocess.run(["git", *words], cwd=root, capture_output=True, check=False)
    except OSError as error:
        raise GeneratorError(f"git: {error.strerror or error}") from error
    return done.stdout if done.returncode == 0 else None


def git(root: Path, *words: str) -> str | None:
    """Return what git prints, as text without its last line break; see `git_bytes`."""
    printed = git_bytes(root, *words)
    return None if printed is None else printed.decode(errors="replace").rstrip("\n")


def commit_of(root: Path, name: str) -> str | None:
    """Return the commit that a name means, None where there is none."""
    return git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
