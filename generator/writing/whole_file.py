"""Files written beside their place and moved into it, so that a reader never meets half of one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path


def write_files(contents: Mapping[Path, bytes]) -> None:
    """Write all files or none: what was there before comes back when one of them fails.

    A file that already holds the bytes is not touched, so a run that changes nothing leaves no
    trace. Folders are made where they are missing.
    """
    changed = {file: content for file, content in contents.items() if _held_by(file) != content}
    staged: dict[Path, Path] = {}
    before = {file: _held_by(file) for file in changed}
    moved: list[Path] = []
    try:
        for file, content in changed.items():
            staged[file] = _stage(file, (content,))
        for file, stage in staged.items():
            stage.replace(file)
            moved.append(file)
    except BaseException:
        for file in moved:
            _put_back(file, before[file])
        raise
    finally:
        for stage in staged.values():
            stage.unlink(missing_ok=True)


def write_pieces(file: Path, pieces: Iterable[bytes]) -> None:
    """Write one file piece by piece, so that it need not fit in memory; it takes its place when all is there."""
    stage = _stage(file, pieces)
    try:
        stage.replace(file)
    finally:
        stage.unlink(missing_ok=True)


def _held_by(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _stage(file: Path, pieces: Iterable[bytes]) -> Path:
    """Write the content beside `file`, on the same file system, down to the disk."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.", suffix=".tmp")
    stage = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(pieces)
            stream.flush()
            os.fsync(stream.fileno())
        stage.chmod(file.stat().st_mode & 0o777 if file.exists() else 0o666 & ~_umask())
    except BaseException:
        stage.unlink(missing_ok=True)
        raise
    return stage


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _put_back(file: Path, content: bytes | None) -> None:
    if content is None:
        file.unlink(missing_ok=True)
    else:
        _stage(file, (content,)).replace(file)
