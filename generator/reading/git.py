"""What git knows of the project: the only place that starts it."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable
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


COMMIT = re.compile(r"[0-9a-f]{7,64}")
AS_STORED = ("core.symlinks=false", "core.autocrlf=false", "core.eol=lf", f"core.hooksPath={os.devnull}", "advice.detachedHead=false")
"""Configuration under which a checkout has the bytes of the repository, no links, and runs nothing."""


def clone(url: str, names: Iterable[str], target: Path) -> str:
    """Clone into `target` what a repository has under the first of some names, and return that name.

    Only the newest state is fetched of a tag or branch; a commit is looked for in the whole repository. Nobody is
    asked for a password, and only https, ssh and files are spoken.
    """
    wanted = tuple(names)
    said = ""
    for name in wanted:
        done = _cloned("--depth=1", f"--branch={name}", "--", url, str(target))
        if done.returncode == 0:
            return name
        said = done.stderr.decode(errors="replace").strip()
    commits = [name for name in wanted if COMMIT.fullmatch(name)]
    if commits and _cloned("--no-checkout", "--", url, str(target)).returncode == 0:
        for name in commits:
            commit = commit_of(target, name)
            if commit and git(target, *_settings(), "checkout", "--quiet", "--detach", commit) is not None:
                return name
    shown = said.splitlines()[-1] if said else ""
    raise GeneratorError(f"{url}: tidak ada {' atau '.join(wanted)} | there is no {' or '.join(wanted)} ({shown})")


def _cloned(*words: str) -> subprocess.CompletedProcess[bytes]:
    asked = {"GIT_TERMINAL_PROMPT": "0", "GIT_ALLOW_PROTOCOL": "https:http:ssh:file", "GIT_LFS_SKIP_SMUDGE": "1", "LC_ALL": "C"}
    try:
        return subprocess.run(
            ["git", *_settings(), "clone", "--quiet", "--no-recurse-submodules", "--template=", *words],
            env={**os.environ, **asked}, stdin=subprocess.DEVNULL, capture_output=True, check=False,
        )  # fmt: skip
    except OSError as error:
        raise GeneratorError(f"git: {error.strerror or error}") from error


def _settings() -> tuple[str, ...]:
    return tuple(word for one in AS_STORED for word in ("-c", one))
