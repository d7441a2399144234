"""Places on the map: real villages with coordinates, as the register prints them."""

from __future__ import annotations

from generator.analysis.places import by_regency, measure_places, middle_of
from generator.pipeline import Checked


def test_invented_villages_have_no_place(checked: Checked) -> None:
    places = measure_places(checked.project)
    assert len(places) == 311
    assert set(by_regency(places)) == {"18.02"}


def test_the_middle_does_not_depend_on_the_order() -> None:
    points = [(104.1, -5.1), (104.3, -5.3), (104.25, -5.0)]
    assert middle_of(points) == middle_of(points[::-1]) == (104.217, -5.133)
