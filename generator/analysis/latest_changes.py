"""What changed lately: change logs, decisions and new sources of data, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.model.element import Element
from generator.model.programme import Programme
from generator.text import Text

Kind = Literal["change", "decision", "source"]
Member = tuple[str, str]
"""Kind and id of a thing that has a page."""


@dataclass(frozen=True)
class Happening:
    """Something of one day: a change of one or many elements, a decision, or a source of data.

    `text` is what the change log says; decisions and sources speak by their titles, and have none.
    """

    kind: Kind
    date: str
    text: Text | None
    members: tuple[Member, ...]


def measure_latest(programme: Programme, as_of: date, limit: int) -> tuple[Happening, ...]:
    """Return the newest happenings; the same change of many elements, or decisions of one day, are one."""
    groups: dict[tuple[Kind, str, Text | None], list[Member]] = {}
    for kind, day, text, member in _all(programme):
        if day <= as_of.isoformat():
            groups.setdefault((kind, day, text), []).append(member)
    order = {"decision": 0, "change": 1, "source": 2}
    happenings = [Happening(kind, day, text, tuple(members)) for (kind, day, text), members in groups.items()]
    newest = sorted(happenings, key=lambda one: (one.date, -order[one.kind]), reverse=True)
    return tuple(newest[:limit])


def _all(programme: Programme) -> Iterator[tuple[Kind, str, Text | None, Member]]:
    for decision in programme.decisions.values():
        yield "decision", decision.date, None, ("decision", decision.id)
    for source in programme.sources.values():
        if source.kind in {"survey", "administrative", "statistics", "index"} and not source.synthetic and len(source.date) > 4:
            yield "source", source.date, None, ("source", source.id)
    for kind, element in _elements(programme):
        for change in element.changes:
            yield "change", change.date, change.change, (kind, element.id)


def _elements(programme: Programme) -> Iterator[tuple[str, Element]]:
    for kind, elements in (
        ("indicator", programme.indicators), ("index", programme.indices), ("intervention", programme.interventions),
        ("vulnerable-group", programme.vulnerable_groups), ("risk", programme.risks), ("potential", programme.potentials),
    ):  # fmt: skip
        for element in elements.values():
            yield kind, element
