"""Where an edit changes the text of a YAML file: only the value, key or entry that it names."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

import yaml

from generator.problems import Edit, EditKind, Pointer
from generator.reading.spans import Span

Pair = tuple[yaml.Node, yaml.Node]
Owner = yaml.MappingNode | yaml.SequenceNode


@dataclass(frozen=True)
class _Found:
    """A part of the file: its node, and the mapping or list it is an entry of, at which position."""

    node: yaml.Node
    owner: Owner | None = None
    position: int = 0


@dataclass(frozen=True)
class YamlText:
    """A text whose YAML is `head`: all of it, or the front matter of Markdown."""

    text: str
    head: str

    @cached_property
    def _root(self) -> yaml.Node | None:
        try:
            return yaml.compose(self.head, Loader=yaml.CSafeLoader)
        except yaml.YAMLError:
            return None

    @property
    def _offset(self) -> int:
        return 0 if self.head == self.text else 3

    def spans(self, edit: Edit) -> tuple[Span, ...]:
        """Return the stretches of the text that an edit replaces; none where it does not fit the text."""
        found = self._find(edit)
        if found is None:
            return ()
        match edit.kind:
            case EditKind.REPLACE:
                span = self._replaced(found.node, edit.value)
            case EditKind.RENAME if isinstance(found.owner, yaml.MappingNode):
                key = found.owner.value[found.position][0]
                span = Span(key.start_mark.index, key.end_mark.index, edit.key)
            case EditKind.INSERT:
                span = self._inserted(found.node, edit)
            case EditKind.REMOVE if found.owner is not None:
                span = self._removed(found.owner, found.position)
            case _:
                span = None
        return () if span is None else (Span(span.start + self._offset, span.end + self._offset, span.text),)

    def _find(self, edit: Edit) -> _Found | None:
        if self._root is None:
            return None
        if edit.location.line is not None:
            return _at_line(self._root, edit.location.line - 1, (edit.location.column or 1) - 1)
        return _at_pointer(self._root, edit.location.pointer)

    def _replaced(self, node: yaml.Node, value: object) -> Span | None:
        if isinstance(node, Owner) and not node.flow_style:
            return None
        start, end = node.start_mark.index, self._end(node)
        quoted = isinstance(node, yaml.ScalarNode) and node.style in {'"', "'"}
        before = "" if start and self.head[start - 1].isspace() else " "
        return Span(start, max(start, end), (before if start == node.end_mark.index else "") + as_yaml(value, quoted))

    def _inserted(self, node: yaml.Node, edit: Edit) -> Span | None:
        if not isinstance(node, yaml.MappingNode) or not node.value:
            return None
        first = node.value[0][0].start_mark
        entry = f"{edit.key}: {as_yaml(edit.value)}"
        return Span(first.index, first.index, f"{entry}, " if node.flow_style else f"{entry}\n{' ' * first.column}")

    def _removed(self, owner: Owner, position: int) -> Span | None:
        entries = _entries(owner)
        start, end = entries[position][0].start_mark.index, self._end(entries[position][-1])
        if owner.flow_style:
            if position + 1 < len(entries):
                return Span(start, entries[position + 1][0].start_mark.index, "")
            return Span(self._end(entries[position - 1][-1]) if position else start, end, "")
        if len(entries) == 1:
            return None
        line = self.head.rfind("\n", 0, start) + 1
        if re.fullmatch(r"\s*" if isinstance(owner, yaml.MappingNode) else r"\s*-\s*", self.head[line:start]):
            after = self.head.find("\n", end)
            return Span(line, len(self.head) if after < 0 else after + 1, "")
        return Span(start, entries[position + 1][0].start_mark.index, "") if position + 1 < len(entries) else None

    def _end(self, node: yaml.Node) -> int:
        """Return where the text of a node ends, without the blank lines and comments below it."""
        if isinstance(node, Owner) and not node.flow_style and node.value:
            return self._end(_entries(node)[-1][-1])
        end: int = node.end_mark.index
        return max(node.start_mark.index, len(self.head[:end].rstrip()))


def _entries(owner: Owner) -> Sequence[tuple[yaml.Node, ...]]:
    return owner.value if isinstance(owner, yaml.MappingNode) else [(one,) for one in owner.value]


def _at_pointer(node: yaml.Node, pointer: Pointer) -> _Found | None:
    found = _Found(node)
    for step in pointer:
        owner = found.node
        if isinstance(owner, yaml.MappingNode):
            position = next((number for number, (key, _) in enumerate(owner.value) if key.value == str(step)), None)
        elif isinstance(owner, yaml.SequenceNode) and isinstance(step, int) and step < len(owner.value):
            position = step
        else:
            position = None
        if position is None or not isinstance(owner, Owner):
            return None
        found = _Found(_entries(owner)[position][-1], owner, position)
    return found


def _at_line(node: yaml.Node, line: int, column: int) -> _Found | None:
    """Return the entry whose key, or whose own text in a list, starts at a place."""
    if not isinstance(node, Owner):
        return None
    for position, entry in enumerate(_entries(node)):
        if (entry[0].start_mark.line, entry[0].start_mark.column) == (line, column):
            return _Found(entry[-1], node, position)
        found = _at_line(entry[-1], line, column)
        if found is not None:
            return found
    return None


PLAIN = re.compile(r"(?!(?:true|false|null|yes|no|on|off)$)[A-Za-z][A-Za-z0-9_./-]*")


def as_yaml(value: Any, quoted: bool = False) -> str:
    """Write a value as an author does: words plain, texts, codes and dates in quotes, the rest in brackets."""
    if isinstance(value, str):
        return value if not quoted and PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool) or value is None:
        return json.dumps(value)
    if isinstance(value, int | Decimal):
        return str(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {as_yaml(one)}" for key, one in value.items()) + "}"
    return "[" + ", ".join(as_yaml(one) for one in value) + "]"
