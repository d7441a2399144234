"""Edits of problems to changed lines of files, looked up only when the problems are told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

import yaml

from generator.problems import Edit, EditKind, LineChange, Problem
from generator.reading.markdown_file import front_matter
from generator.reading.spans import Span, changed, lines_changed
from generator.reading.table_mending import TableText
from generator.reading.text_file import read_text
from generator.reading.yaml_mending import YamlText


class Mendable(Protocol):
    """The text of a file that knows where its parts stand."""

    @property
    def text(self) -> str:
        """All of it."""

    def spans(self, edit: Edit) -> tuple[Span, ...]:
        """Return the stretches of the text that an edit replaces; none where it does not fit the text."""


def mend_all(root: Path, problems: Iterable[Problem]) -> dict[Problem, tuple[LineChange, ...]]:
    """Return the lines that mend each problem that can be mended; all of its edits are made or none."""
    texts: dict[str, Mendable | None] = {}
    mended = {}
    for problem in problems:
        for path in {edit.location.path for edit in problem.edits} - set(texts):
            texts[path] = _open(root, path)
        changes = _changes(problem.edits, texts)
        if changes:
            mended[problem] = changes
    return mended


def _open(root: Path, path: str) -> Mendable | None:
    text = read_text(root, path) if (root / path).is_file() else None
    if not isinstance(text, str):
        return None
    if path.endswith(".csv"):
        return TableText(text)
    return YamlText(text, front_matter(text)[0]) if path.endswith(".md") else YamlText(text, text)


def _changes(edits: Sequence[Edit], texts: dict[str, Mendable | None]) -> tuple[LineChange, ...]:
    changes: tuple[LineChange, ...] = ()
    for path in dict.fromkeys(edit.location.path for edit in edits):
        mendable = texts[path]
        here = [edit for edit in edits if edit.location.path == path]
        spans = [() if mendable is None else _spans(mendable, edit) for edit in here]
        if mendable is None or not all(spans):
            return ()
        every = tuple(sorted(span for found in spans for span in found))
        if not _can_be_read(path, changed(mendable.text, every)):
            return ()
        changes += lines_changed(path, mendable.text, every)
    return changes


def _spans(mendable: Mendable, edit: Edit) -> tuple[Span, ...]:
    if edit.kind is not EditKind.LINE:
        return mendable.spans(edit)
    lines = mendable.text.split("\n")
    number = (edit.location.line or 1) - 1
    start = sum(len(line) + 1 for line in lines[:number])
    return (Span(start, start + len(lines[number]), str(edit.value)),)


def _can_be_read(path: str, text: str) -> bool:
    """Tell whether a mended YAML file is one; what would not be is not offered."""
    if not path.endswith(".yml"):
        return True
    try:
        yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return False
    return True
