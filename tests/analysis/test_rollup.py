"""Villages together: sums and weighted means of published totals, and what never enters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.programme_progress import measure_programme_progress
from generator.analysis.rollup import Figure, Figures, adds_up, published_figures, roll_up, roll_ups
from generator.analysis.scopes import measure_scopes
from generator.model.indicator import Aggregation, Indicator
from generator.pipeline import Checked
from generator.project import Project
from generator.tables import Observations

SHARE, WEIGHT, COUNT = "sanitasi-layak", "jumlah-rumah-tangga", "jumlah-dokumen-terurus"
INVENTED = "99.01"


@pytest.fixture(scope="module")
def sheets(checked: Checked) -> Mapping[str, Indicator]:
    return checked.project.programme.indicators


@pytest.fixture(scope="module")
def figures(checked: Checked) -> Figures:
    return published_figures(checked.project.observations, checked.project.programme)


def _figures(values: Mapping[str, Mapping[str, Mapping[str, str]]]) -> Figures:
    """Indicator to village to period to value."""
    return {
        indicator: {
            code: tuple(Figure(period, value, "sumber") for period, value in periods.items())
            for code, periods in villages.items()
        }
        for indicator, villages in values.items()
    }


def test_a_sum_adds_and_a_mean_is_weighted_exactly(sheets: Mapping[str, Indicator]) -> None:
    made = _figures(
        {
            COUNT: {"a": {"2026": "3"}, "b": {"2026": "4"}},
            SHARE: {"a": {"2026": "50.5"}, "b": {"2026": "80"}},
            WEIGHT: {"a": {"2026": "100"}, "b": {"2026": "200"}},
        }
    )
    summed, mean = roll_up(sheets[COUNT], made, ["a", "b"]), roll_up(sheets[SHARE], made, ["a", "b"])
    assert summed is not None
    assert mean is not None
    assert summed.value == 7
    assert (summed.method, summed.weight_share) == ("sum", None)
    assert mean.value == (Fraction("50.5") * 100 + 80 * 200) / 300
    assert (mean.method, mean.weight_share) == ("weighted_mean", Fraction(1))
    assert (mean.decimals, mean.villages, mean.scope, mean.sources) == (1, 2, 2, ("sumber",))


def test_the_invented_regency_is_its_villages_weighted_by_hand(checked: Checked, sheets: Mapping[str, Indicator], figures: Figures) -> None:
    frame = checked.project.observations.frame
    rows = frame[(frame["disaggregation"] == "") & frame["village_code"].str.startswith(INVENTED)]
    value = rows[(rows["indicator"] == SHARE) & (rows["period"] == "2026-10")].set_index("village_code")["value"]
    weight = rows[rows["indicator"] == WEIGHT].set_index("village_code")["value"]
    assert len(value) == len(weight) == 8
    expected = sum(Fraction(value[code]) * int(weight[code]) for code in value.index) / sum(map(int, weight))
    found = roll_up(sheets[SHARE], figures, list(value.index))
    assert found is not None
    assert (found.value, found.period, found.villages) == (expected, "2026-10", 8)


def test_the_newest_period_alone_counts_and_coverage_says_how_much(sheets: Mapping[str, Indicator]) -> None:
    made = _figures({COUNT: {"a": {"2025": "3", "2026": "5"}, "b": {"2025": "4"}}})
    found = roll_up(sheets[COUNT], made, ["a", "b", "c"])
    assert found is not None
    assert found.value == 5
    assert (found.period, found.villages, found.scope) == ("2026", 1, 3)


def test_a_weight_is_of_the_same_period_or_the_nearest_in_time(sheets: Mapping[str, Indicator]) -> None:
    made = _figures(
        {
            SHARE: {"a": {"2026-06": "0"}, "b": {"2026-06": "100"}, "c": {"2026-06": "50"}},
            WEIGHT: {
                "a": {"2020": "7", "2026-05": "1", "2026-09": "9"},
                "b": {"2026-06": "3", "2026-Q2": "8"},
            },
        }
    )
    found = roll_up(sheets[SHARE], made, ["a", "b", "c"])
    assert found is not None
    assert found.value == 75
    assert (found.villages, found.unweighted, found.weight_share) == (2, 1, None)
    tied = _figures({SHARE: {"a": {"2025": "0"}, "b": {"2025": "100"}}, WEIGHT: {"a": {"2024": "1", "2026": "9"}, "b": {"2025": "1"}}})
    earlier = roll_up(sheets[SHARE], tied, ["a", "b"])
    assert earlier is not None
    assert earlier.value == 50


def test_the_weight_of_villages_without_a_value_lowers_the_coverage(sheets: Mapping[str, Indicator]) -> None:
    made = _figures({SHARE: {"a": {"2026": "40"}}, WEIGHT: {"a": {"2026": "100"}, "b": {"2026": "300"}}})
    found = roll_up(sheets[SHARE], made, ["a", "b"])
    assert found is not None
    assert found.value == 40
    assert (found.weight_share, found.villages, found.scope) == (Fraction(1, 4), 1, 2)


def test_no_weight_at_all_gives_no_mean(sheets: Mapping[str, Indicator]) -> None:
    made = _figures({SHARE: {"a": {"2026": "40"}}, WEIGHT: {"a": {"2026": "0"}}})
    assert roll_up(sheets[SHARE], made, ["a"]) is None
    assert roll_up(sheets[SHARE], _figures({SHARE: {"a": {"2026": "40"}}}), ["a"]) is None


def test_what_has_no_rule_or_is_in_words_never_adds_up(sheets: Mapping[str, Indicator]) -> None:
    made = _figures({one: {"a": {"2026": "1"}} for one in sheets})
    for sheet in sheets.values():
        if sheet.aggregation.method == "none" or sheet.unit == "category":
            assert not adds_up(sheet)
            assert roll_up(sheet, made, ["a"]) is None
    words = replace(sheets["bum-desa-aktif"], aggregation=Aggregation(method="sum", source=sheets[COUNT].source))
    assert roll_up(words, made, ["a"]) is None


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.tuples(st.integers(0, 1000), st.integers(1, 500)), min_size=1))
def test_the_order_of_villages_never_matters_and_the_mean_lies_among_them(
    checked: Checked, villages: dict[str, tuple[int, int]]
) -> None:
    sheet = checked.project.programme.indicators[SHARE]
    codes = list(villages)
    made = [
        _figures(
            {
                SHARE: {code: {"2026": str(villages[code][0] / 10)} for code in order},
                WEIGHT: {code: {"2026": str(villages[code][1])} for code in order},
            }
        )
        for order in (codes, list(reversed(codes)))
    ]
    found = roll_up(sheet, made[0], codes)
    assert found is not None
    assert found == roll_up(sheet, made[1], list(reversed(codes)))
    values = [Fraction(str(value / 10)) for value, _ in villages.values()]
    assert min(values) <= found.value <= max(values)


@given(st.decimals(min_value=0, max_value=100, places=1), st.integers(1, 9999))
def test_the_roll_up_of_one_village_is_its_value(checked: Checked, value: object, weight: int) -> None:
    sheets = checked.project.programme.indicators
    made = _figures({SHARE: {"a": {"2026": str(value)}}, COUNT: {"a": {"2026": str(value)}}, WEIGHT: {"a": {"2026": str(weight)}}})
    for name in (SHARE, COUNT):
        found = roll_up(sheets[name], made, ["a"])
        assert found is not None
        assert found.value == Fraction(str(value))


def _with(project: Project, column: str, value: str, code: str, indicator: str) -> Project:
    frame = project.observations.frame.copy()
    chosen = (frame["village_code"] == code) & (frame["indicator"] == indicator) & (frame["disaggregation"] == "")
    assert chosen.any()
    frame.loc[chosen, column] = value
    return replace(project, observations=Observations(frame))


def test_hidden_values_never_enter_even_if_the_file_still_had_them(checked: Checked, sheets: Mapping[str, Indicator]) -> None:
    project = _with(checked.project, "status", "suppressed", "99.01.01.2001", SHARE)
    hidden = published_figures(project.observations, project.programme)
    assert "99.01.01.2001" not in hidden[SHARE]
    found = roll_up(sheets[SHARE], hidden, measure_scopes(project).regions[INVENTED])
    assert found is not None
    assert (found.villages, found.scope) == (7, 8)


def test_real_and_invented_villages_never_mix(checked: Checked) -> None:
    scopes = measure_scopes(checked.project)
    register = checked.project.register.frame
    invented = set(register.loc[register["synthetic"] == "true", "code"])
    for region, codes in scopes.regions.items():
        synthetic = checked.project.programme.regions[region].synthetic
        assert {code in invented for code in codes} == {synthetic}, region
    assert not invented & set(scopes.programme)


def test_the_shipped_programme_has_no_villages_yet_and_its_targets_are_not_due(checked: Checked, figures: Figures) -> None:
    scope = measure_scopes(checked.project).programme
    found = measure_programme_progress(checked.project, figures, scope)
    targets = [target for result in checked.project.programme.results.results for target in result.targets]
    assert scope == ()
    assert len(found) == len(targets)
    assert all(one.rolled is None and one.progress.light is None for one in found.values())
    assert {one.progress.absence for one in found.values()} <= {"not_due", "missing", "apart", "qualitative"}


def test_a_real_pilot_village_makes_the_programme_roll_up(checked: Checked) -> None:
    project = checked.project
    code = str(project.register.frame.loc[project.register.frame["synthetic"] == "false", "code"].iloc[0])
    profile = replace(project.profiles["99.01.01.2001"], code=code)
    assert profile.pilot is not None
    assert profile.pilot.state == "selected"
    chosen = replace(project, profiles={**project.profiles, code: profile})
    assert measure_scopes(chosen).programme == (code,)
    waiting = replace(profile, pilot=replace(profile.pilot, state="candidate"))
    assert measure_scopes(replace(project, profiles={code: waiting})).programme == ()


def test_every_roll_up_of_the_invented_regency_says_how_many_villages_it_rests_on(checked: Checked, figures: Figures) -> None:
    found = roll_ups(checked.project.programme, figures, measure_scopes(checked.project).regions[INVENTED])
    assert len(found) > 40
    assert all(0 < one.villages + one.unweighted <= one.scope == 8 for one in found)
    assert {one.indicator for one in found} <= {one.id for one in checked.project.programme.indicators.values() if adds_up(one)}
