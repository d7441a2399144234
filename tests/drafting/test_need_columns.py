"""Scores by column are the scores of each village, to the last fraction."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.analysis.observed import by_village, newest
from generator.analysis.village_scores import measure_village_scores
from generator.drafting.need_columns import measure_need_columns
from generator.pipeline import Checked
from generator.tables import Observations


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_column_holds_the_need_of_each_village_whatever_is_known_of_it(checked: Checked, data: st.DataObject) -> None:
    project = checked.project
    assessment, indicators = project.programme.assessment, project.programme.indicators
    frame = project.observations.frame
    totals = frame[frame["village_code"].str.startswith("99.") & (frame["disaggregation"] == "")]
    share = data.draw(st.sampled_from([0.05, 0.3, 0.6, 1.0]))
    kept = totals.sample(frac=share, random_state=data.draw(st.integers(0, 1000)))
    rows = kept.assign(status=kept["status"].where(kept.index % data.draw(st.integers(2, 9)) != 0, "suppressed"))
    codes = sorted(set(totals["village_code"]))
    dimensions, whole = measure_need_columns(assessment, indicators, rows, codes)
    observed = by_village(Observations(rows.reset_index(drop=True)))
    for place, code in enumerate(codes):
        scores = measure_village_scores(assessment, indicators, newest(observed.of(code)), project.as_of)
        assert whole[place] == (None if scores.need is None else scores.need.score)
        for one in scores.dimensions:
            assert dimensions[one.dimension.id][place] == (None if one.need is None else one.need.score)


def test_villages_without_values_have_no_score(checked: Checked) -> None:
    project = checked.project
    frame = project.observations.frame.iloc[:0]
    dimensions, whole = measure_need_columns(
        project.programme.assessment, project.programme.indicators, frame, ["99.01.01.2001"]
    )
    assert list(whole) == [None]
    assert all(list(needs) == [None] for needs in dimensions.values())
