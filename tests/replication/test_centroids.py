"""The point that stands for a village lies inside its outline, whatever the outline is like."""

from __future__ import annotations

import itertools
from math import cos, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.boundaries import Point, Ring
from generator.replication.centroids import centroid_of

SQUARE: Ring = ((104.0, -5.0), (105.0, -5.0), (105.0, -4.0), (104.0, -4.0), (104.0, -5.0))


def _is_inside(point: Point, ring: Ring) -> bool:
    x, y = point
    closed = [*ring, ring[0]]
    return (
        sum((y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1) for (x1, y1), (x2, y2) in itertools.pairwise(closed)) % 2 == 1
    )


def test_a_square_has_its_middle() -> None:
    assert centroid_of([SQUARE]) == pytest.approx((104.5, -4.5))


def test_the_direction_of_an_outline_does_not_matter() -> None:
    assert centroid_of([SQUARE[::-1]]) == pytest.approx((104.5, -4.5))


def test_of_several_islands_it_is_the_largest_ones() -> None:
    islet = tuple((x / 10 + 100, y / 10) for x, y in SQUARE)
    assert centroid_of([islet, SQUARE]) == pytest.approx((104.5, -4.5))


def test_in_a_bay_the_point_is_on_land() -> None:
    bay: Ring = ((0, 0), (10, 0), (10, 10), (9, 10), (9, 1), (1, 1), (1, 10), (0, 10))
    point = centroid_of([bay])
    assert point is not None
    assert _is_inside(point, bay)


def test_around_a_lake_the_point_is_on_land() -> None:
    lake: Ring = ((1, 1), (9, 1), (9, 9), (1, 9))
    shore: Ring = ((0, 0), (10, 0), (10, 10), (0, 10))
    point = centroid_of([shore, lake])
    assert point is not None
    assert _is_inside(point, shore)
    assert not _is_inside(point, lake)


@pytest.mark.parametrize("rings", [[], [()], [((1, 1), (2, 2))], [((1, 1), (2, 2), (3, 3))]])
def test_an_outline_without_area_has_no_point(rings: list[Ring]) -> None:
    assert centroid_of(rings) is None


@given(st.lists(st.floats(0.05, 1), min_size=3, max_size=40), st.floats(94, 141), st.floats(-11, 6))
def test_the_point_of_any_star_lies_inside_it(reaches: list[float], x: float, y: float) -> None:
    star = tuple(
        (x + reach * cos(2 * pi * number / len(reaches)), y + reach * sin(2 * pi * number / len(reaches)))
        for number, reach in enumerate(reaches)
    )
    point = centroid_of([star])
    assert point is not None
    assert _is_inside(point, star)
