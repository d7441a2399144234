"""Mistakes of authors as values: where, what, how to mend it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher, get_close_matches
from enum import Enum
from types import MappingProxyType

from generator.text import Text

Pointer = tuple[str | int, ...]


class GeneratorError(Exception):
    """The tool itself failed (not the content); ends the run with exit code 2."""


class Severity(Enum):
    """How much a problem matters: an error stops the build, a warning is counted and shown."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Location:
    """A place in a file of the project.

    `path` is relative to the project with forward slashes; `pointer` walks into the data
    (keys and list positions; in a table `(row, column)` with row 0 the first below the header).
    `line` and `column` (from 1) are given only where no pointer can say it, as in a file that
    does not parse; otherwise they are looked up when the problem is told.
    """

    path: str
    pointer: Pointer = ()
    line: int | None = None
    column: int | None = None

    def at(self, *steps: str | int) -> Location:
        """Return the place `steps` further into the same data."""
        return Location(self.path, (*self.pointer, *steps), self.line, self.column)


class EditKind(Enum):
    """What an edit does at its place; in a table a place is a cell, a row or, by its name alone, a column."""

    REPLACE = "replace"
    """The value, or the cell."""
    RENAME = "rename"
    """The key, or the header of the column."""
    INSERT = "insert"
    """A key with a value, into the mapping."""
    REMOVE = "remove"
    """The key or entry with all that is in it, or the row."""
    LINE = "line"
    """The whole line, whatever is on it."""


@dataclass(frozen=True)
class Edit:
    """One step that mends a problem: what to do at a place of a file, as data and not as text of the file."""

    location: Location
    kind: EditKind
    value: object = None
    key: str = ""


Edits = tuple[Edit, ...]


@dataclass(frozen=True)
class Problem:
    """One mistake: a stable code, its place, and the parameters of its message.

    `edits` mend it and are given only where nothing else can have been meant; `related` is the
    second place that has a part in it, such as the first of two that are the same.
    """

    code: str
    location: Location
    parameters: Mapping[str, object] = field(default_factory=dict)
    edits: Edits = ()
    related: Location | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "parameters", MappingProxyType(dict(self.parameters)))

    def __hash__(self) -> int:
        return hash((self.code, self.location, str(sorted(self.parameters.items(), key=str))))

    def __reduce__(self) -> tuple[type[Problem], tuple[str, Location, dict[str, object], Edits, Location | None]]:
        return Problem, (self.code, self.location, dict(self.parameters), self.edits, self.related)


@dataclass(frozen=True)
class ProblemLog:
    """All problems of a run, in the order they were found."""

    problems: tuple[Problem, ...] = ()

    def __add__(self, more: Iterable[Problem]) -> ProblemLog:
        return ProblemLog((*self.problems, *more))

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.problems)

    def __len__(self) -> int:
        return len(self.problems)


def nearest(value: str, known: Collection[str]) -> str | None:
    """Return the known word most like `value`, or None where nothing is close."""
    close = get_close_matches(value.casefold(), {word.casefold(): word for word in known}, n=1, cutoff=0.6)
    return next((word for word in known if word.casefold() == close[0]), None) if close else None


SURE = 0.8
"""How alike two words are at least, from 0 to 1, before one is taken for a slip of the other."""


def surely(value: str, known: Collection[str]) -> str | None:
    """Return the one known word that `value` can only be a slip of, or None.

    No other known word comes near it, and figures are the same: another year is another source.
    """
    def likeness(word: str) -> float:
        return SequenceMatcher(None, value.casefold(), word.casefold()).ratio()

    figures = re.findall(r"\d", value)
    possible = {word for word in known if re.findall(r"\d", word) == figures}
    close = sorted(((likeness(word), word) for word in possible), reverse=True)[:2]
    if not close or close[0][0] < SURE or (len(close) > 1 and close[1][0] > close[0][0] - 0.05):
        return None
    return close[0][1]


def replacing(location: Location, value: object) -> Edits:
    """Return the edit that puts `value` in its place, none where there is no value to put."""
    return () if value is None else (Edit(location, EditKind.REPLACE, value),)


def in_rows(count: int) -> Text:
    """Return how many rows of a table hold the same mistake, as the end of a sentence; '' for one."""
    return Text({"id": f", di {count} baris", "en": f", in {count} rows"}) if count > 1 else Text({})


@dataclass(frozen=True)
class Message:
    """The wording of a problem code: what is the case, how to mend it, why it matters.

    `fact`, `fix` and `fix_near` may name parameters of the problem in braces, and `{related}` for
    its second place; `fix_near` is used where the problem knows a nearest match. `see` names codes
    that are often taken for this one.
    """

    code: str
    severity: Severity
    fact: Text
    fix: Text
    fix_near: Text | None
    explanation: Text
    good: str
    bad: str
    see: tuple[str, ...] = ()


@dataclass(frozen=True)
class LineChange:
    """Lines of a file that mend a problem: `old` stands there from `line` on, `new` takes its place."""

    path: str
    line: int
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True)
class Place:
    """A line and column (from 1) of a file."""

    path: str
    line: int
    column: int


@dataclass(frozen=True)
class Told:
    """A problem in words of one language, at a line and column."""

    code: str
    severity: Severity
    path: str
    line: int
    column: int
    fact: str
    fix: str
    good: str = ""
    bad: str = ""
    related: Place | None = None
    changes: tuple[LineChange, ...] = ()


SHOWN = ("nearest", "allowed", "known", "example", "good", "fixed")
"""Parameters that show an author what would be right; without them the example of the message does."""


def tell(
    problem: Problem, message: Message, place: Place, language: str,
    related: Place | None = None, changes: tuple[LineChange, ...] = (),
) -> Told:  # fmt: skip
    """Put a problem into words."""
    words = {
        name: value.within(language) if isinstance(value, Text) else "" if value is None else str(value)
        for name, value in problem.parameters.items()
    }
    words["related"] = f"{related.path}:{related.line}" if related else ""
    near = message.fix_near if problem.parameters.get("nearest") else None
    return Told(
        code=problem.code,
        severity=message.severity,
        path=problem.location.path,
        line=place.line,
        column=place.column,
        fact=message.fact.within(language).format_map(words),
        fix=(near or message.fix).within(language).format_map(words),
        good="" if any(words.get(name) for name in SHOWN) else message.good.rstrip(),
        bad=words.get("bad", ""),
        related=related,
        changes=changes,
    )
