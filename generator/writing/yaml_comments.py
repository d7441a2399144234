"""Comments of a YAML text, and the entry that each belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import yaml

BREAK = re.compile("[\n\x85\u2028\u2029]")
"""Every character that starts a new line for a YAML parser, and so for the places of its nodes."""

Steps = tuple[str | int, ...]
"""Where an entry stands: keys and list positions from the top."""


@dataclass(frozen=True)
class Entry:
    """A pair of a mapping or an item of a list: where it starts, and its value."""

    steps: Steps
    line: int
    column: int
    node: yaml.Node


@dataclass
class Remarks:
    """What stands around one entry: comments above it, behind it, below it, and whether a blank line parts it."""

    above: list[str] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    apart: bool = False


@dataclass(frozen=True)
class Comments:
    """All comments of a text: those at its head, those of entries, those at its end."""

    head: tuple[str, ...]
    of: Mapping[Steps, Remarks]
    tail: tuple[str, ...]

    def within(self, steps: Steps) -> bool:
        """Tell whether any comment stands inside the entry at `steps`."""
        return steps in self._around

    @cached_property
    def _around(self) -> frozenset[Steps]:
        """The places that have an entry with a comment inside."""
        told = [steps for steps, remarks in self.of.items() if _speaks(remarks)]
        return frozenset(steps[:depth] for steps in told for depth in range(len(steps)))

    def all(self) -> list[str]:
        """Return every comment, sorted."""
        around = [part for one in self.of.values() for part in (*one.above, *one.behind, *one.below)]
        return sorted((*self.head, *around, *self.tail))


def find_comments(text: str, root: yaml.Node) -> Comments:
    """Return the comments of `text`, whose composed node is `root`, each with the entry it belongs to.

    A comment on a line of its own belongs to the entry below it, or, where it stands deeper than that,
    to the one above it; a comment behind something belongs to what it stands behind.
    """
    entries = sorted(entries_of(root), key=lambda one: (one.line, one.column, len(one.steps)))
    lines = BREAK.split(text)
    remarks = {one.steps: Remarks(apart=_is_apart(lines, one.line)) for one in entries}
    head: list[str] = []
    tail: list[str] = []
    first = entries[0].line if entries else len(lines)
    for line, column in _places(text, root):
        comment = lines[line][column:].rstrip()
        if lines[line][:column].strip():
            remarks[_behind(entries, line, column).steps].behind.append(comment)
            continue
        following = next((one for one in entries if one.line > line), None)
        above = [one for one in entries if one.line < line and one.column == column]
        if line < first:
            head.append(comment)
        elif following is None and column == 0:
            tail.append(comment)
        elif above and (following is None or following.column < column):
            remarks[above[-1].steps].below.append(comment)
        elif following is None:
            tail.append(comment)
        else:
            remarks[following.steps].above.append(comment)
    return Comments(tuple(head), remarks, tuple(tail))


def entries_of(node: yaml.Node, steps: Steps = ()) -> Iterator[Entry]:
    """Yield every pair and item below `node`, outer ones before inner ones."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = (*steps, str(key.value))
            yield Entry(inner, key.start_mark.line, key.start_mark.column, value)
            yield from entries_of(value, inner)
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            column = value.start_mark.column if node.flow_style else node.start_mark.column
            yield Entry((*steps, number), value.start_mark.line, column, value)
            yield from entries_of(value, (*steps, number))


def _speaks(remarks: Remarks) -> bool:
    return bool(remarks.above or remarks.behind or remarks.below)


def _is_apart(lines: list[str], line: int) -> bool:
    """Tell whether a blank line stands above an entry and its comments."""
    above = line - 1
    while above >= 0 and lines[above].lstrip().startswith("#"):
        above -= 1
    return above >= 0 and not lines[above].strip()


def _behind(entries: list[Entry], line: int, column: int) -> Entry:
    """Return the entry that a comment at the end of a line stands behind.

    Of the entries that start on the line it is the outermost whose value is not a block that goes on
    below; else the outermost one that ends there.
    """
    starting = [one for one in entries if one.line == line and one.column < column]
    closed = [one for one in starting if _is_closed(one.node)]
    ending = [one for one in entries if one.line < line and one.node.end_mark.line == line]
    return next(iter([*closed, *reversed(starting), *ending]), entries[-1])


def _is_closed(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) or (isinstance(node, yaml.CollectionNode) and bool(node.flow_style))


def _places(text: str, root: yaml.Node) -> Iterator[tuple[int, int]]:
    """Yield line and column of every `#` that starts a comment: those in no scalar."""
    covered = sorted(_covered(text, root))
    lines = BREAK.split(text)
    for number, line in enumerate(lines):
        start = line.find("#")
        while start >= 0:
            inside = next((end for begin, end in covered if begin <= (number, start) < end), None)
            if inside is None and (start == 0 or line[start - 1] in " \t,[]{}"):
                yield number, start
                break
            start = line.find("#", start + 1 if inside is None or inside[0] > number else max(inside[1], start + 1))


def _covered(text: str, root: yaml.Node) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield begin and end (line, column) of every scalar; of a block scalar, all of its lines."""
    lines = BREAK.split(text)
    for node in _scalars(root):
        begin, end = node.start_mark, node.end_mark
        if node.style in {"|", ">"}:
            yield (begin.line + 1, 0), (_last_line(lines, begin.line, begin.column) + 1, 0)
        else:
            yield (begin.line, begin.column), (end.line, end.column)


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(key)
            yield from _scalars(value)
    else:
        for value in node.value:
            yield from _scalars(value)


def _last_line(lines: list[str], header: int, column: int) -> int:
    """Return the last line of the block scalar whose indicator stands at `header` and `column`.

    Its lines are those deeper than what the scalar belongs to; after the first, those as deep as that one.
    With an explicit indentation the first line may be deeper than the others.
    """
    before = lines[header][:column].rstrip()
    outer = before.rindex("-") if before.endswith("-") else len(before) - len(before.lstrip(" -"))
    depth, last = outer + 1, header
    exact = lines[header][column:].split("#")[0].strip(" |>+-").isdigit()
    for number in range(header + 1, len(lines)):
        indent = len(lines[number]) - len(lines[number].lstrip(" "))
        if not lines[number].strip():
            continue
        if indent < depth:
            break
        if last == header and not exact:
            depth = indent
        last = number
    return last
