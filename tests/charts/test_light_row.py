"""A row of lights: one shape a village, all rows on the same places."""

from __future__ import annotations

import re
from itertools import combinations

from generator.charts.light_row import SHAPES, draw_light_row


def test_every_light_has_a_shape_of_its_own() -> None:
    plain = [re.sub(r'class="[^"]*"', "", shape) for shape in SHAPES.values()]
    assert all(one != other for one, other in combinations(plain, 2))


def test_one_village_is_one_shape_and_places_depend_on_the_columns_alone() -> None:
    places = re.findall(r'x="([\d.]+%)"', draw_light_row("Hasil", ["on_track", "behind", None], 8))
    assert places == ["0.00%", "12.50%", "25.00%"]
