"""The nearest change that would bring a candidate in or put it out: points, and whom it would replace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from generator.analysis.pilot_contest import Contest, Row, Rule, is_laminar
from generator.analysis.pilot_optimum import Settlement, best_choice, choose, settle

AT_LEAST_LOOKED_AT = 30


@dataclass(frozen=True)
class Turn:
    """The points at which a candidate's fate turns, and who then leaves (or comes in) instead."""

    points: int
    others: tuple[int, ...]


def measure_turns(settled: Settlement) -> Mapping[int, Turn]:
    """Return for each candidate the nearest points that would flip it, all else as it is.

    Candidates that no points would flip are left out. Under rules of any shape the unchosen ones are
    looked at only down to three times the number chosen (at least `AT_LEAST_LOOKED_AT`), since each
    costs two programmes.
    """
    if is_laminar(settled.contest.rules):
        return MappingProxyType(_laminar_turns(settled))
    ranked = settled.contest.ranked
    outside = [one for one in ranked if one not in settled.chosen]
    near = outside[: max(AT_LEAST_LOOKED_AT, 3 * len(settled.chosen))]
    turns = {one: _turn(settled, one) for one in (*sorted(settled.chosen), *near)}
    return MappingProxyType({one: turn for one, turn in turns.items() if turn is not None})


def binding_row(settled: Settlement, one: int) -> tuple[Rule, Row] | None:
    """Return the smallest full row that an unchosen candidate belongs to: the one that keeps it out."""
    full = [
        (rule, row)
        for rule in settled.contest.rules
        for row in rule.rows
        if not row.coefficients and row.at_most is not None and one in row.members
        and row.counted(settled.chosen) >= row.at_most
    ]  # fmt: skip
    return min(full, key=lambda pair: len(pair[1].members), default=None)


def freed_by(settled: Settlement, wanted: Contest) -> Mapping[int, tuple[Rule, ...]]:
    """Return for each unchosen candidate the quotas of which dropping a single one would bring it in."""
    found: dict[int, tuple[Rule, ...]] = {}
    for rule in wanted.rules:
        if rule.quota:
            without = replace(wanted, rules=tuple(other for other in wanted.rules if other is not rule))
            for one in sorted(settle(without, explained=False).chosen - settled.chosen):
                found[one] = (*found.get(one, ()), rule)
    return MappingProxyType(found)


def _laminar_turns(settled: Settlement) -> dict[int, Turn]:
    """Exchange one for one: exact for a matroid, whose best choice changes by one exchange at a time."""
    contest, chosen = settled.contest, settled.chosen
    place = {one: rank for rank, one in enumerate(contest.ranked)}
    full = [row for row in contest.rows if row.at_most is not None and row.counted(chosen) >= row.at_most]
    smallest: dict[int, Row] = {}
    for row in sorted(full, key=lambda one: len(one.members)):
        for member in row.members:
            smallest.setdefault(member, row)
    turns: dict[int, Turn] = {}
    challenger: dict[int, int] = {}
    for one in contest.ranked:
        tight = smallest.get(one)
        held = [] if tight is None or one in chosen else [member for member in tight.members if member in chosen]
        if held:
            last = max(held, key=place.__getitem__)
            turns[one] = Turn(contest.points[last] + (one > last), (last,))
            for member in held:
                challenger.setdefault(member, one)
    for one, other in challenger.items():
        turns[one] = Turn(contest.points[other] - (one < other), (other,))
    return turns


def _turn(settled: Settlement, one: int) -> Turn | None:
    """Force a candidate in (or out) and see what it costs; its own points must make up for that."""
    contest, chosen = settled.contest, settled.chosen
    inside = one in chosen
    other = best_choice(contest, *(((), (one,)) if inside else ((one,), ())))
    if other is None:
        return None
    cost = contest.value(chosen) - contest.value(other)
    step = -1 if inside else 1
    for points in (contest.points[one] + step * cost, contest.points[one] + step * (cost + 1)):
        changed = replace(contest, points=(*contest.points[:one], points, *contest.points[one + 1 :]))
        then = choose(changed) if points >= 0 else None
        if then is not None and (one in then) != inside:
            others = sorted(then - chosen) if inside else sorted(chosen - then)
            return Turn(points, tuple(others))
    return None
