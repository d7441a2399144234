"""What an attacker infers about the hidden cells of a table, and which of them that exposes.

A cell is what a share or a count rests on: the units it counts in all (`whole`) and those for whom it
is true (`true`). Both add up over the categories of a disaggregation, and so does the rest, those for
whom it is not true; all three are audited.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.analysis.disclosure.audit import UNKNOWN, Cell, Interval, Relation, audit
from generator.analysis.disclosure.rules import Protection

ANYTHING = Interval(0, UNKNOWN)
Side = Literal["whole", "true", "rest"]
SIDES: tuple[Side, ...] = ("whole", "true", "rest")


@dataclass(frozen=True)
class TableCell:
    """A cell of a published table.

    `whole` and `true` are what is printed or follows from print; for a hidden cell what is known of it
    all the same, mostly `ANYTHING`. `true` is None for a mean, whose base alone is audited. `asked` is
    None for a cell that needs no protection, such as one that nobody observed. A count is a cell whose
    `whole` says nothing (`is_share` is False). A derived cell was not hidden, it stands in no table and
    follows from those that do: the growth between two periods, a category that was left out.
    """

    id: str
    asked: Protection | None
    whole: Interval
    true: Interval | None
    hidden: bool
    is_share: bool = True
    is_derived: bool = False


@dataclass(frozen=True)
class Exposure:
    """A hidden cell that the table pins down too closely: on which side, and to which interval."""

    id: str
    side: Side
    found: Interval


def infer(cells: Sequence[TableCell], relations: Sequence[Relation]) -> Mapping[Side, Mapping[str, Interval]]:
    """Return the interval of every hidden cell: of its whole, of those true and of the rest."""
    based = [one for one in cells if one.is_share]
    wholes = audit((_seen(one, one.whole) for one in based), _among(relations, {one.id for one in based}))
    bases = {one.id: wholes.get(one.id, one.whole) for one in cells}
    trues = audit(
        (_seen(one, _within(one.true, bases[one.id], one)) for one in cells if one.true is not None),
        _among(relations, {one.id for one in cells if one.true is not None}),
    )
    shares = [one for one in based if one.true is not None]
    rests = audit(
        (_seen(one, _rest(one, bases[one.id])) for one in shares), _among(relations, {one.id for one in shares})
    )
    return {"whole": wholes, "true": trues, "rest": rests}


def exposures(cells: Sequence[TableCell], relations: Sequence[Relation]) -> tuple[Exposure, ...]:
    """Return the hidden cells that are pinned down more closely than their protection allows.

    A cell is exposed where an interval is narrower than the fewest households it asks for. An interval
    that covers all that the base allows tells nothing; none or all of a cell that is not sensitive may
    follow from its total; and a derived cell may be known where it could have been published.
    """
    if not any(one.hidden and one.asked for one in cells):
        return ()
    found = infer(cells, relations)
    judged = (_exposure(cell, cell.asked, found) for cell in cells if cell.hidden and cell.asked is not None)
    return tuple(one for one in judged if one is not None)


def _exposure(
    cell: TableCell, asked: Protection, found: Mapping[Side, Mapping[str, Interval]]
) -> Exposure | None:
    whole = found["whole"].get(cell.id, cell.whole)
    if whole.upper == 0:
        return None
    if cell.true is None:
        # A mean is found wherever its base is; enough households do not make one of money safe.
        is_safe = cell.is_derived and whole.lower >= asked.base and not asked.all_or_none
        return None if is_safe or whole.width >= asked.least else Exposure(cell.id, "whole", whole)
    if whole.width < min(asked.least, cell.whole.width) and whole.lower < asked.least:
        return Exposure(cell.id, "whole", whole)
    true, rest = found["true"][cell.id], found["rest"].get(cell.id, ANYTHING)
    if _tells_nothing(cell, asked, whole, true, rest):
        return None
    wanted = min(asked.least, whole.upper)
    if true.width < wanted:
        return Exposure(cell.id, "true", true)
    return Exposure(cell.id, "rest", rest) if rest.width < wanted else None


def _tells_nothing(cell: TableCell, asked: Protection, whole: Interval, true: Interval, rest: Interval) -> bool:
    """Tell whether a cell may be known: it is none or all and not sensitive, or derived and breaks no rule."""
    if cell.is_share and not asked.all_or_none and (true.upper == 0 or rest.upper == 0):
        return True
    if not cell.is_derived:
        return False
    if not cell.is_share:
        return true.lower >= asked.least or true.upper == 0
    return true.lower >= asked.least and rest.lower >= asked.least and whole.lower >= asked.base


def _seen(cell: TableCell, known: Interval) -> Cell:
    return Cell(cell.id, known, hidden=cell.hidden)


def _within(true: Interval | None, whole: Interval, cell: TableCell) -> Interval:
    known = ANYTHING if true is None else true
    return Interval(known.lower, min(known.upper, whole.upper)) if cell.hidden else known


def _rest(cell: TableCell, whole: Interval) -> Interval:
    if cell.hidden or cell.true is None:
        return Interval(0, whole.upper)
    return Interval(max(0, whole.lower - cell.true.upper), max(0, whole.upper - cell.true.lower))


def _among(relations: Iterable[Relation], ids: set[str]) -> list[Relation]:
    return [one for one in relations if one.total in ids and ids.issuperset(one.parts)]
