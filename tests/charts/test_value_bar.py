"""A figure as a bar: as long as its value, in the look of its kind; hidden and missing ones have no length."""

from __future__ import annotations

from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest

from generator.charts.scale import Scale
from generator.charts.value_bar import draw_reach, draw_value_bar

SCALE = Scale(Fraction(0), Fraction(100))


def _parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own drawing


@pytest.mark.parametrize("status", ["measured", "reported", "estimated"])
def test_a_bar_is_as_long_as_its_value_and_looks_like_its_kind(status: str) -> None:
    bar = _parsed(draw_value_bar(SCALE, Fraction(673, 10), status, "Sanitasi: 67,3")).find(f"rect[@class='value {status}']")
    assert bar is not None
    assert bar.get("width") == "67.3%"


@pytest.mark.parametrize("status", ["suppressed", "missing"])
def test_a_value_that_is_not_shown_has_no_length(status: str) -> None:
    drawn = _parsed(draw_value_bar(SCALE, None, status, "x", comparison=Fraction(60)))
    assert drawn.findall("rect") == []
    assert (drawn.find("line[@class='none']") is not None) == (status == "missing")
    assert drawn.find("line[@class='tick']") is not None


def test_a_suppressed_value_is_not_drawn_even_if_it_were_known() -> None:
    drawn = _parsed(draw_value_bar(SCALE, Fraction(5), "suppressed", "x"))
    assert drawn.findall("rect") == []


def test_the_interval_and_the_comparison_lie_where_their_numbers_are() -> None:
    drawn = _parsed(
        draw_value_bar(SCALE, Fraction(50), "measured", "x", interval=(Fraction(45), Fraction(55)), comparison=Fraction(74))
    )
    ends = {(line.get("x1"), line.get("x2")) for line in drawn.findall("line[@class='ci']")}
    assert ends == {("45%", "55%"), ("45%", "45%"), ("55%", "55%")}
    tick = drawn.find("line[@class='tick']")
    assert tick is not None
    assert tick.get("x1") == "74%"


def test_of_two_journeys_on_one_scale_the_longer_reaches_further() -> None:
    scale = Scale(Fraction(0), Fraction(120))
    ends = [float(str(_parsed(draw_reach(scale, Fraction(n), Fraction(61), "x"))[1].get("cx")).rstrip("%")) for n in (30, 35)]
    assert ends[0] < ends[1]
