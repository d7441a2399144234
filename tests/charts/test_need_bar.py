"""The bar of a need score is true to its numbers and the same bytes everywhere."""

from __future__ import annotations

import re
from fractions import Fraction
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from generator.charts.need_bar import draw_need_bar, shades

ENDS = tuple(map(Fraction, (25, 50, 75, 100)))
SCORES = st.fractions(0, 100)


def _drawn(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own drawing


@given(SCORES, SCORES, SCORES)
def test_the_bar_is_as_long_as_the_score_and_the_line_spans_the_interval(a: Fraction, b: Fraction, c: Fraction) -> None:
    low, score, high = sorted((a, b, c))
    svg = _drawn(draw_need_bar(ENDS, score, (low, high), "Layanan dasar: skor"))
    (bar,) = svg.findall("rect[@class='score']")
    line = svg.find("line[@class='ci']")
    assert line is not None
    drawn = (line.get("x1"), bar.get("width"), line.get("x2"))
    for written, exact in zip(drawn, (low, score, high), strict=True):
        assert written is not None
        assert re.fullmatch(r"\d{1,3}(\.\d{1,2})?%", written)
        assert 0 <= exact - Fraction(written.removesuffix("%")) < Fraction(1, 100)


def test_without_a_score_a_broken_line_runs_over_the_full_width() -> None:
    svg = _drawn(draw_need_bar(ENDS, None, None, "Layanan dasar: belum diberi skor"))
    assert svg.find("rect[@class='score']") is None
    line = svg.find("line[@class='none']")
    assert line is not None
    assert (line.get("x1"), line.get("x2")) == ("0", "100%")


def test_the_bands_cover_the_scale_without_a_gap() -> None:
    svg = _drawn(draw_need_bar(ENDS, Fraction(1), None, "x"))
    bands = [(one.get("class"), one.get("x"), one.get("width")) for one in svg.findall("rect[@height='26']")]
    assert bands == [(f"need-{n}", f"{start}%", "25%") for n, start in zip((1, 2, 3, 4), (0, 25, 50, 75), strict=True)]


def test_the_most_urgent_band_has_the_darkest_shade_whatever_their_number() -> None:
    for bands in range(2, 6):
        found = shades(bands)
        assert (found[0], found[-1]) == (1, 4)
        assert list(found) == sorted(found)
    assert shades(1) == (1,)


def test_the_label_cannot_break_out_of_its_attribute() -> None:
    assert 'aria-label="&quot;&gt;&lt;b&gt;"' in draw_need_bar(ENDS, None, None, '"><b>')
