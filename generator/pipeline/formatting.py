"""What people do with drafts: put files into their canonical form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.problems import Location, Problem
from generator.reading.csv_file import read_table
from generator.reading.layout import schema_of
from generator.reading.region_folder import is_of_base
from generator.reading.schema import Schemas, read_schemas
from generator.reading.text_file import read_text
from generator.reading.yaml_file import is_all_comment, parse_yaml
from generator.writing.csv_file import canonical_csv
from generator.writing.whole_file import write_files
from generator.writing.yaml_comments import Steps
from generator.writing.yaml_file import UnwritableYamlError, canonical_yaml, comments_of

FOLDERS = ("framework", "villages", "adaptations", "upgrades", "programme.yml", "regions.yml")

ORDERED = frozenset({"programmes"})
"""Tables whose rows are shown in the order in which they were written, and are not sorted."""

COMMENTED = frozenset({"adaptation"})
"""Kinds of files that may be nothing but a commented example, and then have no other form."""


@dataclass(frozen=True)
class Formatted:
    """A file before and after; `problems` are why it cannot be read, and then it stays as it is."""

    path: str
    before: str
    after: str
    problems: tuple[Problem, ...] = ()

    @property
    def is_canonical(self) -> bool:
        """Tell whether nothing would be written."""
        return self.before == self.after


def run_format(root: Path, paths: tuple[Path, ...] = ()) -> tuple[Formatted, ...]:
    """Work out the canonical form of all files that have one, or of those at and below `paths`."""
    schemas = read_schemas(root)
    return tuple(formatted for path in _files(root, paths) if (formatted := _format(root, path, schemas)))


def run_write_formatted(root: Path, formatted: tuple[Formatted, ...]) -> None:
    """Write what `run_format` worked out, all of it or nothing."""
    write_files({root / one.path: one.after.encode() for one in formatted if not one.is_canonical})


def _files(root: Path, paths: tuple[Path, ...]) -> Iterator[str]:
    starts = [path.resolve() for path in paths] or [root / folder for folder in FOLDERS]
    found = {file for start in starts for file in ([start] if start.is_file() else start.rglob("*"))}
    names = (file.relative_to(root).as_posix() for file in found if file.is_file() and file.is_relative_to(root))
    yield from sorted(name for name in names if not is_of_base(Location(name)))


def _format(root: Path, path: str, schemas: Schemas) -> Formatted | None:
    name = schema_of(path)
    if name is None or name not in schemas.by_name:
        return None
    text = read_text(root, path)
    if isinstance(text, Problem):
        return Formatted(path, "", "", (text,))
    raw = (root / path).read_bytes().decode("utf-8")
    if path.endswith(".csv"):
        return _format_csv(root, path, raw, text, schemas.columns(name), is_sorted=name not in ORDERED)
    return _format_yaml(path, raw, text, schemas, name)


def _format_csv(root: Path, path: str, raw: str, text: str, columns: tuple[str, ...], *, is_sorted: bool) -> Formatted:
    problems = tuple(one for one in read_table(root, path, columns, ())[1] if one.code != "kolom-tidak-dikenal")
    if problems:
        return Formatted(path, raw, raw, problems)
    return Formatted(path, raw, canonical_csv(text, columns, is_sorted=is_sorted))


def _format_yaml(path: str, raw: str, text: str, schemas: Schemas, name: str) -> Formatted:
    if name in COMMENTED and is_all_comment(text):
        return Formatted(path, raw, raw)
    document, problems = parse_yaml(path, text)
    if document is None or problems:
        return Formatted(path, raw, raw, problems)

    def order(steps: Steps) -> tuple[str, ...]:
        return tuple(schemas.field_at(name, steps).get("properties", ()))

    try:
        after = canonical_yaml(text, document.data, order)
        is_whole = comments_of(after) == comments_of(text)
    except UnwritableYamlError:
        return Formatted(path, raw, raw, (Problem("bentuk-tidak-baku", Location(path, line=1, column=1)),))
    written, _ = parse_yaml(path, after)
    if not is_whole or written is None or not _is_same(written.data, document.data):
        return Formatted(path, raw, raw, (Problem("bentuk-tidak-baku", Location(path, line=1, column=1)),))
    return Formatted(path, raw, after)


def _is_same(one: Any, other: Any) -> bool:
    """Tell whether two data are the same to the last digit; to Python `true` is 1 and 11.10 is 11.1."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(_is_same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_is_same, one, other))
    return str(one) == str(other)
