"""The vendored base of a region: `base/` byte for byte as its list of checksums and programme.yml say."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.problems import Location, Problem
from generator.reading.region_folder import REGION
from generator.text import Text

SUMS = "SHA256SUMS"
NAMED_BY = Location(REGION, ("extends", "sha256"))
LINE = re.compile(r"([0-9a-f]{64})  ([^\\\n]+)")

_CHANGED = Text({"id": "isinya berubah", "en": "its content was changed"})
_LINE_ENDS = Text({"id": "akhir barisnya berubah (tulis `base/** -text` di .gitattributes)",
                   "en": "its line ends were changed (write `base/** -text` in .gitattributes)"})  # fmt: skip
_MISSING = Text({"id": "berkasnya tidak ada", "en": "it is missing"})
_ADDED = Text({"id": "berkas ini bukan bagian dari dasar", "en": "it does not belong to the base"})
_OTHER_LIST = Text({"id": "bukan daftar sidik dari dasar yang disebut programme.yml",
                    "en": "it is not the list of checksums of the base that programme.yml names"})  # fmt: skip


def checksum(content: bytes) -> str:
    """Return the SHA-256 of bytes as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def checksums_of(folder: Path) -> Mapping[str, str]:
    """Return the checksum of every file of a base by its path below `folder`; hidden files and the list itself are none of them."""
    paths = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    return {path: checksum(paths[path].read_bytes()) for path in sorted(paths) if path != SUMS and not _is_hidden(path)}


def written_checksums(checksums: Mapping[str, str]) -> bytes:
    """Return the bytes of SHA256SUMS, as `sha256sum` writes and reads them; their own checksum is that of the base."""
    return "".join(f"{checksums[path]}  {path}\n" for path in sorted(checksums)).encode()


def read_checksums(content: bytes) -> Mapping[str, str]:
    """Return what a SHA256SUMS lists by path; lines in another form say nothing."""
    lines = content.decode("utf-8", errors="replace").splitlines()
    return {found[2]: found[1] for line in lines if (found := LINE.fullmatch(line))}


def changed_files(base: Path, sha256: str) -> Iterator[Problem]:
    """Yield every file of a vendored base that is not as it came; `sha256` is the checksum that programme.yml names."""
    sums = base / SUMS
    if not sums.is_file():
        yield Problem("dasar-hilang", Location(REGION, ("extends",)), {"value": f"{base.name}/{SUMS}"})
        return
    content = sums.read_bytes()
    if checksum(content) != sha256:
        yield _changed(base, SUMS, _OTHER_LIST)
    listed, found = read_checksums(content), checksums_of(base)
    for path in sorted(listed.keys() | found.keys()):
        if path not in found:
            yield _changed(base, path, _MISSING)
        elif path not in listed:
            yield _changed(base, path, _ADDED)
        elif listed[path] != found[path]:
            plain = (base / path).read_bytes().replace(b"\r\n", b"\n")
            yield _changed(base, path, _LINE_ENDS if checksum(plain) == listed[path] else _CHANGED)


def _changed(base: Path, path: str, how: Text) -> Problem:
    named = f"{base.name}/{path}"
    return Problem("dasar-berubah", Location(named, line=1, column=1), {"value": named, "how": how}, related=NAMED_BY)


def _is_hidden(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/"))
