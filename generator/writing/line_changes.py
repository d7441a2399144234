"""Changed lines into their files: only where the old lines still stand, everything else byte for byte."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from generator.problems import LineChange
from generator.writing.whole_file import write_files

BYTE_ORDER_MARK = "\ufeff"


def write_line_changes(root: Path, changes: Iterable[LineChange]) -> tuple[LineChange, ...]:
    """Make the changes, all files or none, and return those that were made.

    A change whose lines another change has taken, or that are no longer there, is left out.
    Line ends and a byte order mark stay as the author's editor wrote them.
    """
    made: list[LineChange] = []
    contents: dict[Path, bytes] = {}
    ordered = sorted(dict.fromkeys(changes), key=lambda one: (one.path, -one.line))
    for path, group in groupby(ordered, key=lambda one: one.path):
        lines = (root / path).read_bytes().decode("utf-8").splitlines(keepends=True)
        lowest = len(lines) + 1
        for change in group:
            end = change.line + len(change.old)
            if end <= lowest and _plain(lines[change.line - 1 : end - 1]) == change.old:
                _put(lines, change)
                lowest = change.line
                made.append(change)
        contents[root / path] = "".join(lines).encode("utf-8")
    write_files(contents)
    return tuple(sorted(made, key=lambda one: (one.path, one.line)))


def _plain(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(line.rstrip("\r\n").removeprefix(BYTE_ORDER_MARK) for line in lines)


def _put(lines: list[str], change: LineChange) -> None:
    start = change.line - 1
    mark = BYTE_ORDER_MARK if start == 0 and lines and lines[0].startswith(BYTE_ORDER_MARK) else ""
    last = lines[start + len(change.old) - 1]
    ending = last[len(last.rstrip("\r\n")) :]
    between = ending or next((line[len(line.rstrip("\r\n")) :] for line in lines), "\n")
    new = [f"{line}{between}" for line in change.new]
    if new:
        new = [mark + new[0], *new[1:]]
        new[-1] = new[-1].removesuffix(between) + ending
    lines[start : start + len(change.old)] = new
