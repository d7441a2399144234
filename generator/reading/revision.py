"""A state of the project to compare with: a folder, or what git has under a name."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.problems import GeneratorError
from generator.reading.git import commit_of, git, git_bytes
from generator.reading.region_folder import is_project

USUAL = ("origin/main", "main")


def read_base(root: Path, wanted: str | None) -> str | None:
    """Return the commit where the work here left `wanted`, by default the main line; None where there is none."""
    with suppress(GeneratorError):  # without git there is none, and whoever compares says so
        for name in (wanted,) if wanted else USUAL:
            commit = commit_of(root, name)
            if commit:
                return git(root, "merge-base", commit, "HEAD")
    return None


@contextmanager
def open_revision(root: Path, name: str) -> Iterator[Path]:
    """Give the folder of a state: `name` is a folder with a project, else a commit, branch or tag of the project's git."""
    folder = next((one for one in (Path(name), root / name) if is_project(one)), None)
    if folder is not None:
        yield folder.resolve()
        return
    tree = _tree(root, name)
    with TemporaryDirectory(prefix="kerangka-") as temporary:
        packed = git_bytes(root, "archive", "--format=tar", tree)
        if packed is None:
            raise GeneratorError(f"{name}: git cannot pack {tree}")
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(temporary, filter="data")
        if not is_project(Path(temporary)):
            raise GeneratorError(f"{name}: no framework/ in this commit")
        yield Path(temporary)


def _tree(root: Path, name: str) -> str:
    """Return the tree of the project's folder in a commit."""
    inside = git(root, "rev-parse", "--show-prefix")
    if inside is None:
        raise GeneratorError(f"{name}: neither a project folder nor a git repository here")
    commit = commit_of(root, name)
    if commit is None:
        raise GeneratorError(f"{name}: {_absence(root)}")
    return f"{commit}:{inside}"


def _absence(root: Path) -> str:
    """Say why a commit may be missing and what to do about it."""
    if git(root, "rev-parse", "--is-shallow-repository") == "true":
        return "not in this shallow clone; fetch it first: git fetch --unshallow (in a workflow: fetch-depth: 0)"
    return "no such folder, commit, branch or tag; a branch of the server is fetched by: git fetch origin, and named origin/BRANCH"
