"""TopoJSON and GeoJSON to outlines: features with a code, as rings of longitude and latitude."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

from generator.model.boundaries import Point, Ring

CODE = re.compile(r"\d{2}(\.\d{2}){0,2}|\d{2}\.\d{2}\.\d{2}\.\d{4}")
CODE_NAMES = ("code", "kode", "id")

Feature = tuple[str, tuple[Ring, ...]]


class UnreadableShapeError(ValueError):
    """The data is JSON but neither TopoJSON nor GeoJSON."""


def features_of(data: Any) -> Iterator[Feature]:
    """Yield code and rings of every polygon that has a dotted code; raises UnreadableShapeError."""
    kind = data.get("type") if isinstance(data, dict) else None
    if kind not in {"Topology", "FeatureCollection", "Feature"}:
        raise UnreadableShapeError
    try:
        yield from _of_topology(data) if kind == "Topology" else _of_geojson(data)
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise UnreadableShapeError from error


def _of_geojson(data: Mapping[str, Any]) -> Iterator[Feature]:
    for feature in data["features"] if data["type"] == "FeatureCollection" else [data]:
        code, geometry = _code(feature), feature["geometry"]
        if code and geometry is not None:
            rings = (ring for polygon in _polygons(geometry, "coordinates") for ring in polygon)
            yield code, tuple(tuple((float(point[0]), float(point[1])) for point in ring) for ring in rings)


def _of_topology(data: Mapping[str, Any]) -> Iterator[Feature]:
    arcs = [_arc(arc, data.get("transform")) for arc in data["arcs"]]
    for collection in data["objects"].values():
        for geometry in collection["geometries"] if collection["type"] == "GeometryCollection" else [collection]:
            code = _code(geometry)
            if code:
                rings = (ring for polygon in _polygons(geometry, "arcs") for ring in polygon)
                yield code, tuple(_joined(ring, arcs) for ring in rings)


def _polygons(geometry: Mapping[str, Any], key: str) -> Iterable[Sequence[Any]]:
    """Return the polygons of a geometry, each a list of rings; lines and points have none."""
    if geometry["type"] == "Polygon":
        return [geometry[key]]
    return list(geometry[key]) if geometry["type"] == "MultiPolygon" else []


def _arc(arc: Sequence[Sequence[float]], transform: Mapping[str, Any] | None) -> list[Point]:
    """Return the places along an arc; a quantised one holds steps from place to place."""
    if transform is None:
        return [(float(x), float(y)) for x, y, *_ in arc]
    (width, height), (west, south) = transform["scale"], transform["translate"]
    columns, rows = accumulate(int(step[0]) for step in arc), accumulate(int(step[1]) for step in arc)
    return [(x * width + west, y * height + south) for x, y in zip(columns, rows, strict=True)]


def _joined(numbers: Sequence[int], arcs: Sequence[list[Point]]) -> Ring:
    """Join arcs to a ring: each begins where the last ended; `~n` is arc n backwards."""
    ring: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring.extend(arc[1:] if ring else arc)
    return tuple(ring)


def _code(feature: Mapping[str, Any]) -> str:
    """Return the dotted code that a feature names, or ''."""
    properties = {str(name).casefold(): value for name, value in (feature.get("properties") or {}).items()}
    candidates = [properties.get(name) for name in CODE_NAMES] + [feature.get("id")]
    return next((one for one in candidates if isinstance(one, str) and CODE.fullmatch(one)), "")
