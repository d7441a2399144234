"""How firm a selection is: the same villages under many drawn weights and ways to normalise.

Weights are drawn from a Dirichlet distribution around the agreed ones (Saisana, Saltelli and
Tarantola 2005 do the same for composite indicators); the way to normalise is drawn evenly.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from generator.analysis.pilot_contest import Contest, Row, Rule, is_laminar
from generator.analysis.pilot_evidence import PoolEvidence, VillageEvidence
from generator.analysis.pilot_optimum import best_choice, settle
from generator.analysis.pilot_rules import rules_of
from generator.analysis.pilot_scores import POINTS, candidates_of, normalised_columns
from generator.model.pilot_selection import Normalisation, PilotSelection

BLOCK = 500
"""Draws looked at together, so that memory does not grow with their number."""

SAME = 9
"""Decimals to which drawn scores are compared; closer ones are equal and the code decides."""

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Sensitivity:
    """One candidate over all draws: the share that selects it, and its ranks (1 is best)."""

    code: str
    share_selected: Fraction
    rank_best: int
    rank_p05: int
    rank_median: int
    rank_p95: int
    rank_worst: int


def measure_sensitivity(
    evidence: PoolEvidence, draws: int, seed: int, told: Callable[[int], object] = lambda _: None
) -> tuple[Sensitivity, ...]:
    """Return how each candidate fares over the draws, by code; the same seed gives the same draws.

    `told` hears how many draws were finished since it last heard.
    """
    candidates = candidates_of(evidence)
    if not candidates:
        told(draws)
        return ()
    methods: tuple[Normalisation, ...] = get_args(Normalisation)
    columns = [_columns(evidence, candidates, method) for method in methods]
    number = Contest((0,) * len(candidates), rules_of(evidence.selection, candidates))
    rules = settle(number, explained=False).contest.rules
    weights, drawn = draw_weights(evidence.selection, draws, seed)
    selected = np.zeros(len(candidates), dtype=np.int64)
    ranks = np.empty((draws, len(candidates)), dtype=np.int32)
    for start in range(0, draws, BLOCK):
        part = slice(start, min(start + BLOCK, draws))
        scores = np.empty((part.stop - start, len(candidates)))
        for method, column in enumerate(columns):
            here = drawn[part] == method
            scores[here] = weighted(weights[part][here], column)
        order = np.argsort(-np.round(scores, SAME), axis=1, kind="stable")
        np.put_along_axis(ranks[part], order, np.arange(1, len(candidates) + 1, dtype=np.int32)[None, :], axis=1)
        selected += chosen_in(scores, order, rules).sum(axis=0)
        told(part.stop - start)
    ranks.sort(axis=0)
    return tuple(_told(one.code, int(selected[place]), ranks[:, place]) for place, one in enumerate(candidates))


def draw_weights(selection: PilotSelection, draws: int, seed: int) -> tuple[Numbers, NDArray[np.int64]]:
    """Draw sets of weights (a row each, by criterion) and the number of a way to normalise for each."""
    random = np.random.Generator(np.random.PCG64(seed))
    concentrated = np.array([float(one.weight * selection.concentration) for one in selection.criteria])
    weights = np.zeros((draws, len(concentrated)))
    carried = concentrated > 0
    weights[:, carried] = random.dirichlet(concentrated[carried], size=draws)
    return weights, random.integers(0, len(get_args(Normalisation)), size=draws)


def weighted(weights: Numbers, columns: Numbers) -> Numbers:
    """Return the weighted means (a row for each set of weights, a column for each candidate).

    `columns` has a row for each criterion, NaN where a candidate's value is not known; the weight of
    what is not known is spread over the rest. Added up in one order, so that every machine agrees.
    """
    total = np.zeros((len(weights), columns.shape[1]))
    carried = np.zeros_like(total)
    for number, column in enumerate(columns):
        known = ~np.isnan(column)
        total += weights[:, [number]] * np.where(known, column, 0.0)[None, :]
        carried += weights[:, [number]] * known[None, :]
    return np.divide(total, carried, out=np.zeros_like(total), where=carried > 0)


def chosen_in(scores: Numbers, order: NDArray[np.intp], rules: Sequence[Rule]) -> Flags:
    """Return who is chosen in each draw (a row each).

    Caps on groups within each other are settled by taking the best first, for all draws at once;
    where other rules are broken by that choice, a mixed-integer programme settles the draw. Where
    they are not, the choice is the best, as it is the best even without them.
    """
    nested: list[Rule] = []
    for rule in rules:
        if is_laminar([*nested, rule]):
            nested.append(rule)
    chosen = take_best_first(order, [row for rule in nested for row in rule.rows])
    others = [row for rule in rules for row in rule.rows if rule not in nested or row.at_least is not None]
    broken = np.zeros(len(order), dtype=bool)
    for row in others:
        coefficients = np.zeros(order.shape[1], dtype=np.int64)
        coefficients[list(row.members)] = row.coefficients or 1
        counted = chosen.astype(np.int64) @ coefficients
        broken |= counted < (row.at_least if row.at_least is not None else np.iinfo(np.int64).min)
        broken |= counted > (row.at_most if row.at_most is not None else np.iinfo(np.int64).max)
    for draw in np.flatnonzero(broken):
        points = tuple(int(one) for one in np.rint(scores[draw] * POINTS))
        best = best_choice(Contest(points, tuple(rules)))
        chosen[draw] = False
        chosen[draw, sorted(best or ())] = True
    return chosen


def take_best_first(order: NDArray[np.intp], rows: Sequence[Row]) -> Flags:
    """Take candidates in the order of each draw while every cap they count towards has room."""
    draws, size = order.shape
    capped = [row for row in rows if row.at_most is not None]
    caps = np.array([row.at_most for row in capped], dtype=np.int64)
    within = np.zeros((size, len(capped)), dtype=bool)
    for number, row in enumerate(capped):
        within[list(row.members), number] = True
    everybody = np.flatnonzero(within.all(axis=0))
    counted = np.zeros((draws, len(capped)), dtype=np.int64)
    chosen = np.zeros((draws, size), dtype=bool)
    everyone = np.arange(draws)
    for place in range(size):
        one = order[:, place]
        fits: Flags = ~np.logical_or.reduce(within[one] & (counted >= caps), axis=1)
        chosen[everyone, one] = fits
        counted += within[one] & fits[:, None]
        full = counted[:, everybody] >= caps[everybody]
        if np.any(full, axis=1).all():
            break
    return chosen


def _columns(evidence: PoolEvidence, candidates: Sequence[VillageEvidence], method: Normalisation) -> Numbers:
    columns = normalised_columns(evidence, candidates, method)
    return np.array([[np.nan if one is None else float(one) for one in column] for column in columns])


def _told(code: str, selected: int, ranks: NDArray[np.int32]) -> Sensitivity:
    """Take the ranks that so many hundredths of the draws reach or better; `ranks` is sorted."""

    def at(hundredths: int) -> int:
        return int(ranks[-(-len(ranks) * hundredths // 100) - 1])

    return Sensitivity(code, Fraction(selected, len(ranks)), int(ranks[0]), at(5), at(50), at(95), int(ranks[-1]))
