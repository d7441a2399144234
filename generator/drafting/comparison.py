"""Two projects compared: every change of the model, each changed value in exactly one of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from generator.drafting.change import GRAVITIES, Change, Leaf
from generator.drafting.classification import classify
from generator.drafting.data_changes import table_changes
from generator.drafting.elements import differing_elements, renamed_ids
from generator.project import Project


def measure_changes(before: Project, after: Project, unread: frozenset[str] = frozenset()) -> tuple[Change, ...]:
    """Return what changed, the weightiest first; what stands in a file of `unread` is not known to have changed."""
    elements = chain.from_iterable(classify(one) for one in differing_elements(before, after))
    tables = table_changes(before, after, renamed_ids(before.programme, after.programme))
    known = _readable(chain(elements, tables), unread)
    return tuple(sorted(known, key=lambda one: GRAVITIES.index(one.gravity)))


def _readable(changes: Iterator[Change], unread: frozenset[str]) -> Iterator[Change]:
    for one in changes:
        leaves = tuple(leaf for leaf in one.leaves if not unread.intersection(_paths(leaf)))
        if leaves:
            yield one if len(leaves) == len(one.leaves) else Change(one.kind, one.gravity, one.part, one.node, leaves)


def _paths(leaf: Leaf) -> set[str]:
    return {place.path for place in (leaf.before_at, leaf.after_at) if place is not None}
