"""Primary rules hide what rests on too few, on all or none, on too small a group, or on one purse."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.disclosure.rules import (
    POLICY,
    Protection,
    hides_count,
    hides_mean,
    hides_share,
    is_dominated,
    is_estimable,
    protection,
    rule_of_money,
    rule_of_share,
    strictest,
)

SENSITIVITIES = st.sampled_from(["general", "specific", "money"])
GENERAL, SPECIFIC = protection("general"), protection("specific")


def test_thresholds_are_ten_for_specific_data_and_money_and_five_otherwise() -> None:
    assert [protection(one).least for one in ("general", "specific", "money")] == [5, 10, 10]


def test_a_sheet_may_raise_the_threshold_and_lower_it_only_for_general_data_down_to_three() -> None:
    assert protection("specific", 4).least == 10
    assert protection("specific", 15).least == 15
    assert [protection("general", one).least for one in (1, 3, 8)] == [3, 3, 8]


def test_a_category_needs_thirty_households_and_a_hamlet_fifty() -> None:
    assert protection("general", None, ["jenis-kelamin"]).base == 30
    assert protection("general", None, ["dusun", "jenis-kelamin"]).base == 50
    assert protection("general", 60, ["rt"]).base == 60
    assert GENERAL.base == 5


def test_a_cell_is_as_sensitive_as_its_indicator_or_its_disaggregation() -> None:
    assert strictest(["general", "specific"]) == "specific"
    assert strictest(["money", "specific"]) == "money"
    assert strictest([]) == "general"


@pytest.mark.parametrize(
    ("true", "untrue", "asked", "rule"),
    [
        (5, 95, GENERAL, None),
        (4, 96, GENERAL, "small-count"),
        (96, 4, GENERAL, "small-count"),
        (0, 100, GENERAL, None),
        (9, 91, SPECIFIC, "small-count"),
        (0, 100, SPECIFIC, "all-or-none"),
        (100, 0, SPECIFIC, "all-or-none"),
        (14, 15, protection("general", None, ["jenis-kelamin"]), "small-base"),
        (15, 15, protection("general", None, ["jenis-kelamin"]), None),
        (24, 25, protection("general", None, ["dusun"]), "small-base"),
    ],
)
def test_a_share_is_hidden_by_the_rule_it_breaks(true: int, untrue: int, asked: Protection, rule: str | None) -> None:
    assert rule_of_share(true, untrue, true + untrue, asked) == rule
    assert hides_share(true, untrue, true + untrue, asked) is (rule is not None)


def test_nobody_is_no_small_count() -> None:
    assert [hides_count(one, GENERAL) for one in (0, 1, 4, 5)] == [False, True, True, False]
    assert [hides_mean(one, GENERAL) for one in (4, 5)] == [True, False]


def test_exactly_the_share_of_the_dominance_rule_is_safe() -> None:
    assert not is_dominated(75, 100)
    assert is_dominated(76, 100)
    assert rule_of_money([40, 20, 16, 12, 12]) == "dominance"
    assert rule_of_money([40, 20, 15, 13, 12]) is None


def test_exactly_p_per_cent_of_the_largest_is_safe() -> None:
    assert not is_estimable(100, 50, 160)
    assert is_estimable(100, 50, 159)
    assert rule_of_money([7]) == "dominance"
    assert rule_of_money([]) is None
    loose = type(POLICY)(leading=1)
    assert rule_of_money([70, 28, 2], loose) == "p-percent"


@given(st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), min_size=1), SENSITIVITIES, st.booleans())
def test_arrays_are_judged_like_single_cells(cells: list[tuple[int, int]], sensitivity: str, split: bool) -> None:
    asked = protection(sensitivity, None, ["jenis-kelamin"] if split else [])  # type: ignore[arg-type]
    true, untrue = (np.array(column, dtype=np.int64) for column in zip(*cells, strict=True))
    found = hides_share(true, untrue, true + untrue, asked)
    assert found.tolist() == [hides_share(one, other, one + other, asked) for one, other in cells]
    assert found.tolist() == [rule_of_share(one, other, one + other, asked) is not None for one, other in cells]


@given(st.integers(0, 200), st.integers(0, 200), st.integers(0, 60), st.integers(0, 60), SENSITIVITIES)
def test_a_sheet_that_asks_for_more_never_shows_more(true: int, untrue: int, low: int, more: int, kind: str) -> None:
    lenient, strict = (protection(kind, one) for one in (low, low + more))  # type: ignore[arg-type]
    if hides_share(true, untrue, true + untrue, lenient):
        assert hides_share(true, untrue, true + untrue, strict)
