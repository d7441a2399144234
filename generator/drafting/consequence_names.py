"""The names in sentences of consequences: titles of both states, so that what is gone still has one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from generator.analysis.golden_thread import Node
from generator.drafting.change import Consequence
from generator.model.programme import Programme
from generator.pages.titles import titles_of
from generator.project import Project
from generator.text import Text

VILLAGES = frozenset({"village", "instead", "at_work"})
"""Facts that hold codes of villages."""


def names_in(before: Project, after: Project, consequences: Collection[Consequence]) -> Mapping[Node, Text]:
    """Return titles by kind and id, the later where both states have one, and the names of villages told of."""
    names: dict[Node, Text] = {}
    codes = {code for one in consequences for code in (*_codes(one.facts), *_own(one.node))}
    for project in (before, after):
        names |= titles_of(project.programme)
        names |= dict(_rules(project.programme))
        register = project.register.frame
        told = register[register["code"].isin(list(codes))]
        for code, name in zip(told["code"].tolist(), told["name"].tolist(), strict=True):
            names["village", code] = Text({"id": name, "en": name})
    return names


def _rules(programme: Programme) -> Iterator[tuple[Node, Text]]:
    yield from ((("need-band", one.id), one.title) for one in programme.assessment.bands)
    yield from ((("quota", one.id), one.title) for one in programme.pilot_selection.quotas)
    yield from ((("eligibility", one.id), one.title) for one in programme.pilot_selection.eligibility)


def _own(node: Node) -> tuple[str, ...]:
    return (node[1],) if node[0] == "village" else ()


def _codes(facts: object) -> Iterator[str]:
    if isinstance(facts, Mapping):
        for key, value in facts.items():
            if key in VILLAGES:
                yield from (value,) if isinstance(value, str) else value
            elif key == "owner":
                yield from _own(value)
            else:
                yield from _codes(value)
    elif isinstance(facts, tuple | list):
        for one in facts:
            yield from _codes(one)
