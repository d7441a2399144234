"""Where the villages of the register lie: real ones with coordinates, and what lies around them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model.boundaries import Point
from generator.project import Project


@dataclass(frozen=True)
class Place:
    """A village on the map; its coordinates are a public centroid, never a home."""

    code: str
    name: str
    district: str
    point: Point
    latitude: str
    longitude: str

    @property
    def regency(self) -> str:
        """Kemendagri code of the regency."""
        return self.code[:5]


def measure_places(project: Project) -> tuple[Place, ...]:
    """Return the real villages that have coordinates, by code; an invented one has no place on a map."""
    frame = project.register.frame
    rows = frame[(frame["synthetic"] != "true") & (frame["latitude"] != "") & (frame["longitude"] != "")]
    columns = (rows[name].tolist() for name in ("code", "name", "district", "latitude", "longitude"))
    return tuple(
        Place(code, name, district, (float(longitude), float(latitude)), latitude, longitude)
        for code, name, district, latitude, longitude in zip(*columns, strict=True)
    )


def by_regency(places: Iterable[Place]) -> Mapping[str, tuple[Place, ...]]:
    """Group places by the code of their regency."""
    found: dict[str, list[Place]] = {}
    for one in places:
        found.setdefault(one.regency, []).append(one)
    return {code: tuple(group) for code, group in found.items()}


def middle_of(points: Iterable[Point]) -> Point:
    """Return the mean of points, to three decimals: a place for a mark or a name, nothing more."""
    known = sorted(points)
    return (
        round(sum(x for x, _ in known) / len(known), 3),
        round(sum(y for _, y in known) / len(known), 3),
    )
