"""Complementary suppression: hide further cells until no hidden one can be found from the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.analysis.disclosure.audit import Cell, Interval, Relation, components
from generator.analysis.disclosure.inference import ANYTHING, TableCell, exposures
from generator.analysis.disclosure.rules import Rule


@dataclass(frozen=True)
class Hidden:
    """Why a cell is hidden: by a rule, or because it `protects` another cell."""

    id: str
    rule: Rule | None = None
    protects: str | None = None


def suppress(
    cells: Sequence[TableCell], relations: Sequence[Relation], primary: Mapping[str, Rule]
) -> Mapping[str, Hidden]:
    """Return every cell to hide, with the reason, so that no exposure is left.

    `cells` are given as if all were published. A cell that protects is one that adds up with the
    exposed cell, the one with the smallest base first; a total is hidden only after its parts.
    The order of cells and relations does not matter.
    """
    ordered = sorted(cells, key=lambda one: one.id)
    hidden = {id_: Hidden(id_, rule=rule) for id_, rule in sorted(primary.items())}
    for part, sums in _parts(ordered, relations):
        _complete(part, sums, hidden)
    return hidden


def as_published(cells: Sequence[TableCell], hidden: Mapping[str, Hidden]) -> list[TableCell]:
    """Return the cells as an attacker sees them: nothing is known of a hidden one."""
    return [_hide(one) if one.id in hidden else one for one in cells]


def _complete(cells: Sequence[TableCell], relations: Sequence[Relation], hidden: dict[str, Hidden]) -> None:
    while found := exposures(as_published(cells, hidden), relations):
        exposed = min(one.id for one in found)
        chosen = _cheapest(exposed, cells, relations, hidden)
        if chosen is None:
            return
        hidden[chosen.id] = Hidden(chosen.id, protects=exposed)


def _cheapest(
    exposed: str, cells: Sequence[TableCell], relations: Sequence[Relation], hidden: Mapping[str, Hidden]
) -> TableCell | None:
    totals = {one.total for one in relations}
    beside = {id_ for one in relations if exposed in (one.total, *one.parts) for id_ in (one.total, *one.parts)}
    shown = [one for one in cells if one.id not in hidden]
    return min(
        shown,
        key=lambda one: (one.id not in beside, one.id in totals, _size(one), one.id),
        default=None,
    )


def _size(cell: TableCell) -> tuple[bool, object]:
    known = cell.whole if cell.is_share else cell.true
    return (known is None, known.upper if known else 0)


def _hide(cell: TableCell) -> TableCell:
    return replace(cell, hidden=True, whole=ANYTHING, true=None if cell.true is None else ANYTHING)


def _parts(
    cells: Sequence[TableCell], relations: Sequence[Relation]
) -> Iterator[tuple[list[TableCell], list[Relation]]]:
    """Divide a table into cells that add up with each other, whether or not they are known."""
    by_id = {one.id: one for one in cells}
    stand_ins = [Cell(one.id, Interval(0, 1)) for one in cells]
    ordered = sorted(relations, key=lambda one: (one.total, one.parts))
    for component in components(stand_ins, ordered):
        yield [by_id[one.id] for one in component.cells], list(component.relations)
