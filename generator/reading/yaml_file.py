"""YAML to plain data: numbers exact, dates and codes left as text, mistakes as problems."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from generator.problems import Edit, EditKind, Location, Pointer, Problem
from generator.reading.text_file import MAXIMUM_YAML_BYTES, read_text
from generator.reading.yaml_slips import slip_in

MAXIMUM_EXPANDED_NODES = 50_000
"""Nodes a file may have once its aliases are written out; ours have some hundreds."""

MAXIMUM_DEPTH = 40
"""Levels a file may nest; ours have some ten. Far deeper ones crash the C parser."""


@dataclass(frozen=True)
class Document:
    """One YAML file as plain data: mappings, lists, text, int, Decimal, bool, None."""

    path: str
    data: Any


MERGE = "tag:yaml.org,2002:merge"
TEXT = "tag:yaml.org,2002:str"


class _Loader(yaml.CSafeLoader):
    """Safe loading by the YAML 1.2 core rules: `no`, `010` and dates are text, and so is every key."""

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self.duplicates: list[tuple[str, yaml.Mark, yaml.Mark, bool]] = []

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: dict[str, tuple[yaml.Mark, yaml.Node]] = {}
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.tag != MERGE:
                key.tag = TEXT
                if key.value in seen:
                    first, held = seen[key.value]
                    self.duplicates.append((key.value, first, key.start_mark, _same(value, held)))
                seen.setdefault(key.value, (key.start_mark, value))
        return super().construct_mapping(node, deep)


def _same(one: yaml.Node, other: yaml.Node) -> bool:
    """Tell whether two nodes hold the same."""
    if type(one) is not type(other) or len(one.value) != len(other.value):
        return False
    if isinstance(one, yaml.ScalarNode):
        return bool(one.value == other.value and one.tag == other.tag)
    if isinstance(one, yaml.MappingNode):
        return all(_same(a, c) and _same(b, d) for (a, b), (c, d) in zip(one.value, other.value, strict=True))
    return all(_same(a, b) for a, b in zip(one.value, other.value, strict=True))


def _decimal(loader: _Loader, node: yaml.ScalarNode) -> Decimal:
    return Decimal(node.value)


def _integer(loader: _Loader, node: yaml.ScalarNode) -> int:
    return int(node.value)


_Loader.yaml_implicit_resolvers = {}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|)$"), ["~", "n", ""])
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9]\d*)$"), list("-0123456789"))
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^-?(?:0|[1-9]\d*)?\.\d+(?:[eE][-+]?\d{1,2})?$"), list("-.0123456789")
)
_Loader.add_implicit_resolver(MERGE, re.compile(r"^<<$"), ["<"])
_Loader.add_constructor("tag:yaml.org,2002:float", _decimal)
_Loader.add_constructor("tag:yaml.org,2002:int", _integer)


def read_yaml(root: Path, path: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read one YAML file; a document comes back unless the file cannot be understood at all."""
    text = read_text(root, path, MAXIMUM_YAML_BYTES)
    if isinstance(text, Problem):
        return None, (text,)
    return parse_yaml(path, text)


def is_all_comment(text: str) -> bool:
    """Tell whether a YAML text says nothing: an example that nobody has taken up yet."""
    return all(not line.strip() or line.lstrip().startswith("#") for line in text.splitlines())


def parse_yaml(path: str, text: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read YAML from text that is known to be decoded; see `read_yaml`."""
    if not text.strip():
        return None, (Problem("berkas-kosong", Location(path, line=1, column=1)),)
    deepest = _too_deep(text)
    if deepest is not None:
        return None, (Problem("susunan-terlalu-dalam", Location(path, line=deepest, column=1), {"maximum": MAXIMUM_DEPTH}),)
    try:
        if _expanded_nodes(text) > MAXIMUM_EXPANDED_NODES:
            return None, (Problem("alias-berlebihan", Location(path, line=1, column=1)),)
        loader = _Loader(text)
        try:
            data = loader.get_single_data()
            duplicates = loader.duplicates
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        return None, (_syntax_problem(path, text, error),)
    except (RecursionError, ValueError, ArithmeticError) as error:
        return None, (Problem("yaml-tidak-terbaca", Location(path, line=1, column=1), {"reason": str(error)}),)
    if data is None:
        return None, (Problem("berkas-kosong", Location(path, line=1, column=1)),)
    return Document(path, data), tuple(_repeated(path, *duplicate) for duplicate in duplicates)


def _repeated(path: str, key: str, first: yaml.Mark, again: yaml.Mark, alike: bool) -> Problem:
    here = Location(path, line=again.line + 1, column=again.column + 1)
    there = Location(path, line=first.line + 1, column=first.column + 1)
    edits = (Edit(here, EditKind.REMOVE),) if alike else ()
    return Problem("kunci-ganda", here, {"key": key}, edits, there)


_BRACKETS = re.compile(r"[\[{]|[\]}]|^[ ?-]+", re.MULTILINE)


def _too_deep(text: str) -> int | None:
    """Return the line on which the text nests deeper than `MAXIMUM_DEPTH`, or None.

    Brackets and blanks are counted first, which is quick and never too few; only where they
    could be too many does the parser count, by events, which cannot crash.
    """
    depth = 0
    for found in _BRACKETS.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(found[0], 0)
        if depth > MAXIMUM_DEPTH // 2 or (len(found[0]) > MAXIMUM_DEPTH // 2 and found[0][0] not in "[]{}"):
            break
    else:
        return None
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAXIMUM_DEPTH:
                return 1 + (event.start_mark.line if event.start_mark else 0)
    except yaml.YAMLError:
        return None
    return None


def _expanded_nodes(text: str) -> int:
    """Count the nodes of the document with every alias written out (0 where it has none)."""
    if "*" not in text or "&" not in text:
        return 0
    sizes: dict[int, int] = {}

    def size(node: yaml.Node, above: tuple[int, ...]) -> int:
        if id(node) in above:
            return MAXIMUM_EXPANDED_NODES + 1
        if id(node) not in sizes:
            children: list[yaml.Node] = []
            if isinstance(node, yaml.SequenceNode):
                children = list(node.value)
            elif isinstance(node, yaml.MappingNode):
                children = [part for pair in node.value for part in pair]
            sizes[id(node)] = 1 + sum(size(child, (*above, id(node))) for child in children)
        return sizes[id(node)]

    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    return 0 if root is None else size(root, ())


def _syntax_problem(path: str, text: str, error: yaml.YAMLError) -> Problem:
    if isinstance(error, yaml.reader.ReaderError):
        return _forbidden_character(path, text, error)
    slip = slip_in(path, text, error)
    if slip is not None:
        return slip
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    here = Location(path, line=line, column=column)
    lines = text.split("\n")
    told = lines[line - 1] if 0 < line <= len(lines) else ""
    reason = str(getattr(error, "problem", "") or error).splitlines()[0]
    if "alias" in reason and "undefined" in reason:
        return Problem("alias-tidak-dikenal", here, {"text": told.strip()})
    if "{" in told or "mapping values are not allowed" in reason or "flow" in str(getattr(error, "context", "")):
        return Problem("teks-perlu-kutip", here, {"text": told.strip()})
    return Problem("yaml-tidak-terbaca", here, {"reason": reason})


def _forbidden_character(path: str, text: str, error: yaml.reader.ReaderError) -> Problem:
    before = text.encode()[: error.position].decode(errors="ignore")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    here = Location(path, line=line, column=column)
    cleaned = text.split("\n")[line - 1].replace(chr(error.character), "")
    edit = Edit(Location(path, line=line), EditKind.LINE, cleaned)
    return Problem("karakter-terlarang", here, {"character": f"U+{error.character:04X}"}, (edit,))


def locate_in_yaml(text: str, pointers: Iterable[Pointer]) -> Mapping[Pointer, tuple[int, int]]:
    """Return line and column (from 1) of the deepest part of each pointer that the text has.

    A key that is not in its mapping leads to the mapping; a mapping or list is found at its key,
    so that the author looks at the line that names it.
    """
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return {}
    return {} if root is None else {pointer: _place(root, pointer) for pointer in pointers}


def _place(node: yaml.Node, pointer: Pointer) -> tuple[int, int]:
    mark = node.start_mark
    for step in pointer:
        if isinstance(node, yaml.MappingNode):
            pair = next((pair for pair in node.value if pair[0].value == str(step)), None)
            if pair is None:
                break
            mark, node = pair[0].start_mark, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            mark = node.start_mark
        else:
            break
    if isinstance(node, yaml.ScalarNode) and pointer:
        mark = node.start_mark
    return mark.line + 1, mark.column + 1
