"""A file taken apart into texts: archives unpacked, pictures without their pixels, other encodings as UTF-8.

What a picture, a font or base64 shows to the eye alone is not read. Of a picture everything else is
(text chunks, EXIF, bytes after its end); compressed pixels hold no readable text and are left out.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from generator.problems import GeneratorError

LARGEST_UNPACKED = 500_000_000
DEEPEST = 4
PNG, JPEG, GZIP, ZIP, PDF, PARQUET = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"\x1f\x8b", b"PK\x03\x04", b"%PDF-", b"PAR1"
UNREADABLE = {b"7z\xbc\xaf\x27\x1c": "7z", b"Rar!\x1a\x07": "rar", b"\xfd7zXZ\x00": "xz", b"BZh": "bz2", b"\x28\xb5\x2f\xfd": "zstd", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "Office 97-2003"}  # fmt: skip
PIXELS = frozenset({b"IDAT", b"fdAT"})
STREAM = re.compile(rb"stream\r?\n")
DRAWS = re.compile(rb"\bT[jJ]\b")
DRAWN = re.compile(rb"\((?:\\.|[^()\\])*\)|<[0-9A-Fa-f\s]+>", re.DOTALL)
"""What a page of a PDF writes, and the strings in it."""
PLACES = re.compile(rb"\[[\d\sR.+-]*\]|\b\d+ \d+ (?:R|obj)\b|\b\d{10} \d{5} [nf]\b")
"""Lists of numbers (widths, boxes), references to objects and the table of their places."""
ENCODINGS = ((b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class NotScannableError(GeneratorError):
    """A file that cannot be looked into; the gate stays shut."""


@dataclass(frozen=True)
class Part:
    """A text inside a file: the name of the member it came from ('' for the file itself) and its bytes."""

    name: str
    raw: bytes
    is_text: bool


def parts(name: str, raw: bytes, depth: int = 0) -> Iterator[Part]:
    """Return every text that the bytes of a file hold; raises `NotScannableError` where it cannot see."""
    if depth > DEEPEST:
        raise NotScannableError(f"{name}: nested too deep")
    kind = next((kind for magic, kind in UNREADABLE.items() if raw.startswith(magic)), None)
    if kind is not None:
        raise NotScannableError(f"{name}: {kind}")
    if raw.startswith(ZIP):
        yield from _members(raw, depth)
    elif raw.startswith(GZIP):
        yield from parts(name.removesuffix(".gz"), _inflated(raw, zlib.MAX_WBITS | 16, name), depth + 1)
    elif raw.startswith(PNG):
        yield Part(name, _png(raw), is_text=False)
    elif raw.startswith(JPEG):
        yield Part(name, _jpeg(raw), is_text=False)
    elif raw.startswith(PDF):
        yield Part(name, _pdf(raw), is_text=False)
    else:
        text = as_utf8(raw)
        yield Part(name, text, is_text=b"\x00" not in text[:4096])


def as_utf8(raw: bytes) -> bytes:
    """Return a text in UTF-16 or UTF-32 as UTF-8, with or without a mark; anything else as it is."""
    encoding = next((encoding for mark, encoding in ENCODINGS if raw.startswith(mark)), None)
    start = raw[:2048]
    if encoding is None and len(start) >= 8:
        half = len(start) // 2
        if start[1::2].count(0) > 0.4 * half and start[::2].count(0) < 0.1 * half:
            encoding = "utf-16-le"
        elif start[::2].count(0) > 0.4 * half and start[1::2].count(0) < 0.1 * half:
            encoding = "utf-16-be"
    return raw.decode(encoding, errors="replace").encode("utf-8") if encoding else raw


def _members(raw: bytes, depth: int) -> Iterator[Part]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if sum(member.file_size for member in archive.infolist()) > LARGEST_UNPACKED:
                raise NotScannableError("too large when unpacked")
            yield Part("", archive.comment, is_text=True)
            for member in archive.infolist():
                yield Part(member.filename, member.filename.encode(errors="replace") + member.comment, is_text=True)
                if not member.is_dir():
                    yield from parts(member.filename, archive.read(member), depth + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error, EOFError, OSError) as error:
        raise NotScannableError(str(error)) from error


def _inflated(raw: bytes, window: int, name: str) -> bytes:
    pieces, size = [], 0
    while raw:
        unpacker = zlib.decompressobj(window)
        try:
            piece = unpacker.decompress(raw, LARGEST_UNPACKED - size + 1)
        except zlib.error as error:
            raise NotScannableError(f"{name}: {error}") from error
        size += len(piece)
        if size > LARGEST_UNPACKED or not unpacker.eof:
            raise NotScannableError(f"{name}: too large when unpacked, or cut off")
        pieces.append(piece)
        raw = unpacker.unused_data.lstrip(b"\x00")
    return b"".join(pieces)


def _png(raw: bytes) -> bytes:
    """Return the chunks that are no pixels, compressed texts unpacked, and whatever follows the picture."""
    kept, place = [], len(PNG)
    while place + 8 <= len(raw):
        size, kind = struct.unpack(">I4s", raw[place : place + 8])
        body = raw[place + 8 : place + 8 + size]
        if kind not in PIXELS:
            kept.append(body)
            if kind in (b"zTXt", b"iTXt"):
                kept.append(_unpacked_somewhere(body))
        place += 12 + size
        if kind == b"IEND":
            break
    return b"\n".join((*kept, raw[place:]))


def _unpacked_somewhere(body: bytes) -> bytes:
    for start in (match.start() for match in re.finditer(rb"\x78", body)):
        try:
            return zlib.decompressobj().decompress(body[start:], LARGEST_UNPACKED)
        except zlib.error:
            continue
    return b""


def _jpeg(raw: bytes) -> bytes:
    """Return all segments but the entropy-coded pixels, and whatever follows the picture."""
    kept, place = [], 2
    while place + 4 <= len(raw) and raw[place] == 0xFF:
        marker, size = raw[place + 1], struct.unpack(">H", raw[place + 2 : place + 4])[0]
        kept.append(raw[place + 4 : place + 2 + size])
        place += 2 + size
        if marker == 0xDA:
            after = re.compile(rb"\xff[\x01-\xcf\xd8-\xff]").search(raw, place)
            place = after.start() if after else len(raw)
            if raw[place : place + 2] == b"\xff\xd9":
                place += 2
                break
    return b"\n".join((*kept, raw[place:]))


def _pdf(raw: bytes) -> bytes:
    """Return the file with every deflated stream unpacked in its place.

    Of a stream that draws a page its strings are kept; the numbers around them are places, not text.
    """
    kept, place = [], 0
    for match in STREAM.finditer(raw):
        if match.end() < place:
            continue
        unpacker = zlib.decompressobj()
        try:
            body = unpacker.decompress(raw[match.end() :], LARGEST_UNPACKED)
        except zlib.error:
            continue
        end = len(raw) - len(unpacker.unused_data) if unpacker.eof else match.end()
        kept += [PLACES.sub(b";", raw[place : match.end()]), b"\n".join(DRAWN.findall(body)) if DRAWS.search(body) else body]
        place = end
    return b"\n".join((*kept, PLACES.sub(b";", raw[place:])))
