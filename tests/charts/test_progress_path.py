"""The line from baseline to target: well-formed, the same every time, target to the right."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from xml.etree import ElementTree as ET

from hypothesis import assume, given
from hypothesis import strategies as st

from generator.charts.progress_path import APART, Mark, draw_progress_path

values = st.fractions(min_value=-1000, max_value=1000, max_denominator=10)


def _mark(value: Fraction | int | str, label: str | None = None) -> Mark:
    return Mark(Fraction(value), str(value) if label is None else label)


def _parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own drawing


def _at(svg: str, name: str, attribute: str) -> float:
    found = _parsed(svg).find(f".//*[@class='{name}']")
    assert found is not None
    return float(str(found.get(attribute)).rstrip("%"))


@given(values, values, values, st.lists(values, max_size=3), values)
def test_every_picture_is_well_formed_and_stays_inside_its_width(
    baseline: Fraction, target: Fraction, value: Fraction, steps: list[Fraction], expected: Fraction
) -> None:
    assume(baseline != target)
    svg = draw_progress_path(
        "x", _mark(baseline), _mark(target), value=_mark(value), milestones=[_mark(one) for one in steps],
        expected=expected,
    )  # fmt: skip
    _parsed(svg)
    assert all(0 <= float(one) <= 100 for one in re.findall(r'"(-?[\d.]+)%"', svg))
    assert _at(svg, "start", "x1") < _at(svg, "goal", "x1")


def test_the_value_lies_where_its_share_of_the_change_is() -> None:
    svg = draw_progress_path("x", _mark(80), _mark(60), value=_mark(70), expected=Fraction(65))
    assert (_at(svg, "start", "x1"), _at(svg, "goal", "x1")) == (6, 94)
    assert (_at(svg, "here", "cx"), _at(svg, "planned-now", "x1")) == (50, 72)


def test_a_value_that_moved_away_lies_left_of_the_baseline() -> None:
    svg = draw_progress_path("x", _mark(80), _mark(60), value=_mark(84))
    assert _at(svg, "here", "cx") < _at(svg, "start", "x1")


def test_the_title_says_it_in_words_and_is_escaped() -> None:
    svg = draw_progress_path("Air < 5 & naik", _mark(1), _mark(2, "<2>"))
    root = _parsed(svg)
    assert root.get("role") == "img"
    assert root[0].tag == "title"
    assert root[0].text == "Air < 5 & naik"
    assert "&lt;2&gt;" in svg


@given(values, values, st.lists(values, max_size=4))
def test_labels_below_the_line_never_run_into_each_other(
    baseline: Fraction, target: Fraction, steps: list[Fraction]
) -> None:
    assume(baseline != target)
    svg = draw_progress_path("x", _mark(baseline), _mark(target), milestones=[_mark(one) for one in steps])
    placed = [float(one) for one in re.findall(r'<text[^>]* x="([\d.]+)%" y="52"', svg)]
    assert all(after - before >= float(APART) - 12 for before, after in pairwise(sorted(placed)))


def test_without_a_planned_change_there_is_nothing_to_draw() -> None:
    assert draw_progress_path("x", _mark(60), _mark(60), value=_mark(59)) == ""


def test_the_same_figures_give_the_same_bytes() -> None:
    one, again = (draw_progress_path("x", _mark("49.9"), _mark(82), value=_mark("67.3")) for _ in range(2))
    assert one == again
