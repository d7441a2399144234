"""Stretches of a text that are replaced, and the lines that change with them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from generator.problems import LineChange


class Span(NamedTuple):
    """A stretch of a text, from `start` up to `end`, and what takes its place."""

    start: int
    end: int
    text: str


def changed(text: str, spans: Sequence[Span]) -> str:
    """Return the text with all stretches replaced; they are sorted and do not overlap."""
    parts, after = [], 0
    for span in spans:
        parts += [text[after : span.start], span.text]
        after = max(after, span.end)
    return "".join((*parts, text[after:]))


def lines_changed(path: str, text: str, spans: Sequence[Span]) -> tuple[LineChange, ...]:
    """Return the changed lines; stretches on the same lines are one change."""
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    groups: list[tuple[int, int, list[Span]]] = []
    for span in spans:
        first = bisect_right(starts, span.start) - 1
        whole = span.start == starts[first] and (not span.text or span.text.endswith("\n"))
        last = max(first, bisect_right(starts, span.end - whole) - 1)
        if groups and first <= groups[-1][1]:
            groups[-1] = (groups[-1][0], max(last, groups[-1][1]), [*groups[-1][2], span])
        else:
            groups.append((first, last, [span]))
    return tuple(_change(path, text, starts, group) for group in groups)


def _change(path: str, text: str, starts: list[int], group: tuple[int, int, list[Span]]) -> LineChange:
    first, last, spans = group
    begin, end = starts[first], starts[min(last + 1, len(starts) - 1)]
    inside = [Span(span.start - begin, span.end - begin, span.text) for span in spans]
    old = text[begin:end]
    return LineChange(path, first + 1, _lines(old), _lines(changed(old, inside)))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.removesuffix("\n").split("\n")) if text else ()
