"""Targets that are reached already, out of reach, late or in too much of a hurry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from generator.drafting.change import Consequence
from generator.drafting.consequences import measure_consequences
from generator.model.results import ProgressMethod, Target
from generator.pipeline import Checked
from generator.project import Project
from generator.tables import Register
from tests.drafting.edits import examples_of, with_programme, with_target, with_village_target

POVERTY, GOAL = "kemiskinan-multidimensi", "desa-keluar-dari-kemiskinan"
VILLAGE, TOILETS = "99.01.01.2001", "sanitasi-layak"


def target_of(project: Project) -> Target:
    return next(one for one in project.profiles[VILLAGE].targets if one.indicator == TOILETS)


def with_value(project: Project, value: str, period: str = "2027-12") -> Project:
    planned = replace(target_of(project).target, value=Decimal(value), period=period)
    return with_village_target(project, VILLAGE, TOILETS, target=planned, milestones=())


def kinds(found: list[Consequence]) -> list[str]:
    return [one.kind for one in found if one.kind.startswith("target-")]


def as_if_real(project: Project) -> Project:
    """Return the project with its invented villages taken for real, so that its pilots make up the programme."""
    frame = project.register.frame.assign(synthetic="false")
    return replace(project, register=Register(frame))


@pytest.mark.parametrize(("value", "reached"), [("67.3", True), ("67.2", True), ("67.4", False), ("90", False)])
def test_a_target_at_or_below_todays_value_is_told_as_reached(checked: Checked, value: str, reached: bool) -> None:
    found = list(measure_consequences(checked.project, with_value(checked.project, value)))
    assert ("target-reached" in kinds(found)) is reached
    if reached:
        one = next(one for one in found if one.kind == "target-reached")
        assert one.node == ("village", VILLAGE)
        assert (one.facts["reading"], one.facts["invented"]) == (Decimal("67.3"), True)


def test_the_programmes_own_target_is_judged_by_what_its_villages_make_together(checked: Checked) -> None:
    before = as_if_real(checked.project)
    found = list(measure_consequences(before, with_target(before, GOAL, POVERTY, "40")))
    reached = [one for one in found if one.kind == "target-reached"]
    assert [(one.node, one.facts["indicator"]) for one in reached] == [(("result", GOAL), POVERTY)]


def test_a_programme_without_pilots_is_told_which_villages_meet_a_weaker_target_already(checked: Checked) -> None:
    frame = checked.project.observations.frame
    rows = frame[(frame["indicator"] == POVERTY) & (frame["disaggregation"] == "")].sort_values("period")
    newest = rows.drop_duplicates("village_code", keep="last")
    values = {code: Decimal(value) for code, value in zip(newest["village_code"], newest["value"], strict=True)}
    found = list(measure_consequences(checked.project, with_target(checked.project, GOAL, POVERTY, "30")))
    told = {one["village"]: one["value"] for one in examples_of(found, "target-met-in-villages")}
    assert told == {code: value for code, value in values.items() if 25 < value <= 30}
    assert told
    meeting = next(one.facts["meeting"] for one in found if one.kind == "target-met-in-villages")
    assert meeting == sum(1 for value in values.values() if value <= 30)


def test_a_stronger_target_is_met_by_no_village_anew(checked: Checked) -> None:
    found = measure_consequences(checked.project, with_target(checked.project, GOAL, POVERTY, "5"))
    assert kinds(list(found)) == []


def test_a_target_beyond_the_bounds_of_its_sheet_cannot_be_reached(checked: Checked) -> None:
    found = list(measure_consequences(checked.project, with_value(checked.project, "120")))
    assert "target-out-of-bounds" in kinds(found)


def test_a_path_that_goes_back_is_told_at_the_step_where_it_does(checked: Checked) -> None:
    milestone = replace(target_of(checked.project).target, period="2027-06", value=Decimal(90))
    after = with_village_target(checked.project, VILLAGE, TOILETS, milestones=(milestone,))
    (broken,) = (one for one in measure_consequences(checked.project, after) if one.kind == "target-path-broken")
    assert (broken.facts["period"], broken.facts["value"], broken.facts["from"]) == ("2027-12", Decimal(82), Decimal(90))


@pytest.mark.parametrize("method", ["linear", "open_sdg", "unsd"])
def test_a_target_that_needs_several_times_the_speed_names_the_method_that_says_so(
    checked: Checked, method: ProgressMethod
) -> None:
    results = replace(checked.project.programme.results, progress_method=method)
    before = with_programme(checked.project, results=results)
    (fast,) = (one for one in measure_consequences(before, with_value(before, "95", "2026-12")) if one.kind == "target-too-fast")
    assert fast.facts["method"] == method
    assert fast.facts["factor"] is not None


def test_the_factor_along_a_straight_line_is_the_speed_needed_over_the_speed_so_far(checked: Checked) -> None:
    # 49.9 to 67.3 in eight months, then 27.7 in two: (27.7 / 2) / (17.4 / 8) = 6.37
    found = measure_consequences(checked.project, with_value(checked.project, "95", "2026-12"))
    (fast,) = (one for one in found if one.kind == "target-too-fast")
    assert (fast.facts["factor"], fast.facts["needed"], fast.facts["so_far"]) == (Decimal("6.4"), Decimal("166.20"), Decimal("26.10"))


def test_a_day_that_passes_many_targets_is_told_once_with_their_number(checked: Checked) -> None:
    after = replace(checked.project, as_of=date(2028, 1, 1))
    (past,) = (one for one in measure_consequences(checked.project, after) if one.kind == "target-past-due")
    ends = [
        target.target for result in checked.project.programme.results.results for target in result.targets
    ] + [target.target for profile in checked.project.profiles.values() for target in profile.targets]  # fmt: skip
    assert past.facts["count"] == sum(1 for one in ends if one.value is not None and one.period <= "2027-12")
    assert len(examples_of([past], "target-past-due")) == 10


def test_a_problem_that_was_there_before_is_told_again_only_where_the_target_changed(checked: Checked) -> None:
    reached = with_value(checked.project, "60")
    later = replace(reached, as_of=date(2026, 12, 1))
    assert "target-reached" not in kinds(list(measure_consequences(reached, later)))
    assert "target-reached" in kinds(list(measure_consequences(reached, with_value(checked.project, "55"))))
