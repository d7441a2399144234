"""The best choice under rules of any shape (a mixed-integer programme), and the smallest set of rules in conflict."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import combinations
from math import gcd

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from generator.analysis.pilot_contest import Contest, Row, Rule, choose_greedily, is_laminar
from generator.problems import GeneratorError

NO_SOLUTION = 2
"""Status of scipy.optimize.milp for a problem that has no solution."""


@dataclass(frozen=True)
class Settlement:
    """What came of a contest.

    `contest` is the one in effect: with the largest number that is possible where the wanted one is
    not, and without the rules of `set_aside`. `conflict` is the smallest set of rules that cannot
    hold together, () where all can.
    """

    contest: Contest
    chosen: frozenset[int]
    conflict: tuple[Rule, ...] = ()
    set_aside: tuple[Rule, ...] = ()


def settle(contest: Contest, *, explained: bool = True) -> Settlement:
    """Choose by all rules, or name the conflict (where `explained`) and choose as many as the other rules allow."""
    chosen = choose(contest)
    if chosen is not None:
        return Settlement(contest, chosen)
    conflict = smallest_conflict(contest) if explained else ()
    for set_aside in ((), tuple(rule for rule in contest.rules if rule.kind == "at_least")):
        kept = replace(contest, rules=tuple(rule for rule in contest.rules if rule not in set_aside))
        largest = _with_largest_number(kept)
        chosen = None if largest is None else choose(largest)
        if largest is not None and chosen is not None:
            return Settlement(largest, chosen, conflict, set_aside)
    raise GeneratorError("pilot selection: no choice keeps to the limits, not even an empty one")


def choose(
    contest: Contest, first: Collection[int] = (), without: Collection[int] = ()
) -> frozenset[int] | None:
    """Return the choice with the most points that holds `first` and nothing of `without`, None where there is none.

    Among choices of equal points it is the one whose candidates come first in the ranking, compared
    from the top; so the order of rows in files decides nothing.
    """
    if is_laminar(contest.rules):
        return choose_greedily(contest, first, without)
    return choose_by_programme(contest, first, without)


def choose_by_programme(
    contest: Contest, first: Collection[int] = (), without: Collection[int] = ()
) -> frozenset[int] | None:
    """Return what `choose` does, by a mixed-integer programme whatever the shape of the rules."""
    best = best_choice(contest, first, without)
    if best is None:
        return None
    other = best_choice(contest, first, without, unlike=best)
    if other is None or contest.value(other) < contest.value(best):
        return best
    total = max(contest.value(best), contest.value(other))
    current = best if contest.value(best) == total else other
    held, refused = set(first), set(without)
    for one in contest.ranked:
        if one in held or one in refused:
            continue
        if one not in current:
            trial = best_choice(contest, held | {one}, refused)
            if trial is None or contest.value(trial) < total:
                refused.add(one)
                continue
            current = trial
        held.add(one)
    return frozenset(held)


def smallest_conflict(contest: Contest) -> tuple[Rule, ...]:
    """Return the smallest set of rules that cannot hold together, the first as written among equals; () if none.

    Sets are tried by increasing size, so every smaller set is known to be possible.
    """
    blank = (0,) * len(contest.points)
    for size in range(1, len(contest.rules) + 1):
        for rules in combinations(contest.rules, size):
            if choose_any(Contest(blank, rules)) is None:
                return rules
    return ()


def choose_any(contest: Contest) -> frozenset[int] | None:
    """Return some choice that keeps to all rules, None where there is none."""
    return choose_greedily(contest) if is_laminar(contest.rules) else best_choice(contest)


def _with_largest_number(contest: Contest) -> Contest | None:
    """Return the contest with the largest number of candidates that its other rules allow."""
    number = next((rule for rule in contest.rules if rule.kind == "number"), None)
    if number is None:
        return contest
    row = replace(number.rows[0], at_least=None)
    counting = _with_number(replace(contest, points=(1,) * len(contest.points)), row)
    found = choose_greedily(counting) if is_laminar(counting.rules) else best_choice(counting)
    return None if found is None else _with_number(contest, replace(row, at_least=len(found), at_most=len(found)))


def _with_number(contest: Contest, row: Row) -> Contest:
    rules = tuple(replace(rule, rows=(row,)) if rule.kind == "number" else rule for rule in contest.rules)
    return replace(contest, rules=rules)


def best_choice(
    contest: Contest, first: Collection[int] = (), without: Collection[int] = (), unlike: frozenset[int] | None = None
) -> frozenset[int] | None:
    """Return a choice with the most points, any of them where several have; `unlike` may not come again."""
    size = len(contest.points)
    rows = list(contest.rows)
    if unlike is not None:
        signs = tuple(1 if one in unlike else -1 for one in range(size))
        rows.append(Row(tuple(range(size)), at_most=len(unlike) - 1, coefficients=signs))
    if any(not row.members and not row.allows(()) for row in rows):
        return None
    if size == 0:
        return frozenset()
    lower, upper = np.zeros(size), np.ones(size)
    lower[list(first)] = 1
    upper[list(without)] = 0
    if (lower > upper).any():
        return None
    constraints = [_constraint([row for row in rows if row.members], size)] if any(row.members for row in rows) else []
    found = milp(
        -np.array(contest.points, dtype=float), integrality=np.ones(size, dtype=np.int64), bounds=Bounds(lower, upper),
        constraints=constraints, options={"mip_rel_gap": 0},
    )  # fmt: skip
    if found.status == NO_SOLUTION:
        return None
    chosen = frozenset() if found.x is None else frozenset(int(one) for one in np.flatnonzero(found.x > 0.5))
    if found.status != 0 or not all(row.allows(chosen) for row in rows):
        raise GeneratorError(f"pilot selection: the solver gave no choice that can be checked ({found.message})")
    return chosen


def _constraint(rows: list[Row], size: int) -> LinearConstraint:
    """Return all rows as one matrix, each divided by what its coefficients have in common."""
    data: list[int] = []
    columns: list[int] = []
    starts = [0]
    lower, upper = [], []
    for row in rows:
        coefficients = row.coefficients or (1,) * len(row.members)
        common = gcd(*coefficients) or 1
        data.extend(one // common for one in coefficients)
        columns.extend(row.members)
        starts.append(len(columns))
        lower.append(-np.inf if row.at_least is None else -(-row.at_least // common))
        upper.append(np.inf if row.at_most is None else row.at_most // common)
    matrix = csr_array((np.array(data, dtype=float), np.array(columns), np.array(starts)), shape=(len(rows), size))
    return LinearConstraint(matrix, np.array(lower, dtype=float), np.array(upper, dtype=float))
