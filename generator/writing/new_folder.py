"""A folder with everything in it, written beside its place and moved there when it is whole."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

IGNORED = frozenset({".git", ".DS_Store"})
"""What an empty folder may hold: a repository that was just made or cloned, and what a desktop leaves."""


def is_free(folder: Path) -> bool:
    """Tell whether a folder can be written: it is not there, or nothing but an empty repository is in it."""
    if folder.is_symlink() and not folder.exists():
        return False
    return not folder.exists() or (folder.is_dir() and all(one.name in IGNORED for one in folder.iterdir()))


def write_new_folder(folder: Path, files: Mapping[str, bytes], accept: Callable[[Path], bool]) -> bool:
    """Write all files by their paths in `folder`, which must be free, or leave no trace.

    They are written beside it first; only where `accept` agrees with what stands there do they take their place.
    """
    above = _made_above(folder)
    work = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    stage = work / folder.name
    done = False
    try:
        for path, content in files.items():
            file = stage / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        if accept(stage):
            _move(stage, folder)
            done = True
    finally:
        shutil.rmtree(work, ignore_errors=True)
        if not done:
            for one in above:
                one.rmdir()
    return done


def _made_above(folder: Path) -> list[Path]:
    """Make the folders above, and return those that were not there, the innermost first."""
    made = [one for one in folder.parents if not one.exists()]
    folder.parent.mkdir(parents=True, exist_ok=True)
    return made


def _move(stage: Path, folder: Path) -> None:
    """Move what was written into its place; where that fails half-way, what was moved goes again."""
    if not folder.exists():
        stage.rename(folder)
        return
    moved: list[Path] = []
    try:
        for one in sorted(stage.iterdir()):
            place = folder / one.name
            one.rename(place)
            moved.append(place)
    except BaseException:
        for one in moved:
            shutil.rmtree(one) if one.is_dir() else one.unlink()
        raise
