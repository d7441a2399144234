"""A point for a village from its outline: the centre of its largest part, always inside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.model.boundaries import Point, Ring

DECIMALS = 3
"""About a hundred metres: enough for a dot on a map, too coarse for a house."""


def centroid_of(rings: Sequence[Ring]) -> Point | None:
    """Return longitude and latitude of the centre of an outline; None where it has no area.

    Of several islands it is the largest one's. Where the centre lies outside, as in a bay or a ring, it
    moves along its latitude to the middle of the widest stretch inside.
    """
    closed = [(*ring, ring[0]) for ring in rings if len(ring) >= 3]
    largest = max(closed, key=lambda ring: abs(_area(ring)), default=())
    if not largest or _area(largest) == 0:
        return None
    longitude, latitude = _centre(largest)
    stretches = list(_stretches([largest, *(ring for ring in closed if ring is not largest)], latitude))
    if not stretches or any(west < longitude < east for west, east in stretches):
        return longitude, latitude
    within = [one for one in stretches if _holds(largest, sum(one) / 2, latitude)] or stretches
    west, east = max(within, key=lambda one: one[1] - one[0])
    return (west + east) / 2, latitude


def _area(ring: Ring) -> float:
    """Return twice the signed area; counted from the first point, so that nothing is lost to large coordinates."""
    x0, y0 = ring[0]
    return sum((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0) for (x1, y1), (x2, y2) in pairwise(ring))


def _centre(ring: Ring) -> Point:
    (x0, y0), area = ring[0], _area(ring)
    x = y = 0.0
    for (x1, y1), (x2, y2) in pairwise(ring):
        part = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
        x += (x1 + x2 - 2 * x0) * part
        y += (y1 + y2 - 2 * y0) * part
    return x0 + x / (3 * area), y0 + y / (3 * area)


def _stretches(rings: Sequence[Ring], latitude: float) -> Iterator[tuple[float, float]]:
    """Yield the stretches of a latitude that lie inside, holes left out, from west to east."""
    crossings = sorted(one for ring in rings for one in _crossings(ring, latitude))
    yield from zip(crossings[::2], crossings[1::2], strict=False)


def _crossings(ring: Ring, latitude: float) -> Iterator[float]:
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > latitude) != (y2 > latitude):
            yield x1 + (latitude - y1) * (x2 - x1) / (y2 - y1)


def _holds(ring: Ring, longitude: float, latitude: float) -> bool:
    return sum(one < longitude for one in _crossings(ring, latitude)) % 2 == 1
