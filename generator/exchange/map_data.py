"""What the map page fetches: an index, and a file a regency; and Leaflet, which draws it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from generator.analysis.map_classes import Classed, classify_all
from generator.analysis.places import Place, by_regency, measure_places
from generator.model.boundaries import Ring
from generator.pages.page import SiteFile
from generator.project import Project

FOLDER = "data/peta"
NATION_GRAIN, REGENCY_GRAIN = 2, 3
"""Decimals of a degree that outlines keep: a kilometre for the nation, a hundred metres for a regency."""
SOURCE_MAP = b"//# sourceMappingURL"


def map_files(project: Project) -> Iterator[SiteFile]:
    """Yield the data of the map page: no household is ever in it, only villages of the register."""
    places = measure_places(project)
    classed = classify_all(project.programme, project.observations, {one.code for one in places})
    groups = by_regency(places)
    shapes = project.boundaries.shapes
    ground = project.boundaries.of_kind(2) or project.boundaries.of_kind(5)
    regencies = [
        {"code": code, "name": project.region(code).name, "villages": len(group), "box": _box(group)}
        for code, group in groups.items()
    ]
    indicators = {id_: {"steps": len(one.classes), "period": one.period} for id_, one in classed.items()}
    index = {"regencies": regencies, "indicators": indicators, "ground": bool(ground)}
    yield _json("index", index)
    if ground:
        yield _json("ground", [ring for rings in ground.values() for ring in _rings(rings, NATION_GRAIN)])
    for code, group in groups.items():
        yield _json(code, _regency(project, code, group, classed, shapes))


def leaflet_files() -> Iterator[SiteFile]:
    """Yield Leaflet from its package: script, style sheet and the pictures that the style sheet names."""
    folder = Path(import_module("xstatic.pkg.leaflet").BASE_DIR)
    for name in ("leaflet.js", "leaflet.css", "images/layers.png", "images/layers-2x.png", "images/marker-icon.png"):
        content = (folder / name).read_bytes()
        yield SiteFile(f"assets/leaflet/{name}", content.partition(SOURCE_MAP)[0] if name.endswith(".js") else content)


def _regency(
    project: Project, code: str, group: Iterable[Place], classed: Mapping[str, Classed], shapes: Mapping[str, tuple[Ring, ...]]
) -> dict[str, Any]:
    """Return one regency; coordinates are those of the register, as it prints them."""
    places = list(group)
    codes = [one.code for one in places]
    return {
        "villages": [
            [one.code, one.name, project.region(one.district).name, float(one.latitude), float(one.longitude)]
            for one in places
        ],
        "values": {id_: kept for id_, one in classed.items() if (kept := _only(one.values, codes))},
        "steps": {id_: kept for id_, one in classed.items() if (kept := _only(one.steps, codes))},
        "outline": _rings(shapes.get(code, ()), REGENCY_GRAIN),
        "shapes": {one: _rings(shapes[one], REGENCY_GRAIN) for one in codes if one in shapes},
    }


def _only(found: Mapping[str, Any], codes: Iterable[str]) -> dict[str, Any]:
    return {code: found[code] for code in codes if code in found}


def _rings(rings: Iterable[Ring], decimals: int) -> list[list[list[float]]]:
    """Return outlines as latitude and longitude, rounded, each corner once; what shrinks to a line is left out."""
    rounded = ([[round(y, decimals), round(x, decimals)] for x, y in ring] for ring in rings)
    kept = ([place for number, place in enumerate(ring) if not number or place != ring[number - 1]] for ring in rounded)
    return [ring for ring in kept if len(ring) > 3]


def _box(group: Iterable[Place]) -> list[float]:
    """Return south, west, north and east."""
    points = [one.point for one in group]
    return [
        min(y for _, y in points), min(x for x, _ in points), max(y for _, y in points), max(x for x, _ in points),
    ]  # fmt: skip


def _json(name: str, data: Any) -> SiteFile:
    return SiteFile(f"{FOLDER}/{name}.json", json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n")
