"""A selection as numbers: candidates with points, rules as rows over them, and the exact greedy choice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

RuleKind = Literal["number", "budget", "at_least", "at_most"]


@dataclass(frozen=True)
class Row:
    """The chosen among `members` count at least and at most so many; `group` is the area, kind or set.

    `coefficients` are what each member counts (a cost in a budget), () where each counts one.
    """

    members: tuple[int, ...]
    at_least: int | None = None
    at_most: int | None = None
    group: str = ""
    coefficients: tuple[int, ...] = ()

    def counted(self, chosen: Collection[int]) -> int:
        """Return what the chosen members count together."""
        if not self.coefficients:
            return sum(member in chosen for member in self.members)
        pairs = zip(self.members, self.coefficients, strict=True)
        return sum(coefficient for member, coefficient in pairs if member in chosen)

    def allows(self, chosen: Collection[int]) -> bool:
        """Tell whether a choice keeps to the row."""
        counted = self.counted(chosen)
        return (self.at_least is None or counted >= self.at_least) and (self.at_most is None or counted <= self.at_most)


@dataclass(frozen=True)
class Rule:
    """One rule as its author wrote it, with a row for each group; `quota` is '' for number and budget."""

    kind: RuleKind
    rows: tuple[Row, ...]
    quota: str = ""


@dataclass(frozen=True)
class Contest:
    """Candidates by position, in the order of their codes; more points are better, an earlier code breaks a tie."""

    points: tuple[int, ...]
    rules: tuple[Rule, ...]

    @property
    def ranked(self) -> tuple[int, ...]:
        """The candidates, best first."""
        return tuple(sorted(range(len(self.points)), key=lambda one: (-self.points[one], one)))

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all rules."""
        return tuple(row for rule in self.rules for row in rule.rows)

    def value(self, chosen: Iterable[int]) -> int:
        """Return the points of a choice."""
        return sum(self.points[one] for one in chosen)

    def allows(self, chosen: Collection[int]) -> bool:
        """Tell whether a choice keeps to all rules."""
        return all(row.allows(chosen) for row in self.rows)


def is_laminar(rules: Iterable[Rule]) -> bool:
    """Tell whether the rules are caps on groups that lie within each other or apart, at most with a number.

    Such rules make the choices a matroid, for which taking the best first is the best choice (Edmonds 1971).
    """
    rows: list[Row] = []
    for rule in rules:
        if rule.kind not in {"number", "at_most"}:
            return False
        rows.extend(rule.rows)
    inside: dict[int, int] = {}
    size: Counter[int] = Counter()
    for number, row in enumerate(sorted(rows, key=lambda one: len(one.members))):
        held = Counter(inside[member] for member in row.members if member in inside)
        if any(size[other] != count for other, count in held.items()):
            return False
        size.subtract(held)
        size[number] = len(row.members)
        inside.update(dict.fromkeys(row.members, number))
    return True


def choose_greedily(contest: Contest, first: Collection[int] = (), without: Collection[int] = ()) -> frozenset[int] | None:
    """Take the best candidate that still fits, again and again, those of `first` before all others.

    Exact for laminar rules (`is_laminar`); among choices of equal points it gives the one whose
    candidates rank first. None where the number cannot be reached or `first` does not fit.
    """
    within: dict[int, list[int]] = {}
    rows = contest.rows
    for number, row in enumerate(rows):
        for member in row.members:
            within.setdefault(member, []).append(number)
    counted = [0] * len(rows)
    chosen: set[int] = set()
    for one in (*sorted(first), *(one for one in contest.ranked if one not in first)):
        caps = ((rows[number].at_most, counted[number]) for number in within.get(one, ()))
        if one not in without and all(cap is None or count < cap for cap, count in caps):
            chosen.add(one)
            for number in within.get(one, ()):
                counted[number] += 1
        elif one in first:
            return None
    return frozenset(chosen) if contest.allows(chosen) else None
