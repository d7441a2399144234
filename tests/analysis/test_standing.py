"""Where a village stands: the place itself is not counted among its equals, bins count only whole."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.standing import Distributions, National, Standing, columns_of

VALUES = st.lists(st.integers(0, 20).map(lambda tenth: tenth / 10), min_size=2, max_size=40)


@given(VALUES, st.data())
def test_lower_equal_higher_and_the_village_itself_add_up(values: list[float], data: st.DataObject) -> None:
    value = data.draw(st.sampled_from(values))
    standing = Distributions("idm", "2024", {"18.02": sorted(values)}).standing("regency", "18.02", value)
    assert standing is not None
    assert (standing.lower, standing.equal, standing.higher) == (
        sum(one < value for one in values), values.count(value) - 1, sum(one > value for one in values)
    )  # fmt: skip
    assert standing.minimum <= standing.median <= standing.maximum


def test_a_village_alone_in_its_region_stands_nowhere() -> None:
    assert Distributions("idm", "2024", {"18.02": [0.7]}).standing("regency", "18.02", 0.7) is None


def test_a_value_inside_a_bin_counts_only_the_bins_under_it() -> None:
    summary = {
        "villages": "9", "minimum": "0.1", "median": "0.2", "maximum": "0.3", "source": "idm-2024", "missing_regions": "53;76",
    }  # fmt: skip
    national = National(summary, [0.1, 0.2, 0.3], [2, 3, 4])
    assert national.standing(0.25).lower == 5
    assert national.standing(0.3).lower == 9
    assert national.standing(0.05).missing_regions == ("53", "76")
    assert (national.standing(0.15).lower, national.standing(0.15).higher) == (2, 4)


def _standing(lower: int, higher: int, others: int) -> Standing:
    return Standing("regency", "18.02", others + 1, lower, others - lower - higher, higher, 0.1, 0.5, 0.9)


@pytest.mark.parametrize(
    ("lower", "higher", "position"),
    [
        (100, 0, "highest"), (0, 100, "lowest"), (75, 25, "above-three-quarters"), (10, 80, "below-three-quarters"),
        (60, 40, "above-most"), (40, 60, "below-most"), (51, 49, "middle"), (30, 30, "middle"),
    ],
)  # fmt: skip
def test_a_position_says_no_more_than_the_counts_prove(lower: int, higher: int, position: str) -> None:
    assert _standing(lower, higher, 100).position == position


@given(st.integers(0, 50), st.integers(0, 50))
def test_what_is_said_of_most_or_three_quarters_is_true(lower: int, higher: int) -> None:
    others = lower + higher + 1
    position = _standing(lower, higher, others).position
    if position == "above-three-quarters":
        assert lower / others >= 0.75
    if position == "above-most":
        assert lower / others > 0.5
    if position == "below-three-quarters":
        assert higher / others >= 0.75
    if position == "below-most":
        assert higher / others > 0.5


@given(st.lists(st.integers(0, 10_000).map(lambda part: part / 10_000), min_size=1, max_size=60))
def test_columns_hold_every_value_between_their_ends(values: list[float]) -> None:
    columns = columns_of(values, Fraction(1, 100))
    assert sum(one.count for one in columns) == len(values)
    for one in columns:
        assert one.count == sum(one.lower <= Fraction(str(value)) < one.upper for value in values)


def test_bins_without_villages_make_no_column() -> None:
    summary = {"villages": "6", "minimum": "0", "median": "0", "maximum": "0", "source": "x", "missing_regions": ""}
    columns = National(summary, [0.1, 0.2, 0.3], [2, 0, 4]).columns
    assert [(one.lower, one.upper, one.count) for one in columns] == [
        (Fraction(0), Fraction(1, 10), 2), (Fraction(1, 5), Fraction(3, 10), 4),
    ]  # fmt: skip
