"""A state of the project to compare with: a folder, or what git has under a name."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.problems import GeneratorError

FRAMEWORK = "framework"


@contextmanager
def open_revision(root: Path, name: str) -> Iterator[Path]:
    """Give the folder of a state: `name` is a folder with a project, else a commit, branch or tag of the project's git."""
    folder = next((one for one in (Path(name), root / name) if (one / FRAMEWORK).is_dir()), None)
    if folder is not None:
        yield folder.resolve()
        return
    tree = _tree(root, name)
    with TemporaryDirectory(prefix="kerangka-") as temporary:
        packed = _git(root, "archive", "--format=tar", tree)
        with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
            archive.extractall(temporary, filter="data")
        if not (Path(temporary) / FRAMEWORK).is_dir():
            raise GeneratorError(f"{name}: no {FRAMEWORK}/ in this commit")
        yield Path(temporary)


def _tree(root: Path, name: str) -> str:
    """Return the tree of the project's folder in a commit."""
    prefix = _git(root, "rev-parse", "--show-prefix")
    if prefix.returncode:
        raise GeneratorError(f"{name}: neither a project folder nor a git repository here")
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if commit.returncode:
        raise GeneratorError(f"{name}: {_absence(root)}")
    inside = prefix.stdout.decode().strip()
    return f"{commit.stdout.decode().strip()}:{inside}"


def _absence(root: Path) -> str:
    """Say why a commit may be missing and what to do about it."""
    shallow = _git(root, "rev-parse", "--is-shallow-repository").stdout.decode().strip() == "true"
    if shallow:
        return "not in this shallow clone; fetch it first: git fetch --unshallow (in a workflow: fetch-depth: 0)"
    return "no such folder, commit, branch or tag; a branch of the server is fetched by: git fetch origin, and named origin/BRANCH"


def _git(root: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    try:
        done = subprocess.run(["git", *words], cwd=root, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise GeneratorError("git is not installed, so that only folders can be compared") from error
    if words[0] == "archive" and done.returncode:
        raise GeneratorError(done.stderr.decode(errors="replace").strip())
    return done
