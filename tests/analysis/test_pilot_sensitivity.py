"""The test of sensitivity draws around the agreed weights, chooses exactly, and is told when it is out of date."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings

from generator.analysis.pilot_contest import Contest
from generator.analysis.pilot_evidence import PoolEvidence, measure_evidence
from generator.analysis.pilot_optimum import choose, settle
from generator.analysis.pilot_scores import POINTS
from generator.analysis.pilot_sensitivity import chosen_in, draw_weights, measure_sensitivity, weighted
from generator.analysis.pilot_sensitivity_table import (
    COLUMNS,
    PATH,
    check_sensitivity,
    read_sensitivity,
    sensitivity_frame,
)
from generator.pipeline import Checked
from generator.tables import Table
from tests.analysis.pilot_contests import contests, nested_contests

DRAWS = 400


@pytest.fixture(scope="module")
def invented(checked: Checked) -> PoolEvidence:
    return measure_evidence(checked.project)["invented"]


@given(nested_contests())
@settings(deadline=None, max_examples=80)
def test_all_draws_at_once_choose_what_one_draw_would(contest: Contest) -> None:
    _same_for_some_draws(settle(contest, explained=False).contest)


@given(contests(most=6))
@settings(deadline=None, max_examples=80)
def test_draws_under_rules_of_any_shape_choose_as_many_points(contest: Contest) -> None:
    _same_for_some_draws(settle(contest, explained=False).contest)


def _same_for_some_draws(contest: Contest) -> None:
    size = len(contest.points)
    if not size:
        return
    turned = [np.roll(np.array(contest.points), shift) for shift in range(3)]
    scores = np.array(turned, dtype=float) / POINTS
    order = np.argsort(-scores, axis=1, kind="stable")
    found = chosen_in(scores, order, contest.rules)
    for points, chosen in zip(turned, found, strict=True):
        one = replace(contest, points=tuple(int(point) for point in points))
        best = choose(one)
        mine = frozenset(np.flatnonzero(chosen).tolist())
        assert best is not None
        assert one.allows(mine)
        assert one.value(mine) == one.value(best)


def test_the_same_seed_gives_the_same_draws_and_another_seed_others(invented: PoolEvidence) -> None:
    first = measure_sensitivity(invented, DRAWS, 7)
    assert first == measure_sensitivity(invented, DRAWS, 7)
    assert first != measure_sensitivity(invented, DRAWS, 8)


def test_weights_are_drawn_around_the_agreed_ones_and_add_up_to_one(invented: PoolEvidence) -> None:
    weights, methods = draw_weights(invented.selection, 20_000, 1)
    agreed = [float(one.weight) for one in invented.selection.criteria]
    assert np.allclose(weights.sum(axis=1), 1)
    assert np.allclose(weights.mean(axis=0), agreed, atol=0.002)
    spread = [(weight * (1 - weight) / (invented.selection.concentration + 1)) ** 0.5 for weight in agreed]
    assert np.allclose(weights.std(axis=0), spread, atol=0.002)
    assert {int(one) for one in np.unique(methods)} == {0, 1, 2}


def test_a_criterion_without_weight_is_never_given_one(invented: PoolEvidence) -> None:
    criteria = invented.selection.criteria
    none = replace(invented.selection, criteria=(replace(criteria[0], weight=Fraction(0)), *criteria[1:]))
    assert (draw_weights(none, 50, 1)[0][:, 0] == 0).all()


def test_unknown_values_give_their_weight_to_the_others() -> None:
    columns = np.array([[0.2, np.nan], [0.6, 0.6]])
    assert np.allclose(weighted(np.array([[0.5, 0.5]]), columns), [[0.4, 0.6]])


def test_shares_add_up_to_the_number_chosen_and_ranks_lie_in_order(invented: PoolEvidence) -> None:
    found = measure_sensitivity(invented, DRAWS, 7)
    assert sum(one.share_selected for one in found) == 4
    for one in found:
        ranks = [one.rank_best, one.rank_p05, one.rank_median, one.rank_p95, one.rank_worst]
        assert ranks == sorted(ranks)
        assert 1 <= ranks[0] <= ranks[-1] <= len(found)


def test_progress_is_told_for_every_draw_once(invented: PoolEvidence) -> None:
    told: list[int] = []
    measure_sensitivity(invented, 1234, 1, told.append)
    assert sum(told) == 1234


def test_a_pool_without_candidates_has_no_rows(checked: Checked) -> None:
    assert measure_sensitivity(measure_evidence(checked.project)["real"], DRAWS, 1) == ()


def _table(invented: PoolEvidence) -> Table:
    return Table(PATH, sensitivity_frame([(invented, measure_sensitivity(invented, DRAWS, 7))], DRAWS, 7))


def test_what_is_stored_is_read_back_and_current(checked: Checked, invented: PoolEvidence) -> None:
    table = _table(invented)
    assert tuple(table.frame.columns) == COLUMNS
    stored = read_sensitivity(table, measure_evidence(checked.project))
    assert set(stored) == {"invented"}
    assert (stored["invented"].draws, stored["invented"].seed, stored["invented"].current) == (DRAWS, 7, True)
    assert not list(check_sensitivity(replace(checked.project, pilot_sensitivity=table)))


def test_changed_inputs_make_the_stored_test_out_of_date(checked: Checked, invented: PoolEvidence) -> None:
    project = replace(checked.project, pilot_sensitivity=_table(invented))
    fewer = replace(project.programme.pilot_selection, number=3)
    changed = replace(project, programme=replace(project.programme, pilot_selection=fewer))
    (problem,) = check_sensitivity(changed)
    assert (problem.code, problem.location.path) == ("uji-kepekaan-usang", PATH)


def test_a_pool_that_was_never_tested_is_told(checked: Checked) -> None:
    empty = Table(PATH, pd.DataFrame(columns=list(COLUMNS), dtype="object"))
    (problem,) = check_sensitivity(replace(checked.project, pilot_sensitivity=empty))
    assert problem.code == "uji-kepekaan-usang"


def test_without_a_stored_test_nothing_is_out_of_date(checked: Checked) -> None:
    assert not list(check_sensitivity(replace(checked.project, pilot_sensitivity=None)))


def test_the_shipped_test_is_the_one_that_its_seed_gives(checked: Checked, invented: PoolEvidence) -> None:
    table = checked.project.pilot_sensitivity
    assert table is not None
    draws, seed = int(table.frame["draws"].iloc[0]), int(table.frame["seed"].iloc[0])
    again = sensitivity_frame([(invented, measure_sensitivity(invented, draws, seed))], draws, seed)
    assert again.astype(str).to_numpy().tolist() == table.frame[list(COLUMNS)].to_numpy().tolist()
