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


@dataclass(frozen=True)
class Binding:
    """A full row, the rule it is of, and the chosen that fill it, best first."""

    rule: Rule
    row: Row
    held: tuple[int, ...]


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


def binding_rows(settled: Settlement) -> Mapping[int, Binding]:
    """Return for each candidate the smallest full row it belongs to: for an unchosen one, what keeps it out."""
    place = {one: rank for rank, one in enumerate(settled.contest.ranked)}
    ordered = sorted(settled.chosen, key=place.__getitem__)
    full = [
        (rule, row)
        for rule in settled.contest.rules
        for row in rule.rows
        if not row.coefficients and row.at_most is not None and row.counted(settled.chosen) >= row.at_most
    ]
    found: dict[int, Binding] = {}
    for rule, row in sorted(full, key=lambda pair: len(pair[1].members)):
        members = frozenset(row.members)
        bound = Binding(rule, row, tuple(one for one in ordered if one in members))
        for member in row.members:
            found.setdefault(member, bound)
    return MappingProxyType(found)


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
    contest, bound = settled.contest, binding_rows(settled)
    turns: dict[int, Turn] = {}
    challenger: dict[int, int] = {}
    challenged: set[tuple[int, ...]] = set()
    for one in contest.ranked:
        held = bound[one].held if one in bound and one not in settled.chosen else ()
        if held:
            turns[one] = Turn(contest.points[held[-1]] + (one > held[-1]), (held[-1],))
            if held not in challenged:
                challenged.add(held)
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
