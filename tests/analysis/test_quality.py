"""What the quality page counts: real gaps only, and age by the project's own day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from generator.analysis.freshness import ROUNDS
from generator.analysis.quality import measure_quality
from generator.pipeline import Checked


def test_invented_observations_fill_no_gap(checked: Checked) -> None:
    observed = set(checked.project.observations.frame["indicator"])
    without = set(measure_quality(checked.project).without_data)
    assert "sanitasi-layak" not in without  # a figure of the real regency
    assert {"dana-darurat", "balita-tengkes"} <= without & observed


def test_values_grow_old_with_the_day_the_project_is_read_at(checked: Checked) -> None:
    fresh = replace(checked.project, as_of=date(2024 + ROUNDS, 12, 31))
    assert measure_quality(fresh).stale == ()
    old = measure_quality(replace(checked.project, as_of=date(2025 + ROUNDS, 1, 1))).stale
    assert ("idm", "2024", 301) in old


def test_every_proposal_is_found(checked: Checked) -> None:
    quality = measure_quality(checked.project)
    assert any(one.place.path == "framework/results.yml" and one.question is not None for one in quality.proposed)
