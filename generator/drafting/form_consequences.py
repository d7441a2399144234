"""Questionnaires that must be issued anew: indicators whose questions or answers changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.drafting.change import Consequence
from generator.drafting.likeness import later_ids, substance
from generator.model.programme import Programme
from generator.project import Project

Asked = Mapping[str, object]
"""The questions of an indicator by id, each with the answers it allows, as plain tuples."""


def measure_form_consequences(before: Project, after: Project) -> Iterator[Consequence]:
    """Yield one consequence for each indicator, with the ids of questions that came, went or are asked otherwise."""
    later = later_ids(before.programme.indicators, after.programme.indicators)
    new = _questions(after.programme)
    old = {later.get(id_, id_): asked for id_, asked in _questions(before.programme).items()}
    for id_ in (*new, *(one for one in old if one not in new)):
        had, has = old.get(id_, {}), new.get(id_, {})
        added = tuple(one for one in has if one not in had)
        removed = tuple(one for one in had if one not in has)
        changed = tuple(one for one in has if one in had and has[one] != had[one])
        reordered = not (added or removed or changed) and tuple(had) != tuple(has)
        if added or removed or changed or reordered:
            facts = {"added": added, "removed": removed, "changed": changed, "reordered": reordered}
            yield Consequence("form-reissue", ("indicator", id_), facts)


def _questions(programme: Programme) -> Mapping[str, Asked]:
    lists = {one.id: substance(one.choices) for one in programme.choices.lists}
    return {
        indicator.id: {
            one.id: (substance(one), lists.get(one.choices or "")) for one in indicator.collection.questions
        }
        for indicator in programme.indicators.values()
    }
