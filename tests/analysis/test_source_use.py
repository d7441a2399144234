"""Every part that names a source is found from the source."""

from __future__ import annotations

from generator.analysis.source_use import measure_source_use
from generator.pipeline import Checked


def test_indicators_decisions_and_costs_are_found_from_their_sources(checked: Checked) -> None:
    programme = checked.project.programme
    uses = measure_source_use(programme)
    assert set(uses) == set(programme.sources)
    for kind, elements in (("indicator", programme.indicators), ("decision", programme.decisions)):
        for one in elements.values():
            for source in one.sources:
                if source in uses:
                    assert (kind, one.id) in uses[source]
    for undertaking in programme.undertakings:
        assert ("part", "programmes") in uses[undertaking.source_id]


def test_a_part_is_named_once_under_a_source(checked: Checked) -> None:
    for nodes in measure_source_use(checked.project.programme).values():
        assert len(nodes) == len(set(nodes))
