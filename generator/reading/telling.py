"""Line and column of problems' places, looked up only when the problems are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from generator.privacy.scan import masked_text
from generator.problems import Location, Message, Place, Pointer, Problem, Severity, Told, tell
from generator.reading.csv_file import locate_in_csv
from generator.reading.markdown_file import front_matter
from generator.reading.mending import mend_all
from generator.reading.text_file import read_text
from generator.reading.yaml_file import locate_in_yaml


def locate(root: Path, locations: Iterable[Location]) -> dict[Location, tuple[int, int]]:
    """Return line and column (from 1) of places; (1, 1) where the file has no better one."""
    places: dict[Location, tuple[int, int]] = {}
    sought: dict[str, set[Pointer]] = {}
    for location in locations:
        places[location] = (location.line or 1, location.column or 1)
        if location.line is None and location.pointer:
            sought.setdefault(location.path, set()).add(location.pointer)
    for path, pointers in sought.items():
        found = _find(root, path, pointers)
        places.update({Location(path, pointer): place for pointer, place in found.items()})
    return places


def tell_all(
    root: Path, problems: Iterable[Problem], messages: Mapping[str, Message], language: str
) -> tuple[Told, ...]:
    """Put problems into words, each once, errors and warnings together, sorted by file and line.

    A number of a person is told masked, and a line that holds one is never offered as a mended line.
    """
    each = tuple(dict.fromkeys(problems))
    related = [problem.related for problem in each if problem.related is not None]
    places = locate(root, (*(problem.location for problem in each), *related))
    changes = mend_all(root, each)
    told = [
        _masked(
            tell(
                problem, messages[problem.code], _place(problem.location, places), language,
                _place(problem.related, places) if problem.related else None, changes.get(problem, ()),
            )
        )
        for problem in each
    ]  # fmt: skip
    return tuple(sorted(dict.fromkeys(told), key=lambda one: (one.path, one.line, one.column, one.code, one.fact)))


def _place(location: Location, places: Mapping[Location, tuple[int, int]]) -> Place:
    return Place(location.path, *places[location])


def _masked(told: Told) -> Told:
    """Hide numbers of persons that a problem quotes: what is told stands in logs and on the site."""
    lines = [line for change in told.changes for line in (*change.old, *change.new)]
    return replace(
        told,
        path=masked_text(told.path),
        fact=masked_text(told.fact),
        fix=masked_text(told.fix),
        bad=masked_text(told.bad),
        changes=told.changes if all(masked_text(line) == line for line in lines) else (),
    )


def has_errors(problems: Iterable[Problem], messages: Mapping[str, Message]) -> bool:
    """Tell whether any of the problems stops a build."""
    return any(messages[problem.code].severity is Severity.ERROR for problem in problems)


def _find(root: Path, path: str, pointers: Iterable[Pointer]) -> Mapping[Pointer, tuple[int, int]]:
    text = read_text(root, path) if (root / path).is_file() else None
    if not isinstance(text, str):
        return {}
    if path.endswith(".csv"):
        return locate_in_csv(text, pointers)
    return locate_in_yaml(front_matter(text)[0] if path.endswith(".md") else text, pointers)
