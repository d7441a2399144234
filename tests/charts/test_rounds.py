"""A figure over its rounds: time runs to the right by the calendar, higher values stand higher."""

from __future__ import annotations

from fractions import Fraction
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from generator.charts.rounds import BOTTOM, TOP, Round, draw_rounds
from generator.charts.scale import Scale

SCALE = Scale(Fraction(0), Fraction(100))
VALUES = st.lists(st.integers(0, 100).map(Fraction), min_size=2, max_size=6)


def _round(time: Fraction | int, value: Fraction | int, interval: tuple[Fraction, Fraction] | None = None) -> Round:
    return Round(Fraction(time), str(time), Fraction(value), str(value), interval)


def _points(svg: str) -> list[tuple[float, float]]:
    drawn = ET.fromstring(svg)  # noqa: S314 - our own drawing
    return [(float(str(one.get("cx")).rstrip("%")), float(str(one.get("cy")))) for one in drawn.findall("circle")]


@given(VALUES)
def test_points_run_from_left_to_right_and_stand_as_high_as_their_values(values: list[Fraction]) -> None:
    points = _points(draw_rounds([_round(2020 + n, value) for n, value in enumerate(values)], SCALE, "x"))
    assert len(points) == len(values)
    assert [x for x, _ in points] == sorted(x for x, _ in points)
    for (_, y), value in zip(points, values, strict=True):
        assert TOP <= y <= BOTTOM
        assert abs(y - float(BOTTOM - value / 100 * (BOTTOM - TOP))) < 0.11


def test_a_longer_time_between_rounds_is_a_longer_way() -> None:
    points = _points(draw_rounds([_round(2020, 1), _round(2021, 1), _round(2024, 1)], SCALE, "x"))
    assert (points[2][0] - points[1][0]) > 2.9 * (points[1][0] - points[0][0])


def test_first_and_last_value_are_printed_and_those_between_where_there_is_room() -> None:
    crowded = draw_rounds([_round(2020 + n, n) for n in range(9)], SCALE, "x")
    assert ">2020</text>" in crowded
    assert ">2028</text>" in crowded
    assert ">2021</text>" not in crowded
    assert ">2021</text>" in draw_rounds([_round(2020 + n, n) for n in range(3)], SCALE, "x")


def test_an_interval_is_a_line_from_its_lower_to_its_upper_end() -> None:
    drawn = ET.fromstring(  # noqa: S314 - our own drawing
        draw_rounds([_round(2020, 50, (Fraction(40), Fraction(60))), _round(2021, 50)], SCALE, "x")
    )
    (line,) = drawn.findall("line[@class='span']")
    assert float(str(line.get("y1"))) > float(str(line.get("y2")))
