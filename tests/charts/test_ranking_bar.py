"""The bar of a village: where it is, where it began, how sure that is."""

from __future__ import annotations

from fractions import Fraction
from xml.etree import ElementTree as ET

from generator.charts.count_bar import draw_count_bar
from generator.charts.ranking_bar import BandedScale, draw_ranking_bar

SCALE = BandedScale(Fraction(0), Fraction(100), (Fraction(60), Fraction(90)))


def test_the_ends_of_the_scale_keep_room_for_the_mark() -> None:
    assert (SCALE.place(Fraction(0)), SCALE.place(Fraction(100))) == (Fraction(2, 100), Fraction(98, 100))
    assert SCALE.place(Fraction(140)) == SCALE.place(Fraction(100))


def test_a_row_draws_value_beginning_interval_and_bands() -> None:
    drawn = draw_ranking_bar("Batu Putih", SCALE, Fraction(50), first=Fraction(25), interval=(Fraction(45), Fraction(55)))
    root = ET.fromstring(drawn)  # noqa: S314 - our own drawing
    circles = {one.get("class"): one.get("cx") for one in root.iter("circle")}
    assert circles == {"began": "26%", "here": "50%"}
    assert [one.get("width") for one in root.iter("rect") if one.get("class") == "spread"] == ["9.6%"]
    assert len([one for one in root.iter("rect") if (one.get("class") or "").startswith("band")]) == 3


def test_an_estimate_looks_different_from_a_measurement() -> None:
    assert "estimated" in draw_ranking_bar("x", SCALE, Fraction(50), estimated=True)
    assert "estimated" not in draw_ranking_bar("x", SCALE, Fraction(50))


def test_a_count_is_as_long_as_its_part_of_the_largest() -> None:
    assert 'width="25%"' in draw_count_bar("5 desa", 5, 20)
    assert "outline" in draw_count_bar("5 desa", 5, 20, known=False)
