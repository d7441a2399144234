"""Mistakes of authors as values: where, what, how to mend it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
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


@dataclass(frozen=True)
class Problem:
    """One mistake: a stable code, its place, and the parameters of its message."""

    code: str
    location: Location
    parameters: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "parameters", MappingProxyType(dict(self.parameters)))

    def __hash__(self) -> int:
        return hash((self.code, self.location, str(sorted(self.parameters.items(), key=str))))

    def __reduce__(self) -> tuple[type[Problem], tuple[str, Location, dict[str, object]]]:
        return Problem, (self.code, self.location, dict(self.parameters))


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


def in_rows(count: int) -> Text:
    """Return how many rows of a table hold the same mistake, as the end of a sentence; '' for one."""
    return Text({"id": f", di {count} baris", "en": f", in {count} rows"}) if count > 1 else Text({})


@dataclass(frozen=True)
class Message:
    """The wording of a problem code: what is the case, how to mend it, why it matters.

    `fact`, `fix` and `fix_near` may name parameters of the problem in braces; `fix_near` is used
    where the problem knows a nearest match.
    """

    code: str
    severity: Severity
    fact: Text
    fix: Text
    fix_near: Text | None
    explanation: Text
    good: str
    bad: str


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


def tell(problem: Problem, message: Message, place: tuple[int, int], language: str) -> Told:
    """Put a problem into words."""
    words = {
        name: value.within(language) if isinstance(value, Text) else "" if value is None else str(value)
        for name, value in problem.parameters.items()
    }
    near = message.fix_near if problem.parameters.get("nearest") else None
    return Told(
        code=problem.code,
        severity=message.severity,
        path=problem.location.path,
        line=place[0],
        column=place[1],
        fact=message.fact.within(language).format_map(words),
        fix=(near or message.fix).within(language).format_map(words),
    )
