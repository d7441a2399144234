"""Two versions of one thing compared value by value: what is not the same any more, each value once.

Order never counts, nor do places, blanks, or how a number is written: `0.5` is `0.50`.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from generator.drafting.change import Leaf, Path
from generator.drafting.entries import Pair, pair_entries
from generator.problems import Location
from generator.text import Text

Fields = tuple[str, ...]

MARKED_LINE = re.compile(r"\n(?= {4}|\t|\s*(?:[-*+>|#]|\d+[.)])(?:\s|$))")
BLANKS = re.compile(r"\s+")


@dataclass(frozen=True)
class Difference:
    """A leaf with what its place says about it.

    `fields` is its path without keys and languages; `entry` the path of the outermost part that is there
    on one side only; `language` that of a text, `languages` those in which it is written afterwards;
    a `member` is one of a list of words.
    """

    leaf: Leaf
    fields: Fields
    entry: Path | None = None
    language: str = ""
    languages: frozenset[str] = frozenset()
    member: bool = False

    @property
    def field_path(self) -> Path:
        """The path of the field that holds the value: of the whole text, of the whole list."""
        return self.leaf.path[:-1] if self.language or self.member else self.leaf.path

    def below(self, *steps: str) -> Difference:
        """Return the same difference, seen from `steps` further out."""
        entry = None if self.entry is None else (*steps, *self.entry)
        return replace(self, leaf=replace(self.leaf, path=(*steps, *self.leaf.path)), entry=entry)


@dataclass(frozen=True)
class _Place:
    path: Path = ()
    fields: Fields = ()
    before_at: Location | None = None
    after_at: Location | None = None
    entry: Path | None = None
    renamed: Mapping[str, str] = field(default_factory=dict)

    def inside(self, name: str) -> _Place:
        return replace(
            self,
            path=(*self.path, name),
            fields=(*self.fields, name),
            before_at=self.before_at and self.before_at.at(name),
            after_at=self.after_at and self.after_at.at(name),
        )

    def at_entry(self, pair: Pair) -> _Place:
        path = (*self.path, pair.step)
        return replace(
            self,
            path=path,
            before_at=None if pair.before is None else self.before_at and self.before_at.at(pair.before),
            after_at=None if pair.after is None else self.after_at and self.after_at.at(pair.after),
            entry=path if self.entry is None and None in (pair.before, pair.after) else self.entry,
        )

    def difference(self, before: Any, after: Any, **more: Any) -> Difference:
        """Return a leaf here; a side that has no value has no place."""
        places = (None if before is None else self.before_at, None if after is None else self.after_at)
        return Difference(Leaf(self.path, before, after, *places), self.fields, self.entry, **more)


def compare(before: Any, after: Any, renamed: Mapping[str, str]) -> Iterator[Difference]:
    """Yield every value in which two objects of one class differ; None stands for one that is not there.

    `renamed` leads from former ids to present ones: a reference that follows a renaming did not change.
    """
    entry = () if before is None or after is None else None
    yield from _compare(before, after, _Place(entry=entry, renamed=renamed))


def _compare(before: Any, after: Any, place: _Place) -> Iterator[Difference]:
    sample = before if after is None else after
    if before is after or (type(before) is type(after) and before == after):
        return
    if isinstance(sample, Text):
        yield from _compare_texts(before, after, place)
    elif isinstance(sample, tuple):
        yield from _compare_lists(before or (), after or (), place)
    elif dataclasses.is_dataclass(sample):
        yield from _compare_parts(before, after, place)
    elif before != after and not (isinstance(before, str) and place.renamed.get(before, before) == after):
        yield place.difference(before, after)


def _compare_parts(before: Any, after: Any, place: _Place) -> Iterator[Difference]:
    here = replace(
        place,
        before_at=getattr(before, "source", None),
        after_at=getattr(after, "source", None),
        entry=place.path if place.entry is None and (before is None or after is None) else place.entry,
    )
    for one in dataclasses.fields(before if after is None else after):
        if one.name != "source":
            inner = here.inside(one.name.rstrip("_"))
            yield from _compare(getattr(before, one.name, None), getattr(after, one.name, None), inner)


def _compare_texts(before: Text | None, after: Text | None, place: _Place) -> Iterator[Difference]:
    was = {} if before is None else _wordings(before)
    now = {} if after is None else _wordings(after)
    for language in sorted(was.keys() | now.keys()):
        old, new = was.get(language), now.get(language)
        if old != new:
            inner = replace(place.inside(language), fields=place.fields)
            yield inner.difference(old, new, language=language, languages=frozenset(now))


def _wordings(text: Text) -> dict[str, str]:
    """Return a text without what does not count: blanks, and line breaks within a paragraph."""
    written = {language: wording_of(str(words)) for language, words in text.languages.items()}
    return {language: words for language, words in written.items() if words}


def wording_of(text: str) -> str:
    """Return a text with its paragraphs, list items and headings on a line each."""
    blocks = (MARKED_LINE.split(block) for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n")))
    lines = (BLANKS.sub(" ", line).strip() for block in blocks for line in block)
    return "\n".join(line for line in lines if line)


def _compare_lists(before: tuple[Any, ...], after: tuple[Any, ...], place: _Place) -> Iterator[Difference]:
    entries = (*before, *after)
    if any(dataclasses.is_dataclass(one) for one in entries):
        for pair in pair_entries(before, after, place.renamed):
            old = None if pair.before is None else before[pair.before]
            new = None if pair.after is None else after[pair.after]
            yield from _compare(old, new, place.at_entry(pair))
        return
    now = _counted(after, {})
    was = _counted(before, {old: new for old, new in place.renamed.items() if old not in now})
    for step in sorted(was.keys() | now.keys()):
        if step not in was or step not in now:
            pair = Pair(step, was.get(step), now.get(step))
            old = before[was[step]] if step in was else None
            new = after[now[step]] if step in now else None
            yield replace(place.at_entry(pair), entry=place.entry).difference(old, new, member=True)


def _counted(values: tuple[Any, ...], renamed: Mapping[str, str]) -> dict[str, int]:
    """Return the position of each value of a list by its wording; what stands twice is numbered."""
    seen: Counter[str] = Counter()
    steps = {}
    for position, value in enumerate(values):
        word = renamed.get(str(value), str(value))
        seen[word] += 1
        steps[word if seen[word] == 1 else f"{word}#{seen[word]}"] = position
    return steps
