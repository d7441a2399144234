"""Outlines of regions and villages for maps; indicative, never a statement about a border."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Point = tuple[float, float]
"""Longitude and latitude in degrees."""

Ring = tuple[Point, ...]


@dataclass(frozen=True, eq=False)
class Boundaries:
    """Rings by Kemendagri code, of provinces and regencies everywhere and of whatever else the project has."""

    shapes: Mapping[str, tuple[Ring, ...]] = field(default_factory=dict)

    def of_kind(self, length: int) -> Mapping[str, tuple[Ring, ...]]:
        """Return the outlines of one kind of region, by the length of its code."""
        return {code: rings for code, rings in self.shapes.items() if len(code) == length}
