"""YAML in its one canonical form: keys in the order of the schema, comments kept, meaning untouched."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from generator.writing.yaml_comments import Comments, Remarks, Steps, entries_of, find_comments

WIDTH = 100
NESTING = 2
"""Levels of brackets within each other that are still read at a glance."""

ROUNDS = 5
"""A comment that moved out of an entry may let it fit on one line, which is seen in the next round only."""

Order = Callable[[Steps], tuple[str, ...]]
"""Gives the keys that a mapping may have, in their order; keys that it does not name come last."""

PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_./-]*")
"""Identifiers, words and durations: the only texts without quotation marks."""

NOT_PLAIN = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""Words that some readers of YAML take for something else than text."""

PRINTABLE = re.compile(r"[^\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]*")
NO_REMARKS = Remarks()


class UnwritableYamlError(Exception):
    """The text uses what has no canonical form here (an alias, a merged mapping) and stays as it is."""


def canonical_yaml(text: str, data: Any, order: Order) -> str:
    """Return the canonical form of a YAML text that was read as `data`.

    Collections stand in brackets where they fit on a line of 100 characters, else as blocks. Identifiers
    are plain, all other texts quoted, or folded where they are longer than a line. Raises
    `UnwritableYamlError` where nodes and data do not run side by side.
    """
    for _ in range(ROUNDS):
        written = _written(text, data, order)
        if written == text:
            break
        text = written
    return text


def as_yaml(data: Any) -> str:
    """Write plain data as canonical YAML, keys in their own order."""
    return canonical_yaml(json.dumps(data, ensure_ascii=False), data, lambda _: ())


def comments_of(text: str) -> list[str]:
    """Return the comments of a YAML text, sorted: the same before and after, or something was lost."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    if root is None:
        raise UnwritableYamlError
    return find_comments(text, root).all()


def _written(text: str, data: Any, order: Order) -> str:
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    nodes = [entry.node for entry in entries_of(root)] if root is not None else []
    if root is None or len({id(node) for node in nodes}) < len(nodes):
        raise UnwritableYamlError
    comments = find_comments(text, root)
    body = _Layout(order, comments).block(_Value(root, data, ()), 0)
    return "\n".join([*comments.head, *body, *comments.tail]) + "\n"


@dataclass(frozen=True)
class _Value:
    """A node and the data that it was read as, side by side."""

    node: yaml.Node
    data: Any
    steps: Steps

    def pairs(self, order: Order) -> list[tuple[str, _Value]]:
        """Return the pairs of a mapping in the order of the schema."""
        if not isinstance(self.node, yaml.MappingNode) or not isinstance(self.data, Mapping):
            raise UnwritableYamlError
        values = {str(key.value): value for key, value in self.node.value}
        if values.keys() != self.data.keys() or len(values) != len(self.node.value):
            raise UnwritableYamlError
        known = {key: number for number, key in enumerate(order(self.steps))}
        keys = sorted(values, key=lambda key: known.get(key, len(known)))
        return [(key, _Value(values[key], self.data[key], (*self.steps, key))) for key in keys]

    def items(self) -> list[_Value]:
        """Return the items of a list."""
        if not isinstance(self.node, yaml.SequenceNode) or len(self.node.value) != len(self.data):
            raise UnwritableYamlError
        pairs = zip(self.node.value, self.data, strict=True)
        return [_Value(node, one, (*self.steps, number)) for number, (node, one) in enumerate(pairs)]


@dataclass(frozen=True)
class _Layout:
    order: Order
    comments: Comments

    def block(self, value: _Value, indent: int) -> list[str]:
        """Write a collection as lines, one entry after the other; a scalar as one line."""
        if isinstance(value.data, Mapping) and value.data:
            return [
                line
                for number, (key, inner) in enumerate(value.pairs(self.order))
                for line in self._entry(
                    f"{_quoted(key)}:", inner, indent, is_first=number == 0, told=_is_told(value.data)
                )
            ]
        if isinstance(value.data, list) and value.data:
            return [
                line
                for number, inner in enumerate(value.items())
                for line in self._entry("-", inner, indent, is_first=number == 0)
            ]
        return [" " * indent + self.flow(value)]

    def _entry(self, opening: str, value: _Value, indent: int, *, is_first: bool, told: bool = False) -> Iterator[str]:
        remarks = self.comments.of.get(value.steps, NO_REMARKS)
        space = " " * indent
        if remarks.apart and not is_first:
            yield ""
        yield from (space + comment for comment in (*remarks.above, *remarks.behind[:-1]))
        if opening == "-":
            yield from (space + comment for comment in self._hoisted(value))
        first, *rest = self._value(opening, value, indent, told=told)
        yield space + first + (f"  {remarks.behind[-1]}" if remarks.behind else "")
        yield from rest
        yield from (space + comment for comment in remarks.below)

    def _hoisted(self, value: _Value) -> list[str]:
        """Return the comments above the first pair of an item, which has no line of its own."""
        if not isinstance(value.data, Mapping) or not value.data or self._fits("-", value, 0):
            return []
        key, _ = value.pairs(self.order)[0]
        remarks = self.comments.of.get((*value.steps, key), NO_REMARKS)
        return [*remarks.above, *remarks.behind[:-1]]

    def _value(self, opening: str, value: _Value, indent: int, *, told: bool) -> list[str]:
        """Write what follows a key or a dash: the first line without its indentation, then the others."""
        if isinstance(value.data, str):
            return _text(opening, value.data, indent, plain=not told)
        if self._fits(opening, value, indent):
            return [f"{opening} {self.flow(value)}"]
        if opening != "-":
            return [opening, *self.block(value, indent + 2)]
        lines = self.block(value, indent + 2)
        start = next(number for number, line in enumerate(lines) if not line.lstrip().startswith("#"))
        return [f"- {lines[start].lstrip()}", *lines[start + 1 :]]

    def _fits(self, opening: str, value: _Value, indent: int) -> bool:
        if not isinstance(value.data, Mapping | list) or not value.data:
            return True
        if _nesting(value.data) > NESTING or _has_long_parts(value.data) or self.comments.within(value.steps):
            return False
        return indent + len(opening) + 1 + len(self.flow(value)) <= WIDTH

    def flow(self, value: _Value) -> str:
        """Write a value on one line."""
        if isinstance(value.data, Mapping):
            quoted = _is_told(value.data)
            pairs = (
                f"{_quoted(key)}: {_quoted(inner.data, plain=False) if quoted else self.flow(inner)}"
                for key, inner in value.pairs(self.order)
            )
            return "{" + ", ".join(pairs) + "}"
        if isinstance(value.data, list):
            return "[" + ", ".join(self.flow(inner) for inner in value.items()) + "]"
        if isinstance(value.data, str):
            return _quoted(value.data)
        if value.data is None:
            return "null"
        return str(value.data).lower() if isinstance(value.data, bool) else str(value.node.value)


def _nesting(data: Any) -> int:
    if isinstance(data, Mapping):
        return 1 + max((_nesting(one) for one in data.values()), default=0)
    return 1 + max((_nesting(one) for one in data), default=0) if isinstance(data, list) else 0


def _has_long_parts(data: Any) -> bool:
    """Tell whether a list holds mappings, which stand below each other, or a text more than one line."""
    if isinstance(data, str):
        return "\n" in data
    if isinstance(data, list):
        return any(isinstance(one, Mapping | list) or _has_long_parts(one) for one in data)
    return isinstance(data, Mapping) and any(_has_long_parts(one) for one in data.values())


def _is_told(data: Any) -> bool:
    """Tell whether a mapping is one text in several languages, which stand in quotation marks, be they one word."""
    return (
        isinstance(data, Mapping)
        and len(data) > 1
        and all(len(key) <= 3 and isinstance(one, str) for key, one in data.items())
    )


def _quoted(text: str, *, plain: bool = True) -> str:
    """Write a text on one line: plain where it is an identifier, else in quotation marks."""
    if plain and PLAIN.fullmatch(text) and text.casefold() not in NOT_PLAIN:
        return text
    if ('"' in text or "\\" in text) and "\n" not in text and PRINTABLE.fullmatch(text):
        return "'" + text.replace("'", "''") + "'"
    escaped = json.dumps(text, ensure_ascii=False)
    return "".join(one if PRINTABLE.fullmatch(one) else f"\\u{ord(one):04x}" for one in escaped)


def _text(opening: str, text: str, indent: int, *, plain: bool) -> list[str]:
    """Write a text after a key or dash: on the line, folded where it is too long, or line by line."""
    line = f"{opening} {_quoted(text, plain=plain)}"
    deeper = " " * (indent + 2)
    if "\n" in text and _is_literal(text):
        lines = text.removesuffix("\n").split("\n")
        return [f"{opening} |" + ("" if text.endswith("\n") else "-"), *(deeper + one if one else "" for one in lines)]
    if indent + len(line) <= WIDTH or not _is_foldable(text):
        return [line]
    return [f"{opening} >-", *(deeper + one for one in _wrapped(text, WIDTH - indent - 2))]


def _is_literal(text: str) -> bool:
    """Tell whether a text of several lines can stand as it is: no odd blanks, and one newline at its end at most."""
    lines = text.removesuffix("\n").split("\n")
    tidy = all(one == one.rstrip(" \t") and "\t" not in one for one in lines)
    return (
        tidy and bool(lines[0]) and not lines[0].startswith(" ") and bool(lines[-1]) and bool(PRINTABLE.fullmatch(text))
    )


def _is_foldable(text: str) -> bool:
    return (
        "  " not in text
        and text == text.strip(" ")
        and " " in text
        and "\n" not in text
        and bool(PRINTABLE.fullmatch(text))
    )


def _wrapped(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line
