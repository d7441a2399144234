"""Strips of a distribution: every village is drawn once, this place stands where its value is."""

from __future__ import annotations

from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.charts.distribution import (
    TALLEST,
    Band,
    draw_axis,
    draw_crowd,
    draw_small_crowd,
    draw_small_strip,
    draw_strip,
)
from generator.charts.scale import Scale

SCALE = Scale(Fraction(2, 5), Fraction(1))
COUNTS = st.lists(st.integers(1, TALLEST), min_size=1, max_size=60)


def _columns(counts: list[int]) -> list[tuple[Fraction, Fraction, int]]:
    return [(Fraction(40 + number, 100), Fraction(41 + number, 100), count) for number, count in enumerate(counts)]


def _parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own drawing


@given(COUNTS)
def test_a_column_of_dots_has_as_many_dots_as_villages(counts: list[int]) -> None:
    crowd = draw_crowd(_columns(counts), SCALE)
    group = _parsed(crowd.svg)
    pitch = int(str(group.get("stroke-dasharray")).split()[1])
    lines = group.findall("line")
    assert len(lines) == len(counts)
    for line, count in zip(lines, counts, strict=True):
        length = Fraction(str(line.get("y1"))) - Fraction(str(line.get("y2")))
        assert length // pitch + 1 == count
        assert 0 <= Fraction(str(line.get("y2"))) <= crowd.height


def test_too_many_villages_for_dots_are_bars_whose_heights_keep_their_proportion() -> None:
    crowd = draw_crowd(_columns([100, 50, 1]), SCALE)
    heights = [Fraction(str(bar.get("height"))) for bar in _parsed(crowd.svg).findall("rect")]
    assert heights[0] == 2 * heights[1]
    assert heights[2] > 0


@pytest.mark.parametrize(("value", "side"), [(Fraction(1, 2), "start"), (Fraction(19, 20), "end")])
def test_this_place_has_a_line_a_diamond_and_words_that_stay_inside(value: Fraction, side: str) -> None:
    crowd = draw_crowd(_columns([20, 3]), SCALE)
    bands = [Band(Fraction(0), Fraction(7, 10)), Band(Fraction(7, 10), Fraction(1), here=True)]
    strip = _parsed(draw_strip(crowd, bands, SCALE, value, "Sebaran", "Sri Basuki 0,7433"))
    line, text = strip.find("line[@class='here-line']"), strip.find(".//text")
    assert line is not None
    assert text is not None
    assert line.get("x1") == SCALE.at(value)
    assert text.get("text-anchor") == side
    assert [one.get("class") for one in strip.findall("rect")] == ["band-a", "band-here"]
    assert strip.get("aria-label") == "Sebaran"


def test_a_low_strip_has_no_words_among_its_dots() -> None:
    strip = draw_strip(draw_crowd(_columns([1, 2]), SCALE), [], SCALE, Fraction(1, 2), "x", "Sukamakmur")
    assert "Sukamakmur" not in strip


def test_words_and_labels_cannot_break_out() -> None:
    strip = draw_strip(draw_crowd(_columns([30]), SCALE), [], SCALE, Fraction(1, 2), '"><b>', "<i>")
    assert "<b>" not in strip
    assert "<i>" not in strip


def test_a_row_shows_the_median_and_the_place() -> None:
    crowd = draw_small_crowd(_columns([3, 9]), SCALE, 34)
    row = _parsed(draw_small_strip(crowd, SCALE, Fraction(3, 5), Fraction(1, 2), "IKS"))
    median, place = row.find("line[@class='tick-2']"), row.find("svg")
    assert median is not None
    assert place is not None
    assert (median.get("x1"), place.get("x")) == (SCALE.at(Fraction(1, 2)), SCALE.at(Fraction(3, 5)))


def test_the_numbers_at_the_ends_of_the_axis_stay_inside() -> None:
    axis = _parsed(draw_axis([(Fraction(2, 5), "0,40"), (Fraction(7, 10), "0,70"), (Fraction(1), "1,00")], SCALE))
    assert [one.get("text-anchor") for one in axis.findall("text")] == ["start", "middle", "end"]
