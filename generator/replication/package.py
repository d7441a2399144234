"""What a base consists of when it travels: its files, its version and its checksum."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.problems import GeneratorError
from generator.reading.base_files import SUMS, checksum, written_checksums
from generator.reading.region_folder import is_region
from generator.reading.yaml_file import read_yaml

IDENTITY = "framework/programme.yml"
OF_THE_PLACE = frozenset({"framework/pilot-sensitivity.csv"})
"""Files of a framework that are about the villages of one repository."""


@dataclass(frozen=True)
class Package:
    """A base that was opened: its folder, and the version and checksum it has, whatever was asked for."""

    folder: Path
    version: str
    sha256: str


def files_of_package(root: Path) -> Mapping[str, bytes]:
    """Return what belongs to the package of a base project or of an unpacked package, by path, without its list of checksums."""
    if is_region(root):
        raise GeneratorError(f"{root}: folder wilayah, bukan kerangka dasar | the folder of a region, not a base")
    identity = _identity(root)
    languages = identity.get("languages")
    found = sorted(_paths(root, tuple(map(str, languages)) if isinstance(languages, list) else ()))
    for path in found:
        if (root / path).is_symlink() or "\\" in path or "\n" in path:
            raise GeneratorError(f"{path}: tautan atau nama yang tidak dapat dikirim | a link, or a name that cannot travel")
    return {path: (root / path).read_bytes() for path in found}


def checksum_of(files: Mapping[str, bytes]) -> str:
    """Return the checksum of a base: that of its list of checksums."""
    return checksum(_sums(files))


def with_checksums(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of a base with its list of checksums, by path below base/."""
    return {**files, SUMS: _sums(files)}


def vendor(package: Path, target: Path) -> dict[Path, bytes]:
    """Work out the files of a region's base/ from an opened package; nothing is written."""
    return {target / path: content for path, content in with_checksums(files_of_package(package)).items()}


def package_of(root: Path) -> Package:
    """Return the package that a folder holds."""
    files = files_of_package(root)
    sums = root / SUMS
    if sums.is_file() and sums.read_bytes() != _sums(files):
        raise GeneratorError(f"{root}: {SUMS} tidak cocok dengan isinya | does not agree with the files beside it")
    return Package(root, version_of(root), checksum_of(files))


def version_of(root: Path) -> str:
    """Return the version that a base says it has."""
    return str(_identity(root).get("version", ""))


def _sums(files: Mapping[str, bytes]) -> bytes:
    return written_checksums({path: checksum(content) for path, content in files.items()})


def _identity(root: Path) -> Mapping[str, Any]:
    if not (root / IDENTITY).is_file():
        raise GeneratorError(f"{root}: tidak ada {IDENTITY}, jadi bukan kerangka dasar | no {IDENTITY}, so this is no base")
    document, _ = read_yaml(root, IDENTITY)
    if document is None or not isinstance(document.data, dict) or not document.data.get("version"):
        raise GeneratorError(f"{root}: {IDENTITY} tidak terbaca | {IDENTITY} cannot be read")
    return document.data


def _paths(root: Path, languages: tuple[str, ...]) -> Iterator[str]:
    for top, pattern in (("framework", "**/*"), ("schemas", "*.schema.json"), *((f"docs/{one}", "**/*") for one in languages)):
        for file in (root / top).glob(pattern):
            path = file.relative_to(root).as_posix()
            is_hidden = any(part.startswith(".") for part in path.split("/"))
            if (file.is_file() or file.is_symlink()) and not is_hidden and path not in OF_THE_PLACE:
                yield path
