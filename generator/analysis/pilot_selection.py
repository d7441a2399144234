"""The selection of pilot villages: who is in, who is out and why, what would change it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from generator.analysis.pilot_contest import Contest, Rule
from generator.analysis.pilot_criterion_flips import CriterionFlip, nearest_criterion_flip
from generator.analysis.pilot_evidence import POOLS, PoolEvidence, PoolName, VillageEvidence, measure_evidence
from generator.analysis.pilot_flips import Binding, Turn, binding_rows, freed_by, measure_turns
from generator.analysis.pilot_optimum import Settlement, settle, smallest_conflict
from generator.analysis.pilot_rules import rules_of
from generator.analysis.pilot_scores import (
    POINTS,
    Barrier,
    Score,
    barriers_of,
    candidates_of,
    coverage_of,
    score_villages,
)
from generator.project import Project

State = Literal["selected", "reserve", "out", "unknown", "excluded"]
ReasonKind = Literal["among_best", "quota_full", "below_last", "budget", "combination"]
CERTAIN = frozenset({"kind", "not_eligible"})
"""Barriers that more data would not lift."""


@dataclass(frozen=True)
class Reason:
    """Why a candidate is in or out: the quota and group that are full, and the villages that hold the places."""

    kind: ReasonKind
    quota: str = ""
    group: str = ""
    villages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Flip:
    """The nearest change that would flip a candidate.

    `score` is the score (0 to 1) at which it flips, None where none would; `villages` are those that
    leave or come in instead; `criterion` is the smallest change of a single value that reaches the
    score; `quotas` are those of which dropping one alone would bring it in.
    """

    score: Fraction | None
    villages: tuple[str, ...]
    criterion: CriterionFlip | None
    quotas: tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """Where a village stands: `unknown` cannot be assessed yet, `excluded` may not be chosen.

    `score` and `rank` (1 is best, among candidates) are None for those two; `near` says that the
    score that flips it is within the difference that counts as equal.
    """

    village: VillageEvidence
    state: State
    coverage: Fraction
    barriers: tuple[Barrier, ...] = ()
    score: Score | None = None
    rank: int | None = None
    reason: Reason | None = None
    flip: Flip | None = None
    near: bool = False


@dataclass(frozen=True)
class PoolSelection:
    """The selection in one pool.

    `standings` has candidates by rank, then the others by code. `conflict` is the smallest set of
    rules that cannot hold together among the candidates, `outlook` the same among all villages that
    may still become candidates; `set_aside` are rules that even the largest number cannot keep.
    """

    evidence: PoolEvidence
    contest: Contest
    candidates: tuple[VillageEvidence, ...]
    standings: tuple[Standing, ...]
    conflict: tuple[Rule, ...]
    outlook: tuple[Rule, ...]
    set_aside: tuple[Rule, ...]

    def of(self, *states: State) -> tuple[Standing, ...]:
        """Return the standings in one of the states, in order."""
        return tuple(one for one in self.standings if one.state in states)


def select_pilots(project: Project) -> Mapping[PoolName, PoolSelection]:
    """Run the selection for real and for invented villages apart."""
    evidence = measure_evidence(project)
    return {pool: select_in(evidence[pool]) for pool in POOLS}


def contest_of(evidence: PoolEvidence, candidates: Sequence[VillageEvidence], scores: Sequence[Score]) -> Contest:
    """Return the candidates and rules as numbers."""
    return Contest(tuple(one.points for one in scores), rules_of(evidence.selection, candidates))


def select_in(evidence: PoolEvidence) -> PoolSelection:
    """Run the selection for one pool."""
    selection = evidence.selection
    candidates = candidates_of(evidence)
    scores = score_villages(evidence, candidates, selection.normalisation)
    contest = contest_of(evidence, candidates, scores)
    settled = settle(contest)
    ranked = _ranked(evidence, candidates, scores, contest, settled)
    codes = {one.code for one in candidates}
    others = sorted((one for one in evidence.villages if one.code not in codes), key=lambda one: one.code)
    rest = tuple(_not_ranked(evidence, one) for one in others)
    return PoolSelection(
        evidence, contest, candidates, (*ranked, *rest), settled.conflict,
        _outlook(evidence, candidates, rest) if settled.conflict else (), settled.set_aside,
    )  # fmt: skip


def _outlook(
    evidence: PoolEvidence, candidates: Sequence[VillageEvidence], rest: Sequence[Standing]
) -> tuple[Rule, ...]:
    hopefuls = [*candidates, *(one.village for one in rest if one.state == "unknown")]
    rules = rules_of(evidence.selection, hopefuls, hopeful=True)
    return smallest_conflict(Contest((0,) * len(hopefuls), rules))


def _not_ranked(evidence: PoolEvidence, village: VillageEvidence) -> Standing:
    barriers = barriers_of(village, evidence.selection)
    excluded = any(one.kind in CERTAIN for one in barriers)
    return Standing(village, "excluded" if excluded else "unknown", coverage_of(village), barriers)


def _ranked(
    evidence: PoolEvidence, candidates: Sequence[VillageEvidence], scores: Sequence[Score], wanted: Contest,
    settled: Settlement,
) -> tuple[Standing, ...]:  # fmt: skip
    turns, freed, bound = measure_turns(settled), freed_by(settled, wanted), binding_rows(settled)
    place = {one: rank for rank, one in enumerate(wanted.ranked)}
    reserves = _reserves(settled, evidence.selection.reserves)
    near = evidence.selection.near_miss * POINTS
    found = []
    for rank, one in enumerate(wanted.ranked, start=1):
        turn = turns.get(one)
        found.append(
            Standing(
                candidates[one],
                "selected" if one in settled.chosen else "reserve" if one in reserves else "out",
                coverage_of(candidates[one]),
                score=scores[one],
                rank=rank,
                reason=_reason(settled, candidates, place, one, bound.get(one)),
                flip=_flip(evidence, candidates, scores, one, turn, freed.get(one, ())),
                near=turn is not None and abs(turn.points - wanted.points[one]) <= near,
            )
        )
    return tuple(found)


def _reserves(settled: Settlement, wanted: int) -> frozenset[int]:
    """Return the first unchosen candidates that could take the place of a chosen one within the rules."""
    chosen = settled.chosen
    found: list[int] = []
    for one in settled.contest.ranked:
        if len(found) == wanted:
            break
        if one not in chosen and any(settled.contest.allows((chosen - {other}) | {one}) for other in sorted(chosen)):
            found.append(one)
    return frozenset(found)


def _reason(
    settled: Settlement, candidates: Sequence[VillageEvidence], place: Mapping[int, int], one: int, bound: Binding | None
) -> Reason:
    if one in settled.chosen:
        return Reason("among_best")
    if bound is not None and all(place[member] < place[one] for member in bound.held):
        codes = tuple(candidates[member].code for member in bound.held)
        if bound.rule.kind == "number":
            return Reason("below_last", villages=codes[-1:])
        return Reason("quota_full", bound.rule.quota, bound.row.group, codes)
    if any(row.coefficients and not row.allows(settled.chosen | {one}) for row in settled.contest.rows):
        return Reason("budget")
    return Reason("combination")


def _flip(
    evidence: PoolEvidence, candidates: Sequence[VillageEvidence], scores: Sequence[Score], one: int,
    turn: Turn | None, freed: tuple[Rule, ...],
) -> Flip | None:  # fmt: skip
    quotas = tuple(dict.fromkeys(rule.quota for rule in freed))
    if turn is None or not 0 <= turn.points <= POINTS:
        return Flip(None, (), None, quotas) if quotas else None
    criterion = nearest_criterion_flip(evidence, candidates[one], scores[one], turn.points)
    return Flip(Fraction(turn.points, POINTS), tuple(candidates[other].code for other in turn.others), criterion, quotas)
