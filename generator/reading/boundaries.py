"""The boundary file (or folder of them) that programme.yml names, with everything wrong about it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from pathlib import Path

from generator.model.boundaries import Boundaries, Ring
from generator.problems import Location, Problem
from generator.reading.topojson import Feature, UnreadableShapeError, features_of

SOUTH, NORTH, WEST, EAST = -12.0, 7.0, 94.0, 142.0
ENDINGS = {".json", ".geojson", ".topojson"}
GROUND = {2, 5}
"""Lengths of the codes that are kept for the whole nation: provinces and regencies."""


def read_boundaries(
    root: Path, named: str | None, here: Location, ours: Collection[str]
) -> tuple[Boundaries, tuple[Problem, ...]]:
    """Read the outlines below `named`; `ours` are the codes of the project's regions and villages.

    Of districts and villages only ours are kept. With any problem there are no outlines at all, so
    that a map never shows half of them.
    """
    if named is None:
        return Boundaries(), ()
    place = root / named
    files = sorted(one for one in place.iterdir() if one.suffix in ENDINGS) if place.is_dir() else [place]
    shapes: dict[str, tuple[Ring, ...]] = {}
    problems: list[Problem] = []
    for file in files:
        if not file.is_file():
            problems.append(Problem("batas-tidak-ada", here, {"value": named}))
            continue
        try:
            features = list(features_of(json.loads(file.read_text(encoding="utf-8"))))
        except (OSError, ValueError, UnreadableShapeError):
            problems.append(Problem("batas-tidak-terbaca", here, {"value": file.name}))
            continue
        problems.extend(_outside(features, here, file.name))
        shapes |= {code: rings for code, rings in features if rings and (len(code) in GROUND or code in ours)}
    if not problems and not any(code in shapes for code in ours):
        problems.append(Problem("batas-tanpa-kode", here, {"value": named, "good": min(ours, default="18.02")}))
    return (Boundaries() if problems else Boundaries(dict(sorted(shapes.items())))), tuple(problems)


def _outside(features: list[Feature], here: Location, file: str) -> Iterator[Problem]:
    """Tell of the first outline outside Indonesia; one file is wrong as a whole, so once is enough."""
    for code, rings in features:
        for ring in rings:
            for longitude, latitude in ring:
                if not (WEST <= longitude <= EAST and SOUTH <= latitude <= NORTH):
                    parameters = {"file": file, "value": code, "longitude": longitude, "latitude": latitude}
                    yield Problem("batas-di-luar-indonesia", here, parameters)
                    return
