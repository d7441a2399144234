"""A package as one file: the same bytes for the same content, and unpacked without trusting what is in it."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import IO

from generator.problems import GeneratorError
from generator.reading.package_files import BROKEN as BROKEN_ZIP

SUFFIXES = (".tar.gz", ".tgz", ".zip")
LARGEST = 256_000_000
"""Bytes of all files of an archive together; a base has some megabytes."""

MOST_FILES = 50_000
PIECE = 1 << 20
BROKEN = (tarfile.TarError, *BROKEN_ZIP)
"""What reading an archive raises where it is cut off, encrypted, of another form, or no archive."""


def packed(files: Mapping[str, bytes], folder: str, day: date) -> bytes:
    """Return a .tar.gz of files below one folder: sorted, of one day, of no owner."""
    moment = int(datetime.combine(day, datetime.min.time(), UTC).timestamp())
    written = io.BytesIO()
    with (
        gzip.GzipFile(filename="", mode="wb", fileobj=written, mtime=moment) as stream,
        tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path in sorted(files):
            member = tarfile.TarInfo(f"{folder}/{path}")
            member.size, member.mtime, member.mode = len(files[path]), moment, 0o644
            archive.addfile(member, io.BytesIO(files[path]))
    return written.getvalue()


def is_archive(name: str) -> bool:
    """Tell by its name whether a file is an archive that can be unpacked."""
    return name.casefold().endswith(SUFFIXES)


def unpack(file: Path, name: str, target: Path) -> Path:
    """Unpack an archive into an empty folder and return the folder with its content: `target`, or the only folder in it.

    `name` is what the archive is called in messages. Links, devices and paths that lead elsewhere are refused.
    """
    try:
        if name.casefold().endswith(".zip"):
            with zipfile.ZipFile(file) as archive:
                _write_all(_of_zip(archive), target, name)
        else:
            with tarfile.open(file, mode="r:gz") as archive:
                _write_all(_of_tar(archive, name), target, name)
    except BROKEN as error:
        raise GeneratorError(f"{name}: arsip tidak dapat dibaca | the archive cannot be read ({error})") from error
    inside = [one for one in target.iterdir() if not one.name.startswith(".")]
    return inside[0] if len(inside) == 1 and inside[0].is_dir() and inside[0].name != "framework" else target


def _of_tar(archive: tarfile.TarFile, name: str) -> Iterator[tuple[str, IO[bytes]]]:
    for member in archive:
        if member.isdir():
            continue
        stream = archive.extractfile(member) if member.isreg() else None
        if stream is None:
            raise _refused(name, member.name)
        yield member.name, stream


def _of_zip(archive: zipfile.ZipFile) -> Iterator[tuple[str, IO[bytes]]]:
    for member in archive.infolist():
        if not member.is_dir():
            if (member.external_attr >> 16) & 0o170000 == 0o120000:
                raise _refused(str(archive.filename), member.filename)
            with archive.open(member) as stream:
                yield member.filename, stream


def _write_all(members: Iterator[tuple[str, IO[bytes]]], target: Path, name: str) -> None:
    written = 0
    for count, (path, stream) in enumerate(members, start=1):
        file = target / _inside(path, name)
        if file.exists() or file.parent.is_file():
            raise _refused(name, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as out:
            while piece := stream.read(PIECE):
                written += len(piece)
                if written > LARGEST or count > MOST_FILES:
                    raise GeneratorError(f"{name}: terlalu besar untuk kerangka dasar | too large for a base ({LARGEST // 1_000_000} MB, {MOST_FILES} files)")
                out.write(piece)


def _inside(path: str, name: str) -> PurePosixPath:
    """Return a member's path, which must lead below the folder it is unpacked into, on every system."""
    found = PurePosixPath(path)
    outside = found.is_absolute() or PureWindowsPath(path).drive or "\\" in path or ":" in path or "\0" in path
    if outside or ".." in found.parts or not found.parts:
        raise _refused(name, path)
    return found


def _refused(name: str, path: str) -> GeneratorError:
    return GeneratorError(f"{name}: isi arsip ditolak | content of the archive refused: {path}")
