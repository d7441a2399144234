"""Maps: places land where their degrees say, classes are told by shape, links have names."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from generator.charts.map import Area, Degree, Dot, Layers, Sign, draw_map, draw_mark, glyph
from generator.charts.map_frame import INDONESIA, WIDTH, MapFrame, frame_of

FRAME = MapFrame(100.0, -10.0, 110.0, 0.0)
SQUARE = ((101.0, -2.0), (103.0, -2.0), (103.0, -4.0), (101.0, -4.0), (101.0, -2.0))


def test_north_is_up_and_east_is_right() -> None:
    assert FRAME.share((100.0, 0.0)) == ("0%", "0%")
    assert FRAME.share((110.0, -10.0)) == ("100%", "100%")
    assert FRAME.share((105.0, -2.5)) == ("50%", "25%")
    assert FRAME.height == WIDTH


def test_an_outline_is_a_closed_path_in_whole_steps_without_needless_corners() -> None:
    halved = ((101.0, -2.0), (102.0, -2.0), *SQUARE[1:])
    assert FRAME.path([SQUARE]) == "M92,184l184,0 0,184 -184,0Z"
    assert FRAME.path([halved]) == FRAME.path([SQUARE])


def test_an_outline_too_small_to_see_is_left_out() -> None:
    assert FRAME.path([((101.0, -2.0), (101.01, -2.0), (101.01, -2.01), (101.0, -2.0))]) == ""


def test_a_window_holds_all_its_places_and_is_neither_flat_nor_tall() -> None:
    for places in ([(105.0, -5.0)], [(105.0, -5.0), (105.9, -5.01)], [(105.0, -5.0), (105.01, -4.0)]):
        frame = frame_of(places)
        assert all(frame.holds(place) for place in places)
        assert 0.4 < frame.height / WIDTH < 0.9


def test_the_nation_lies_in_its_window() -> None:
    assert all(INDONESIA.holds(place) for place in ((95.0, 5.9), (141.0, -2.6), (123.3, -10.9)))


@pytest.mark.parametrize("steps", [2, 3, 4, 5])
def test_every_class_has_a_shape_of_its_own(steps: int) -> None:
    drawn = [glyph(step, steps) for step in (*range(steps), None)]
    assert len(set(drawn)) == steps + 1
    assert "full" in drawn[steps - 1]
    assert "unknown" in drawn[-1]


def test_a_map_with_links_names_each_and_leaves_dots_out_of_the_way_of_the_tab_key() -> None:
    svg = draw_map(FRAME, "Peta", Layers(
        areas=[Area([SQUARE], "village", "a/", "Sukamaju & Sons")],
        dots=[Dot((105.0, -5.0), 1, 3, "b/", "Sukamulya: 0,7")],
        signs=[Sign((102.0, -3.0), "Kabupaten A", "c/")],
    ))  # fmt: skip
    root = ET.fromstring(svg)  # noqa: S314 - our own drawing
    links = {one.get("href"): one for one in root.iter("a")}
    assert root.get("role") == "group"
    assert links["b/"].get("tabindex") == "-1"
    assert links["a/"].findtext("title") == "Sukamaju & Sons"
    assert links["c/"].get("aria-label") == "Kabupaten A"
    assert links["c/"].get("tabindex") is None


def test_a_map_without_links_is_a_picture() -> None:
    assert ET.fromstring(draw_map(FRAME, "Peta", Layers(dots=[Dot((105.0, -5.0))]))).get("role") == "img"  # noqa: S314 - our own drawing


def test_words_and_marks_stay_outside_what_stretches() -> None:
    layers = Layers([Degree("meridian", 105.0, "105° BT")], [Area([SQUARE], "land")], [Dot((105.0, -5.0))])
    stretching = re.findall(r"<svg viewBox.*?</svg>", draw_map(FRAME, "Peta", layers))
    assert len(stretching) == 1
    assert "text" not in stretching[0]
    assert "circle" not in stretching[0]


def test_a_mark_of_a_legend_is_not_read_aloud() -> None:
    assert 'aria-hidden="true"' in draw_mark(0, 3)
