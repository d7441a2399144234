"""Poverty figures of groups: what is shown gives away nothing that is hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from generator.analysis.disclosure.poverty import protect_poverty
from generator.analysis.disclosure.rules import POLICY
from generator.analysis.poverty import Measure, PovertyFigures, measure_poverty
from generator.model.condition import Condition
from generator.model.poverty_measure import Deprivation, Income, PovertyBands, PovertyDimension, PovertyMeasure
from generator.problems import Location
from generator.tables import GroupSums
from generator.text import Text

HERE = Location("measure.yml")
WEIGHTS = (Fraction(1, 2), Fraction(1, 4), Fraction(1, 4))
NAMES = ("a", "b", "c")
LEAST = POLICY.specific
Group = list[tuple[int, tuple[bool, bool, bool]]]


def _measure() -> PovertyMeasure:
    indicators = tuple(
        Deprivation(id=name, weight=weight, deprived=Condition(column=name, equals=1, source=HERE), source=HERE)
        for name, weight in zip(NAMES, WEIGHTS, strict=True)
    )
    dimension = PovertyDimension(id="all", weight=Fraction(1), indicators=indicators, source=HERE)
    return PovertyMeasure(
        title=Text({"id": "Contoh"}), status="draft", method="alkire-foster", counted_unit="household",
        poverty_cutoff=Fraction(1, 2), bands=PovertyBands(severe=Fraction(3, 4), source=HERE), missing="drop",
        dimensions=(dimension,), source=HERE,
    )  # fmt: skip


def _sums(groups: list[Group], by: tuple[str, ...] = ("g",), keys: Sequence[tuple[str, ...]] | None = None) -> GroupSums:
    """Add up groups given as numbers of households by their three deprivations."""
    rows = []
    for number, group in enumerate(groups):
        key = (f"{number:03}",) if keys is None else keys[number]
        row: dict[str, object] = dict(zip(by, key, strict=True))
        whole = sum(n for n, _ in group)
        scored = [(n, d, sum((w for w, one in zip(WEIGHTS, d, strict=True) if one), Fraction())) for n, d in group]
        poor = [(n, d) for n, d, score in scored if score >= Fraction(1, 2)]
        row |= {"rows": whole, "all_households": whole, "all": whole, "all_units": whole}
        row |= dict.fromkeys(("poor_households", "poor", "poor_units"), sum(n for n, _ in poor))
        row |= dict.fromkeys(("severe_households", "severe"), sum(n for n, _, score in scored if score >= Fraction(3, 4)))
        for i in range(3):
            row |= dict.fromkeys((f"deprived{i}_households", f"deprived{i}"), sum(n for n, d in group if d[i]))
            row |= dict.fromkeys((f"poor_deprived{i}_households", f"poor_deprived{i}"), sum(n for n, d in poor if d[i]))
        rows.append(row)
    return GroupSums(pd.DataFrame(rows), by, 1)


def _shown(figures: PovertyFigures) -> dict[tuple[Measure, str], list[bool]]:
    return {
        (one.measure, one.indicator): (~flags).tolist()
        for one, flags in zip(figures.figures, protect_poverty(figures), strict=True)
    }


def groups() -> st.SearchStrategy[list[Group]]:
    profile = st.tuples(st.integers(0, 40), st.tuples(st.booleans(), st.booleans(), st.booleans()))
    return st.lists(st.lists(profile, min_size=1, max_size=10), min_size=1, max_size=4)


@settings(max_examples=200, deadline=None)
@given(groups())
def test_no_hidden_censored_headcount_is_pinned_down_by_what_is_shown(found: list[Group]) -> None:
    """The attacker solves a linear programme with everything that is shown of a group."""
    figures = measure_poverty(_measure(), _sums(found))
    shown = _shown(figures)
    for group in range(len(found)):
        if not shown["headcount_ratio", ""][group]:
            continue
        everyone, poor = (int(x[group]) for x in (figures.of("headcount_ratio").of_households, figures.of("headcount_ratio").households))
        total = figures.of("adjusted_headcount_ratio").exact(group)
        assert total is not None
        bounds = []
        for name in NAMES:
            censored = int(figures.of("censored_headcount", name).households[group])
            deprived = int(figures.of("uncensored_headcount", name).households[group])
            known = shown["uncensored_headcount", name][group]
            low, high = (max(0, deprived + poor - everyone), min(poor, deprived)) if known else (0, poor)
            bounds.append((censored, censored) if shown["censored_headcount", name][group] else (low, high))
        for i, name in enumerate(NAMES):
            if shown["censored_headcount", name][group]:
                continue
            ends = []
            for sign in (1, -1):
                cost = [0.0, 0.0, 0.0]
                cost[i] = sign
                weights = [[float(one) for one in WEIGHTS]]
                solved = linprog(cost, A_eq=weights, b_eq=[float(total * everyone)], bounds=bounds)
                assert solved.status == 0
                ends.append(sign * float(solved.fun or 0))
            assert ends[1] - ends[0] >= LEAST - 1e-6, (name, ends)


@settings(max_examples=200, deadline=None)
@given(groups())
def test_what_is_shown_rests_on_many_households_on_both_sides(found: list[Group]) -> None:
    figures = measure_poverty(_measure(), _sums(found))
    shown = _shown(figures)
    for one in figures.figures:
        for group in range(len(found)):
            if not shown[one.measure, one.indicator][group]:
                continue
            everyone = int(figures.of("headcount_ratio").of_households[group])
            assert everyone >= POLICY.breakdown_base
            if one.measure != "households_dropped":
                assert one.households[group] >= LEAST
            if one.measure in {"headcount_ratio", "uncensored_headcount"}:
                assert one.households[group] <= everyone - LEAST


@settings(max_examples=100, deadline=None)
@given(groups())
def test_h_a_and_m0_are_shown_together_or_not_at_all(found: list[Group]) -> None:
    shown = _shown(measure_poverty(_measure(), _sums(found)))
    assert shown["headcount_ratio", ""] == shown["intensity", ""] == shown["adjusted_headcount_ratio", ""]
    for name in NAMES:
        assert shown["censored_headcount", name] == shown["contribution", name]
        for group, visible in enumerate(shown["contribution", name]):
            assert not visible or shown["adjusted_headcount_ratio", ""][group]


def test_one_poor_household_in_a_village_hides_everything_that_tells_of_it() -> None:
    """Its A would be its own score."""
    village: Group = [(1, (True, True, True)), (60, (False, True, False)), (60, (False, False, False))]
    shown = _shown(measure_poverty(_measure(), _sums([village])))
    assert not shown["intensity", ""][0]
    assert not shown["uncensored_headcount", "a"][0]
    assert shown["uncensored_headcount", "b"][0]


def test_a_village_where_all_are_poor_is_not_told_of() -> None:
    village: Group = [(100, (True, False, False))]
    assert not _shown(measure_poverty(_measure(), _sums([village])))["headcount_ratio", ""][0]


def test_a_hidden_category_takes_another_with_it() -> None:
    """The village's total may be published elsewhere: total minus one category would give the other."""
    many: Group = [(60, (True, False, False)), (60, (False, False, False))]
    few: Group = [(12, (True, False, False)), (13, (False, False, False))]
    keys = [("v", "female"), ("v", "male"), ("w", "female"), ("w", "male")]
    shown = _shown(measure_poverty(_measure(), _sums([few, many, many, many], ("village", "head"), keys)))
    assert shown["headcount_ratio", ""] == [False, False, True, True]


def test_flags_are_plain_booleans_for_every_group() -> None:
    figures = measure_poverty(_measure(), _sums([[(50, (True, False, False)), (50, (False, True, True))]] * 3))
    for flags in protect_poverty(figures):
        assert flags.dtype == np.bool_
        assert flags.shape == (3,)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=2, max_size=5))
def test_the_total_of_a_village_gives_no_hidden_category_away(sizes: list[tuple[int, int]]) -> None:
    """All that the published total leaves to the hidden categories is enough for each side, or nothing is left to find."""
    found: list[Group] = [[(poor, (True, False, False)), (others, (False, False, False))] for poor, others in sizes]
    keys = [("v", str(number)) for number in range(len(found))]
    shown = _shown(measure_poverty(_measure(), _sums(found, ("village", "head"), keys)))["headcount_ratio", ""]
    hidden = [size for size, visible in zip(sizes, shown, strict=True) if not visible and any(size)]
    if any(shown) and hidden:
        assert sum(poor for poor, _ in hidden) >= LEAST
        assert sum(others for _, others in hidden) >= LEAST


def test_two_small_hidden_categories_are_not_enough() -> None:
    """Two and three poor households: the total minus the shown category says that there are five."""
    found: list[Group] = [
        [(2, (True, False, False)), (60, (False, False, False))], [(3, (True, False, False)), (60, (False, False, False))],
        [(40, (True, False, False)), (60, (False, False, False))],
    ]  # fmt: skip
    keys = [("v", name) for name in ("a", "b", "c")]
    assert _shown(measure_poverty(_measure(), _sums(found, ("village", "head"), keys)))["headcount_ratio", ""] == [False] * 3


def test_a_gap_that_few_households_make_up_is_hidden() -> None:
    """One of twelve households below the line holds most of the gap, or the second could work out the first."""
    sums = _sums([[(60, (True, False, False)), (60, (False, False, False))]] * 3)
    frame = sums.frame.assign(
        income_households=120, income=120, income_units=120, below_line_households=12, below_line=12,
        gap1=[10.0, 10.0, 10.0], gap2=[5.0, 5.0, 5.0],
        gap_largest=[6.0, 1.0, 5.0], gap_second=[1.0, 1.0, 4.6], gap_leading=[8.0, 3.0, 7.4],
    )  # fmt: skip
    income = Income(column="y", line=Fraction(100), source=HERE)
    figures = measure_poverty(replace(_measure(), income=income), GroupSums(frame, sums.by, 1))
    assert _shown(figures)["fgt1", ""] == [False, True, False]
