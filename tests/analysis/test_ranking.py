"""Villages in the order of need, real and invented ones apart, hidden ones only counted."""

from __future__ import annotations

from generator.analysis.ranking import measure_ranking, measure_trend, totals_by_indicator
from generator.analysis.rollup import published_figures, roll_up
from generator.pipeline import Checked

INVENTED = tuple(f"99.01.{rest}" for rest in ("01.2001", "01.2002", "02.2001", "02.2002", "02.2003", "02.2004", "03.2001", "03.2002"))


def test_the_greatest_need_comes_first_by_the_direction_of_the_sheet(checked: Checked) -> None:
    totals = totals_by_indicator(checked.project)
    for id_, falling in (("sanitasi-layak", False), ("utang-konsumsi", True)):
        ranking = measure_ranking(checked.project, checked.project.programme.indicators[id_], totals[id_], synthetic=True)
        assert ranking is not None
        numbers = [row.newest.number or 0 for row in ranking.rows]
        assert numbers == sorted(numbers, reverse=falling)


def test_real_villages_are_never_ranked_with_invented_ones(checked: Checked) -> None:
    totals = totals_by_indicator(checked.project)["sanitasi-layak"]
    assert measure_ranking(checked.project, checked.project.programme.indicators["sanitasi-layak"], totals, synthetic=False) is None


def test_a_hidden_value_is_counted_but_not_ranked(checked: Checked) -> None:
    found = totals_by_indicator(checked.project)
    for indicator in checked.project.programme.indicators.values():
        ranking = measure_ranking(checked.project, indicator, found.get(indicator.id, {}), synthetic=True)
        if ranking is not None and ranking.hidden:
            hidden = {
                code for code, all_ in found[indicator.id].items()
                for one in all_ if one.period == ranking.period and one.status == "suppressed"
            }  # fmt: skip
            assert hidden.isdisjoint(row.code for row in ranking.rows)
            return
    raise AssertionError("no indicator hides a value")


def test_what_the_title_counts_is_what_the_rows_show(checked: Checked) -> None:
    indicator = checked.project.programme.indicators["sanitasi-layak"]
    ranking = measure_ranking(checked.project, indicator, totals_by_indicator(checked.project)[indicator.id], synthetic=True)
    assert ranking is not None
    assert indicator.bands[0].below is not None
    assert ranking.urgent == sum((row.newest.number or 0) < indicator.bands[0].below for row in ranking.rows)
    assert ranking.improved == sum(
        row.first is not None and (row.newest.number or 0) > (row.first.number or 0) for row in ranking.rows
    )


def test_the_last_point_of_a_trend_is_the_figure_of_the_region(checked: Checked) -> None:
    indicator = checked.project.programme.indicators["sanitasi-layak"]
    figures = published_figures(checked.project.observations, checked.project.programme)
    trend = measure_trend(checked.project.programme, indicator, figures, INVENTED)
    assert [one.period for one in trend] == ["2026-02", "2026-06", "2026-10"]
    assert trend[-1] == roll_up(indicator, figures, INVENTED)
