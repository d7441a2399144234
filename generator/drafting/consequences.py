"""What follows from a change: both states are measured, and what differs is told; nothing is guessed from the edit."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from generator.drafting.change import Change, Consequence
from generator.drafting.cost_consequences import measure_cost_consequences
from generator.drafting.document_consequences import measure_document_consequences
from generator.drafting.form_consequences import measure_form_consequences
from generator.drafting.likeness import changed_totals, later_ids
from generator.drafting.matching_consequences import measure_matching_consequences
from generator.drafting.met_targets import measure_met_targets
from generator.drafting.score_consequences import measure_score_consequences
from generator.drafting.selection_consequences import measure_selection_consequences
from generator.drafting.series_consequences import measure_publication_consequences, measure_series_consequences
from generator.drafting.target_consequences import measure_target_consequences
from generator.project import Project


def measure_consequences(before: Project, after: Project, changes: Collection[Change] = ()) -> Iterator[Consequence]:
    """Yield what follows for villages, interventions, money, targets, series, forms and the document, in this order.

    Each measure runs only where something it rests on is not the same. `changes` only tell which new
    wordings are editorial, and how grave the heaviest change is.
    """
    elsewhere = tuple(_before_the_document(before, after, changes))
    yield from elsewhere
    yield from measure_document_consequences(before, after, changes, frozenset(one.node for one in elsewhere))


def _before_the_document(before: Project, after: Project, changes: Collection[Change]) -> Iterator[Consequence]:
    before = _under_later_ids(before, after)
    moved = changed_totals(before.observations, after.observations)
    yield from measure_score_consequences(before, after, moved)
    yield from measure_selection_consequences(before, after, moved)
    yield from measure_matching_consequences(before, after, moved)
    yield from measure_cost_consequences(before, after)
    yield from measure_target_consequences(before, after, moved)
    yield from measure_met_targets(before, after, moved)
    yield from measure_series_consequences(before, after, changes)
    yield from measure_publication_consequences(before, after)
    yield from measure_form_consequences(before, after)


def _under_later_ids(before: Project, after: Project) -> Project:
    """Return the state before with renamed interventions under their later ids, so that none stops and starts."""
    known = before.programme.interventions
    later = later_ids(known, after.programme.interventions)
    named = {later.get(id_, id_): replace(one, id=later.get(id_, id_)) for id_, one in known.items()}
    return replace(before, programme=replace(before.programme, interventions=named)) if later else before


def as_plain(one: Consequence) -> dict[str, Any]:
    """Return a consequence as plain JSON data: `kind`, `node` (kind and id) and `facts`.

    A whole number is a JSON number and a Decimal its digits in a text, so that no reader rounds it; a
    Fraction is a text such as "1/3". Lists of villages are cut at ten; `count` always has all.
    """
    return {"kind": one.kind, "node": list(one.node), "facts": _plain(one.facts)}


def _plain(value: object) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value) if isinstance(value, Fraction) else value
