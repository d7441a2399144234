"""A trend: later is further right, higher is further up, the target at the end of a broken line."""

from __future__ import annotations

from fractions import Fraction
from xml.etree import ElementTree as ET

from generator.charts.trend import Point, draw_trend

FIRST = Point(Fraction(2026), Fraction(50), "50%", "Februari 2026")
LAST = Point(Fraction(4053, 2), Fraction(60), "60%", "Juni 2026")
TARGET = Point(Fraction(2028), Fraction(85), "target 85%", "Mei 2028")


def test_one_figure_makes_no_trend() -> None:
    assert draw_trend("x", [FIRST], TARGET) == ""


def test_later_is_right_and_more_is_up() -> None:
    marks = [one for one in ET.fromstring(draw_trend("x", [FIRST, LAST], TARGET)).iter("svg") if one.get("x")]  # noqa: S314 - our own drawing
    places = [(float((one.get("x") or "").rstrip("%")), float(one.get("y") or "")) for one in marks]
    assert places[0][0] < places[1][0] < places[2][0]
    assert places[0][1] > places[1][1] > places[2][1]


def test_names_of_periods_that_would_touch_are_left_out_but_the_ends_stay() -> None:
    near = Point(Fraction(2026) + Fraction(1, 100), Fraction(51), "51%", "Maret 2026")
    drawn = draw_trend("x", [FIRST, near, LAST], TARGET)
    assert "Februari 2026" in drawn
    assert "Mei 2028" in drawn
    assert ">Maret 2026<" not in drawn
