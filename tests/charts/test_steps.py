"""Stages as a rising line."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from generator.charts.steps import draw_steps


def _levels(svg: str) -> list[tuple[str, str, int]]:
    drawn = ET.fromstring(svg)  # noqa: S314 - our own drawing
    return [
        (line.get("x1", ""), line.get("x2", ""), int(line.get("y1", "")))
        for line in drawn.findall("line[@class='stage']")
    ]


def test_each_stage_is_as_wide_as_it_is_long_and_higher_than_the_one_before() -> None:
    first, second, third = _levels(draw_steps([(1, 3), (4, 9), (10, 12)], "x"))
    assert [first[:2], second[:2], third[:2]] == [("0%", "25%"), ("25%", "75%"), ("75%", "100%")]
    assert first[2] > second[2] > third[2]


def test_the_months_at_which_stages_end_are_written() -> None:
    assert ">3</text>" in draw_steps([(1, 3), (4, 9)], "x")
    assert ">9</text>" in draw_steps([(1, 3), (4, 9)], "x")


def test_what_is_read_aloud_is_escaped() -> None:
    assert 'aria-label="a &lt; b"' in draw_steps([(1, 2)], "a < b")


def test_without_stages_nothing_is_drawn() -> None:
    assert draw_steps([], "x") == ""
