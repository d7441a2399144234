"""The window of a map: degrees to places, plate carrée, which near the equator keeps shapes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.model.boundaries import Point, Ring

WIDTH = 920
"""Width of the drawing's own grid; heights follow from the degrees."""
SMALLEST = 3
"""Outlines that span less than this are left out; a map that leaves some out says so."""


@dataclass(frozen=True)
class MapFrame:
    """The degrees that a map shows."""

    west: float
    south: float
    east: float
    north: float

    @property
    def height(self) -> int:
        """Height of the drawing where it is `WIDTH` wide."""
        return round(WIDTH * (self.north - self.south) / (self.east - self.west))

    def at(self, place: Point) -> Point:
        """Return a place on the drawing's grid, y downwards."""
        scale = WIDTH / (self.east - self.west)
        return (place[0] - self.west) * scale, (self.north - place[1]) * scale

    def share(self, place: Point) -> tuple[str, str]:
        """Return a place in per cent of width and height, for marks that keep their size."""
        x = (place[0] - self.west) / (self.east - self.west)
        y = (self.north - place[1]) / (self.north - self.south)
        return percent(x), percent(y)

    def holds(self, place: Point) -> bool:
        """Tell whether a place lies in the window."""
        return self.west <= place[0] <= self.east and self.south <= place[1] <= self.north

    def path(self, rings: Iterable[Ring]) -> str:
        """Return outlines as one path, simplified by rounding to whole units; '' if too small to see."""
        return "".join(_ring(self.at(place) for place in ring) for ring in rings)


INDONESIA = MapFrame(94.4, -11.4, 141.6, 6.4)


def frame_of(places: Iterable[Point], *, margin: float = 0.06, flattest: float = 0.42, tallest: float = 0.8) -> MapFrame:
    """Return a window around places, with room at its edges and neither too flat nor too tall for a page."""
    points = list(places)
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    room = max(east - west, north - south, 0.05) * margin
    west, east, south, north = west - room, east + room, south - room, north + room
    width, height = east - west, north - south
    wider = max(0.0, height / tallest - width) / 2
    taller = max(0.0, width * flattest - height) / 2
    return MapFrame(west - wider, south - taller, east + wider, north + taller)


def percent(share: float) -> str:
    """Write a share of one in per cent, to two decimals at most."""
    return f"{share * 100:.2f}".rstrip("0").rstrip(".") + "%"


def _ring(places: Iterable[Point]) -> str:
    """Return a closed ring in whole steps, straight runs as one line; '' for one too small to see."""
    corners = list(_corners(places))
    if len(corners) < 3 or max(_span(corners, 0), _span(corners, 1)) < SMALLEST:
        return ""
    steps = " ".join(f"{x - a},{y - b}" for (a, b), (x, y) in pairwise(corners))
    return f"M{corners[0][0]},{corners[0][1]}l{steps}Z"


def _span(corners: list[tuple[int, int]], axis: int) -> int:
    return max(corner[axis] for corner in corners) - min(corner[axis] for corner in corners)


def _corners(places: Iterable[Point]) -> Iterator[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for one in places:
        here = round(one[0]), round(one[1])
        if kept and here == kept[-1]:
            continue
        if len(kept) > 1 and _straight(kept[-2], kept[-1], here):
            kept.pop()
        kept.append(here)
    if len(kept) > 1 and kept[0] == kept[-1]:
        kept.pop()
    yield from kept


def _straight(first: tuple[int, int], middle: tuple[int, int], last: tuple[int, int]) -> bool:
    return (middle[0] - first[0]) * (last[1] - first[1]) == (last[0] - first[0]) * (middle[1] - first[1])
