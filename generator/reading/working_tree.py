"""What is not committed yet in the Git repository that holds a project."""

from __future__ import annotations

import subprocess
from pathlib import Path


def read_unsaved(root: Path) -> tuple[str, ...] | None:
    """Return the files below `root` that are changed or new, None where there is no Git or no repository."""
    command = ["git", "status", "--porcelain", "--no-renames", "--untracked-files=all", "-z", "--", "."]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=True)
        top = subprocess.run(
            ["git", "rev-parse", "--show-prefix"],
            cwd=root,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    prefix = top.stdout.strip()
    return tuple(sorted(entry[3:].removeprefix(prefix) for entry in done.stdout.split("\0") if entry))


def read_commit_of(root: Path, path: str) -> str | None:
    """Return the commit that brought a file as it is, None where Git knows none."""
    command = ["git", "log", "-1", "--format=%H", "--", path]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip() or None
