"""The interval audit: how closely everything published pins down what is hidden.

Cells and the sums between them fall into components. In a component whose cells and sums form a tree,
passing bounds along the sums until nothing moves is exact; any other is solved as two linear programmes
a cell (HiGHS), a small one in whole numbers. Bounds of whole counts are rounded inwards, which leaves
every possible value inside; the audit is that of section 2.15 of the tau-ARGUS manual.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from generator.problems import GeneratorError

Number = int | Fraction

UNKNOWN = 10**9
"""An upper bound where none is known: more than there are people in the country."""
SMALL_COMPONENT = 60
"""Components of at most so many cells are solved in whole numbers; that can pin down more."""
_NEARLY = 1e-6


@dataclass(frozen=True)
class Interval:
    """From `lower` to `upper`, both included."""

    lower: Number
    upper: Number

    @property
    def width(self) -> Number:
        """How far apart the ends are; 0 where the value is known exactly."""
        return self.upper - self.lower

    def holds(self, other: Interval) -> bool:
        """Tell whether the other interval lies inside."""
        return self.lower <= other.lower and other.upper <= self.upper


@dataclass(frozen=True)
class Cell:
    """A cell as the attacker sees it: what is printed, or what a hidden cell could be at most."""

    id: str
    known: Interval
    hidden: bool = False
    whole: bool = True


@dataclass(frozen=True)
class Relation:
    """`total` is the sum of `parts`, each times its coefficient (1 where none is given).

    `slack` is how far the two sides may be apart: for figures that contradict each other.
    """

    total: str
    parts: tuple[str, ...]
    coefficients: tuple[Number, ...] = ()
    slack: Number = 0

    def terms(self) -> Iterator[tuple[str, Number]]:
        """Return all cells with their coefficients in the sum that equals 0."""
        yield self.total, -1
        yield from zip(self.parts, self.coefficients or (1,) * len(self.parts), strict=True)

    @property
    def is_plain(self) -> bool:
        """Tell whether all coefficients are 1 and nothing is loose."""
        return not self.slack and all(one == 1 for one in self.coefficients)


@dataclass(frozen=True)
class Component:
    """Cells that can say something about each other."""

    cells: tuple[Cell, ...]
    relations: tuple[Relation, ...]

    @property
    def hides(self) -> bool:
        """Tell whether there is anything to find out."""
        return any(one.hidden for one in self.cells)

    @property
    def is_tree(self) -> bool:
        """Tell whether no cell reaches itself by another way (cells known exactly lead nowhere)."""
        open_ = {one.id for one in self.cells if one.known.width}
        links = sum(id_ in open_ for relation in self.relations for id_, _ in relation.terms())
        return links == len(open_) + len(self.relations) - 1


def audit(cells: Iterable[Cell], relations: Iterable[Relation]) -> dict[str, Interval]:
    """Return for every hidden cell the closest interval that an attacker can find.

    Published figures that contradict each other (a weighted survey is no exact sum) are loosened by
    as little as makes them agree. Every cell of a relation must be among the cells.
    """
    found: dict[str, Interval] = {}
    for component in components(cells, relations):
        if component.hides:
            bounds = _attack(component)
            found |= {one.id: bounds[one.id] for one in component.cells if one.hidden}
    return found


def components(cells: Iterable[Cell], relations: Iterable[Relation]) -> Iterator[Component]:
    """Divide a table into parts that can say nothing about each other."""
    known = {one.id: _whole(one) for one in cells}
    relations = tuple(relations)
    leader = list(range(len(relations)))

    def find(one: int) -> int:
        while leader[one] != one:
            leader[one] = leader[leader[one]]
            one = leader[one]
        return one

    seen: dict[str, int] = {}
    for number, relation in enumerate(relations):
        for id_, _ in relation.terms():
            if known[id_].known.width:
                leader[find(number)] = find(seen.setdefault(id_, number))
    groups: dict[int, list[Relation]] = {}
    for number, relation in enumerate(relations):
        groups.setdefault(find(number), []).append(relation)
    met: set[str] = set()
    for group in groups.values():
        ids = dict.fromkeys(id_ for relation in group for id_, _ in relation.terms())
        met.update(ids)
        yield Component(tuple(known[id_] for id_ in ids), tuple(group))
    yield from (Component((one,), ()) for one in known.values() if one.id not in met)


def passed_bounds(component: Component) -> dict[str, Interval] | None:
    """Pass bounds along plain sums until nothing moves; None where the figures contradict each other.

    Exact in a tree, and never too narrow anywhere.
    """
    lower = {one.id: one.known.lower for one in component.cells}
    upper = {one.id: one.known.upper for one in component.cells}
    moved = True
    while moved:
        moved = False
        for relation in component.relations:
            least = sum(lower[one] for one in relation.parts)
            most = sum(upper[one] for one in relation.parts)
            low, high = max(lower[relation.total], least), min(upper[relation.total], most)
            if low > high:
                return None
            found = [(relation.total, low, high)]
            found += [(one, low - most + upper[one], high - least + lower[one]) for one in relation.parts]
            for id_, low_, high_ in found:
                if low_ > lower[id_] or high_ < upper[id_]:
                    lower[id_], upper[id_] = max(low_, lower[id_]), min(high_, upper[id_])
                    moved = True
    return {id_: Interval(low, upper[id_]) for id_, low in lower.items()}


def solved_bounds(component: Component, *, in_whole_numbers: bool = True) -> dict[str, Interval]:
    """Find the bounds of the hidden cells by linear programmes; contradictions are loosened first."""
    programme = _Programme(component, in_whole_numbers=in_whole_numbers)
    if programme.at_least(np.zeros(len(component.cells))) is None:
        programme = _Programme(_loosened(component), in_whole_numbers=False)
    found = {}
    for place, cell in enumerate(component.cells):
        ends = programme.ends_of(place) if cell.hidden else None
        if ends is not None:
            found[cell.id] = _inwards(cell, *ends)
    return found


def _attack(component: Component) -> Mapping[str, Interval]:
    if all(one.is_plain for one in component.relations) and component.is_tree:
        passed = passed_bounds(component)
        if passed is not None:
            return passed
    return solved_bounds(component, in_whole_numbers=len(component.cells) <= SMALL_COMPONENT)


def _whole(cell: Cell) -> Cell:
    """Round the bounds of a whole count inwards, outwards where no whole number lies between them."""
    if not cell.whole or (isinstance(cell.known.lower, int) and isinstance(cell.known.upper, int)):
        return cell
    lower, upper = math.ceil(cell.known.lower), math.floor(cell.known.upper)
    return replace(cell, known=Interval(min(lower, upper), max(lower, upper)))


def _inwards(cell: Cell, least: float, most: float) -> Interval:
    if cell.whole:
        return Interval(math.ceil(least - _NEARLY), math.floor(most + _NEARLY))
    return Interval(Fraction(least).limit_denominator(10**6), Fraction(most).limit_denominator(10**6))


class _Programme:
    """The linear programme of a component, without what is asked of it.

    The solver is imported only when it is needed: most projects never need it, and it loads slowly.
    """

    def __init__(self, component: Component, *, in_whole_numbers: bool) -> None:
        from scipy.optimize import Bounds

        places = {one.id: place for place, one in enumerate(component.cells)}
        self._sums = np.zeros((len(component.relations), len(places)))
        for row, relation in enumerate(component.relations):
            for id_, coefficient in relation.terms():
                self._sums[row, places[id_]] += float(coefficient)
        self._slack = np.array([float(one.slack) for one in component.relations])
        self._bounds = Bounds(
            np.array([float(one.known.lower) for one in component.cells]),
            np.array([float(one.known.upper) for one in component.cells]),
        )
        self._whole = np.array([int(in_whole_numbers and one.whole) for one in component.cells])

    def at_least(self, aim: NDArray[np.float64]) -> NDArray[np.float64] | None:
        """Return the values where `aim` is least, None where the figures contradict each other."""
        from scipy.optimize import LinearConstraint, milp

        held = [LinearConstraint(self._sums, -self._slack, self._slack)] if len(self._slack) else []
        answer = milp(aim, integrality=self._whole, bounds=self._bounds, constraints=held)
        return None if answer.x is None else np.asarray(answer.x, dtype=np.float64)

    def ends_of(self, place: int) -> tuple[float, float] | None:
        """Return the least and the greatest value of a cell, None where the figures contradict each other."""
        aim = np.zeros(len(self._whole))
        aim[place] = 1
        least, most = self.at_least(aim), self.at_least(-aim)
        return None if least is None or most is None else (float(least[place]), float(most[place]))


def _loosened(component: Component) -> Component:
    """Give every relation the slack that makes all of them agree, as little as possible in all."""
    cells, relations = component.cells, component.relations
    over = [Cell(f"over {row}", Interval(0, UNKNOWN), whole=False) for row in range(len(relations))]
    under = [Cell(f"under {row}", Interval(0, UNKNOWN), whole=False) for row in range(len(relations))]
    widened = tuple(_with_slack(one, more.id, less.id) for one, more, less in zip(relations, over, under, strict=True))
    programme = _Programme(Component((*cells, *over, *under), widened), in_whole_numbers=False)
    slacks = _least_slacks(programme, len(cells), len(relations))
    return replace(
        component, relations=tuple(replace(one, slack=slack) for one, slack in zip(relations, slacks, strict=True))
    )


def _with_slack(relation: Relation, more: str, less: str) -> Relation:
    coefficients = relation.coefficients or (1,) * len(relation.parts)
    return replace(relation, parts=(*relation.parts, more, less), coefficients=(*coefficients, 1, -1))


def _least_slacks(programme: _Programme, cells: int, relations: int) -> Sequence[Fraction]:
    aim = np.concatenate([np.zeros(cells), np.ones(2 * relations)])
    answer = programme.at_least(aim)
    if answer is None:
        raise GeneratorError("the interval audit found no way to make published figures agree")
    loose = answer[cells : cells + relations] + answer[cells + relations :]
    return [Fraction(math.ceil(one * 1000 - _NEARLY), 1000) for one in loose]
