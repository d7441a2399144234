"""Boundary files: what the outside material holds, decoded whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.analysis.places import measure_places
from generator.pipeline import Checked
from generator.problems import Location
from generator.reading.boundaries import read_boundaries
from generator.reading.topojson import UnreadableShapeError, features_of

HERE = Location("framework/programme.yml", ("boundaries",))


def test_arcs_are_joined_in_their_direction_and_steps_added_up() -> None:
    topology = {
        "type": "Topology", "transform": {"scale": [0.5, 0.5], "translate": [100, -6]},
        "arcs": [[[0, 0], [2, 0], [0, 2]], [[0, 0], [0, 2], [2, 0]]],
        "objects": {"x": {"type": "GeometryCollection", "geometries": [{"type": "Polygon", "id": "18.02", "arcs": [[0, -2]]}]}},
    }  # fmt: skip
    assert list(features_of(topology)) == [("18.02", (((100, -6), (101, -6), (101, -5), (100, -5), (100, -6)),))]


@pytest.mark.parametrize("data", [[], {"type": "Point"}, {"type": "Topology"}, {"type": "FeatureCollection", "features": [3]}])
def test_what_is_no_map_is_refused(data: object) -> None:
    with pytest.raises(UnreadableShapeError):
        list(features_of(data))


def test_without_a_file_there_are_no_outlines_and_no_problem(root: Path) -> None:
    boundaries, problems = read_boundaries(root, None, HERE, {"18.02"})
    assert (boundaries.shapes, problems) == ({}, ())


def test_a_folder_gives_the_nation_and_only_our_villages(shared: Path, checked: Checked) -> None:
    ours = {*checked.project.programme.regions, *checked.project.register.frame["code"]}
    boundaries, problems = read_boundaries(shared, "data/boundaries", HERE, ours)
    assert problems == ()
    assert (len(boundaries.of_kind(2)), len(boundaries.of_kind(5))) == (38, 514)
    assert len(boundaries.of_kind(13)) == 311
    assert all(ring[0] == ring[-1] for rings in boundaries.shapes.values() for ring in rings)


def test_our_villages_lie_in_their_own_outlines(shared: Path, checked: Checked) -> None:
    places = measure_places(checked.project)
    boundaries, _ = read_boundaries(shared, "data/boundaries/villages-18.02.geojson", HERE, {one.code for one in places})
    for one in places:
        corners = [corner for ring in boundaries.shapes[one.code] for corner in ring]
        assert min(x for x, _ in corners) <= one.point[0] <= max(x for x, _ in corners)
        assert min(y for _, y in corners) <= one.point[1] <= max(y for _, y in corners)


def test_another_regency_than_ours_is_no_map_of_ours(shared: Path) -> None:
    _, problems = read_boundaries(shared, "data/boundaries/villages-34.03.geojson", HERE, {"18.02"})
    assert [one.code for one in problems] == ["batas-tanpa-kode"]


def test_swapped_degrees_are_told_once_for_a_file(tmp_path: Path) -> None:
    ring = [[-5.2, 104.9], [-5.3, 104.9], [-5.3, 105.0], [-5.2, 104.9]]
    feature = {"type": "Feature", "properties": {"code": "18.02"}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    (tmp_path / "x.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [feature, feature]}), encoding="utf-8")
    boundaries, problems = read_boundaries(tmp_path, "x.geojson", HERE, {"18.02"})
    assert [one.code for one in problems] == ["batas-di-luar-indonesia"]
    assert boundaries.shapes == {}
