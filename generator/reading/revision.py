"""What a change is compared with: a commit in the history of the project."""

from __future__ import annotations

import subprocess
from pathlib import Path

USUAL = ("origin/main", "main")


def read_base(root: Path, wanted: str | None) -> str | None:
    """Return the commit where the work here left `wanted`, by default the main line; None where there is none."""
    for name in (wanted,) if wanted else USUAL:
        commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        if commit:
            return _git(root, "merge-base", commit, "HEAD") or None
    return None


def _git(root: Path, *words: str) -> str:
    """Return what git says, or '' when it fails or is not there."""
    try:
        done = subprocess.run(
            ["git", *words], cwd=root, capture_output=True, text=True, encoding="utf-8", check=False
        )
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
