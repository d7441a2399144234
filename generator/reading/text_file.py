"""Bytes of a file to text, with a message for every encoding an author's editor may produce."""

from __future__ import annotations

from pathlib import Path

from generator.problems import Location, Problem

MAXIMUM_YAML_BYTES = 5_000_000
"""A framework file is some kilobytes; more than this is a file put in the wrong place."""


def read_text(root: Path, path: str, maximum_bytes: int | None = None) -> str | Problem:
    """Read a UTF-8 text file, or return what is wrong with it.

    A byte order mark is dropped and every line ends in one newline, whatever the editor wrote.
    """
    here = Location(path, line=1, column=1)
    try:
        if maximum_bytes is not None and (root / path).stat().st_size > maximum_bytes:
            megabytes = round((root / path).stat().st_size / 1e6)
            return Problem("berkas-terlalu-besar", here, {"megabytes": megabytes, "maximum": maximum_bytes // 1_000_000})
        raw = (root / path).read_bytes()
    except OSError as error:
        return Problem("berkas-tidak-terbaca", here, {"reason": error.strerror or str(error)})
    return decode_text(path, raw)


def decode_text(path: str, raw: bytes) -> str | Problem:
    """Decode the bytes of a file as UTF-8, or return what is wrong with them."""
    here = Location(path, line=1, column=1)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in raw[:200]:
        return Problem("pengodean-utf16", here)
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
        found = raw[error.start : error.start + 1].decode("windows-1252", errors="replace")
        return Problem("pengodean-bukan-utf8", Location(path, line=line, column=column), {"character": found})
