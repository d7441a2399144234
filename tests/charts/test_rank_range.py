"""Ranks and shares are drawn where they belong, and what stands in a label is escaped."""

from __future__ import annotations

import re
from decimal import Decimal
from xml.etree import ElementTree as ET

from generator.charts.rank_range import MOST_LINES, draw_rank_axis, draw_rank_range, draw_share


def test_every_rank_has_its_place_in_the_middle_of_its_share_of_the_width() -> None:
    drawn = draw_rank_range(1, 1, 2, 4, selected=True, label="A")
    assert 'cx="12.5%"' in drawn
    assert 'x2="37.5%"' in drawn


def test_without_a_range_there_is_only_a_dot() -> None:
    drawn = draw_rank_range(2, None, None, 4, selected=False, label="A")
    assert "stroke-linecap" not in drawn
    assert drawn.count("<circle") == 1


def test_a_label_is_escaped_and_the_drawing_is_well_formed() -> None:
    for drawn in (draw_rank_range(1, 1, 1, 1, selected=True, label='<a> & "b"'), draw_share(Decimal("0.5"), "<b>")):
        assert ET.fromstring(drawn).tag == "svg"  # noqa: S314 - our own text


def test_many_ranks_get_few_lines() -> None:
    assert draw_rank_axis(300).count("<text") <= MOST_LINES
    assert draw_rank_axis(5).count("<text") == 5


def test_a_share_fills_as_much_of_the_bar() -> None:
    assert re.findall(r'width="([0-9.]+%)" height="10" style="fill:var\(--nila\)', draw_share(Decimal("0.8241"), "x")) == ["82.41%"]
