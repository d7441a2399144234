"""One file looked through: its name, its texts, its columns; every finding with place and masked excerpt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.privacy.columns import MICRODATA, holds_households, is_refused
from generator.privacy.contacts import PublicContacts
from generator.privacy.containers import PARQUET, parts
from generator.privacy.kinds import Finding, masked
from generator.privacy.numbers import Match, find_numbers
from generator.privacy.spelling import views
from generator.privacy.tables import (
    Header,
    Named,
    headers_of_text,
    is_workbook,
    read_parquet,
    read_workbook,
    refused_keys,
)  # fmt: skip
from generator.privacy.words import find_words

NO_CONTACTS = PublicContacts()


def scan(name: str, raw: bytes, public: PublicContacts = NO_CONTACTS) -> tuple[Finding, ...]:
    """Return all personal data in a file, sorted by place; `name` is its path, and is looked at too.

    Raises `NotScannableError` for a file that cannot be looked into.
    """
    found = [*_in_name(name, public)]
    if raw.startswith(PARQUET):
        cells, header = read_parquet(raw)
        found += [*_in_text(cells.part, cells.text, public, is_text=True), *_in_header(header)]
    elif is_workbook(name):
        sheets, headers = read_workbook(raw)
        found += [finding for sheet in sheets for finding in _in_text(sheet.part, sheet.text, public, is_text=True)]
        found += [finding for header in headers for finding in _in_header(header)]
        known = {finding.excerpt for finding in found}
        found += [one for one in _in_parts(name, raw, public) if one.excerpt not in known]
    else:
        found += _in_parts(name, raw, public)
    return tuple(sorted(_each_once(found)))


def scan_rows(name: str, raw: bytes) -> tuple[Finding, ...]:
    """Return only what says that a file holds rows of households; see `scan`."""
    if PurePosixPath(name.casefold()).suffix in MICRODATA:
        return (Finding("", 1, 1, "household-rows", PurePosixPath(name).suffix),)
    if raw.startswith(PARQUET):
        headers: tuple[Header, ...] = (read_parquet(raw)[1],)
    elif is_workbook(name):
        headers = read_workbook(raw)[1]
    else:
        headers = tuple(
            header for part in parts(name, raw) if part.is_text for header in headers_of_text(part.name, "", part.raw)
        )
    return tuple(_household_rows(header) for header in headers if holds_households([one.name for one in header.columns]))


def masked_text(text: str) -> str:
    """Return a sentence in which every number and address of a person is masked."""
    raw = text.encode(errors="replace")
    spans = sorted(
        (view.origin(start), view.origin(end))
        for view in views(raw)
        for _, start, end in (*find_numbers(view.text), *find_words(view.text))
    )
    pieces, shown = [], 0
    for start, end in spans:
        if end > shown:
            begin = max(start, shown)
            pieces += [raw[shown:begin].decode(errors="replace"), masked(raw[begin:end].decode(errors="replace"))]
            shown = end
    return "".join((*pieces, raw[shown:].decode(errors="replace")))


def _in_name(name: str, public: PublicContacts) -> Iterator[Finding]:
    for finding in _in_text("", name.encode(errors="replace"), public, is_text=True):
        yield Finding("", 1, 1, finding.kind, finding.excerpt)
    if PurePosixPath(name.casefold()).suffix in MICRODATA:
        yield Finding("", 1, 1, "household-rows", PurePosixPath(name).suffix)


def _in_parts(name: str, raw: bytes, public: PublicContacts) -> Iterator[Finding]:
    for part in parts(name, raw):
        inner = "" if part.name in (name, name.removesuffix(".gz")) else part.name
        yield from _in_text(inner, part.raw, public, is_text=part.is_text)
        if part.is_text:
            for header in headers_of_text(part.name, inner, part.raw):
                yield from _in_header(header, in_prose=part.name.casefold().endswith(".md"))
            yield from map(_refused, refused_keys(part.name, inner, part.raw))


def _in_text(part: str, raw: bytes, public: PublicContacts, *, is_text: bool) -> Iterator[Finding]:
    for view in views(raw):
        matches: tuple[Match, ...] = (*find_words(view.text), *find_numbers(view.text))
        for kind, start, end in matches:
            value = view.text[start:end]
            if public.has(kind, value) or (kind == "email" and not is_text and len(value) < SHORTEST_BINARY_EMAIL):
                continue
            line, column = _place(raw, view.origin(start)) if is_text else (1, view.origin(start) + 1)
            yield Finding(part, line, column, kind, masked(value.decode(errors="replace")))


SHORTEST_BINARY_EMAIL = 12
"""Shorter look-alikes of an address arise by chance in megabytes of compressed data."""


def _place(raw: bytes, position: int) -> tuple[int, int]:
    start = raw.rfind(b"\n", 0, position) + 1
    return raw.count(b"\n", 0, position) + 1, len(raw[start:position].decode(errors="replace")) + 1


def _in_header(header: Header, *, in_prose: bool = False) -> Iterator[Finding]:
    """Return refused columns and rows of households; prose may name one such column, a table has several."""
    refused = [one for one in header.columns if is_refused(one.name)]
    if len(refused) > (1 if in_prose else 0):
        yield from map(_refused, refused)
    if holds_households([one.name for one in header.columns]):
        yield _household_rows(header)


def _refused(column: Named) -> Finding:
    return Finding(column.part, column.line, column.column, "refused-column", column.name.strip())


def _household_rows(header: Header) -> Finding:
    first = header.columns[0]
    return Finding(first.part, first.line, first.column, "household-rows", ", ".join(one.name.strip() for one in header.columns)[:60])


def _each_once(found: list[Finding]) -> Iterator[Finding]:
    """Leave out what is told already: the same value at the same line."""
    told: set[tuple[str, int, str]] = set()
    for finding in found:
        key = (finding.part, finding.line, finding.excerpt)
        if key not in told:
            told.add(key)
            yield finding
