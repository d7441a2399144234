"""A distribution on the bands of its scale."""

from __future__ import annotations

from fractions import Fraction
from xml.etree import ElementTree as ET

from generator.charts.distribution import draw_crowd
from generator.charts.scale import Scale
from generator.charts.spread import draw_spread

SCALE = Scale(Fraction(0), Fraction(1))


def test_bands_fill_the_scale_and_the_median_lies_where_it_is() -> None:
    crowd = draw_crowd([(Fraction(1, 2), Fraction(6, 10), 3)], SCALE)
    drawn = ET.fromstring(draw_spread(crowd, [Fraction(1, 4), Fraction(1)], Fraction(11, 20), SCALE, "x"))  # noqa: S314
    bands = [(one.get("x"), one.get("width")) for one in drawn.findall("rect")]
    assert bands == [("0%", "25%"), ("25%", "75%")]
    median = drawn.find("line[@class='tick-2']")
    assert median is not None
    assert median.get("x1") == "55%"
