"""The files of a published data package, in a folder or a .zip, read no further than their limits."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

DESCRIPTOR = "datapackage.json"
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError, ValueError)
"""What Python raises of archives that are cut off, encrypted, packed in a foreign way or not to be opened."""


class TooLargeError(Exception):
    """A file of a package is larger than any that a site publishes."""

    def __init__(self, name: str, most: int) -> None:
        """Keep the file and the most bytes it may have."""
        super().__init__(name)
        self.name, self.most = name, most


class PackageFiles(Protocol):
    """The files of a package by their names."""

    def read(self, name: str, most: int) -> bytes | None:
        """Return the bytes of a file, None where it is not there; raises `TooLargeError` above `most`."""
        ...


@dataclass(frozen=True)
class _Folder:
    path: Path

    def read(self, name: str, most: int) -> bytes | None:
        file = self.path / name
        if not file.is_file():
            return None
        with file.open("rb") as opened:
            return _limited(name, opened.read(most + 1), most)


@dataclass(frozen=True)
class _Archive:
    """`prefix` is the folder that everything lies in, where somebody has packed the folder and not its files."""

    archive: zipfile.ZipFile
    prefix: str

    def read(self, name: str, most: int) -> bytes | None:
        if self.prefix + name not in self.archive.namelist():
            return None
        with self.archive.open(self.prefix + name) as opened:
            return _limited(name, opened.read(most + 1), most)


@contextmanager
def open_package(place: Path) -> Iterator[PackageFiles]:
    """Open the folder or .zip at `place`, which is there; may raise what `BROKEN` lists."""
    if place.is_dir():
        yield _Folder(place)
        return
    with zipfile.ZipFile(place) as archive:
        found = sorted((one for one in archive.namelist() if f"/{one}".endswith(f"/{DESCRIPTOR}")), key=len)
        yield _Archive(archive, found[0].removesuffix(DESCRIPTOR) if found else "")


def _limited(name: str, raw: bytes, most: int) -> bytes:
    if len(raw) > most:
        raise TooLargeError(name, most)
    return raw
