"""Villages by outcome: the middle light of their indicators, never a light from too little."""

from __future__ import annotations

from generator.analysis.outcome_lights import ORDER, measure_outcome_lights
from generator.pipeline import Checked


def test_every_outcome_has_one_light_a_village_and_the_best_come_first(checked: Checked) -> None:
    codes = [code for code in checked.project.register.frame["code"] if code.startswith("99.01.")]
    found = measure_outcome_lights(checked.project, codes)
    assert {one.result.level for one in found} == {"outcome"}
    for one in found:
        ranks = [len(ORDER) if light is None else ORDER.index(light) for light in one.lights]
        assert len(ranks) == len(codes)
        assert ranks == sorted(ranks)
        assert one.as_planned == sum(rank <= ORDER.index("on_track") for rank in ranks)


def test_villages_without_rounds_give_no_outcome_a_light(checked: Checked) -> None:
    assert measure_outcome_lights(checked.project, ["18.02.01.2001", "18.02.01.2002"]) == ()
