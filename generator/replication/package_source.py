"""Where a base comes from: a folder, an archive here or at an address, or a git repository."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, url2pathname, urlopen

from generator.problems import GeneratorError
from generator.reading.git import clone
from generator.replication.archive import LARGEST, PIECE, is_archive, unpack
from generator.replication.package import Package, package_of

VERSION = "{version}"
"""Stands in an address for the version that is asked for."""

SCHEMES = ("https", "http", "ssh", "file")
SHORT_SSH = re.compile(r"[\w.-]+@[\w.-]+:[^\\]+")
PATIENCE = 60
"""Seconds that a server may keep silent."""


@contextmanager
def open_package(source: str, version: str, sha256: str | None = None) -> Iterator[Package]:
    """Give the package of a version: `source` is a folder, an archive, an address of one, or a git repository.

    In git the version is the tag `v<version>`, else a branch, tag or commit of that name. Any other version than
    the one asked for, or another checksum than the one expected, is refused. Nothing of a package is ever run.
    """
    named = source.replace(VERSION, version)
    with TemporaryDirectory(prefix="kerangka-") as temporary:
        folder, is_named_by_git = _fetched(named, version, Path(temporary), sha256)
        package = package_of(folder)
        if package.version != version and not is_named_by_git:
            raise GeneratorError(f"{named}: versi {package.version}, bukan {version} | it is version {package.version}, not {version}")
        if sha256 is not None and package.sha256 != sha256.casefold():
            raise GeneratorError(f"{named}: sidik {package.sha256}, bukan {sha256} | its checksum is {package.sha256}, not {sha256}")
        yield package


def _fetched(source: str, version: str, temporary: Path, sha256: str | None) -> tuple[Path, bool]:
    """Return the folder with what was fetched, and whether git knows the version by another name than its tag."""
    scheme = urlsplit(source).scheme if "://" in source else ""
    if scheme == "file" and is_archive(source):
        source, scheme = url2pathname(urlsplit(source).path), ""
    if scheme and scheme not in SCHEMES:
        raise GeneratorError(f"{source}: alamat jenis ini tidak didukung | addresses of this kind are not supported: {scheme}")
    if not scheme and (local := Path(source).expanduser()).exists() and not source.endswith(".git"):
        return (local.resolve(), False) if local.is_dir() else (_unpacked(local, temporary), False)
    if scheme == "http" and sha256 is None:
        raise GeneratorError(f"{source}: tanpa enkripsi, sebutkan --sha256 | not encrypted, name its --sha256")
    if scheme in ("http", "https") and is_archive(urlsplit(source).path):
        return _unpacked(_downloaded(source, temporary), temporary), False
    if scheme or source.endswith(".git") or SHORT_SSH.fullmatch(source):
        name = clone(source, (f"v{version}", version), temporary / "clone")
        return temporary / "clone", name == version
    raise GeneratorError(f"{source}: tidak ada folder, arsip, atau repositori di sini | no folder, archive or repository here")


def _unpacked(file: Path, temporary: Path) -> Path:
    if not is_archive(file.name):
        raise GeneratorError(f"{file}: bukan .tar.gz, .tgz, atau .zip | neither .tar.gz, .tgz nor .zip")
    target = temporary / "unpacked"
    target.mkdir()
    return unpack(file, str(file), target)


def _downloaded(source: str, temporary: Path) -> Path:
    """Fetch an archive into the temporary folder, no more of it than a base may have."""
    file = temporary / Path(urlsplit(source).path).name
    try:
        with urlopen(Request(source, headers={"User-Agent": "kerangka"}), timeout=PATIENCE) as answer, file.open("wb") as out:  # noqa: S310 - schemes are chosen above
            written = 0
            while piece := answer.read(PIECE):
                written += len(piece)
                if written > LARGEST:
                    raise GeneratorError(f"{source}: terlalu besar untuk kerangka dasar | too large for a base")
                out.write(piece)
    except (URLError, OSError, ValueError) as error:
        raise GeneratorError(f"{source}: tidak dapat diambil | cannot be fetched ({error})") from error
    return file
