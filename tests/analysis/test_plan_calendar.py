"""The work plan lies on the calendar where its months say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.analysis.plan_calendar import PlanCalendar, measure_calendar
from generator.model.workplan import Workplan
from generator.pipeline import Checked


@pytest.fixture(scope="module")
def plan(checked: Checked) -> Workplan:
    return checked.project.programme.workplan


@pytest.fixture(scope="module")
def calendar(plan: Workplan) -> PlanCalendar:
    return measure_calendar(plan)


def test_it_shows_whole_years_and_every_activity_within_them(plan: Workplan, calendar: PlanCalendar) -> None:
    spans = [span for phase in calendar.phases.values() for span in phase]
    assert {span.activity.id for span in spans} == {one.id for one in plan.activities}
    assert calendar.months == 12 * len(calendar.years)
    assert all(span.first >= 1 and span.first + span.months - 1 <= calendar.months for span in spans)


def test_a_span_counts_both_its_months(plan: Workplan) -> None:
    first = plan.activities[0]
    moved = replace(first, start="2026-11", end="2027-02")
    calendar = measure_calendar(
        replace(plan, activities=(replace(first, id="a", start="2026-01", end="2026-01"), moved))
    )
    one_month, over_new_year = calendar.phases[first.phase]
    assert (one_month.first, one_month.months) == (1, 1)
    assert (over_new_year.first, over_new_year.months) == (11, 4)


def test_months_without_any_activity_are_named(plan: Workplan, calendar: PlanCalendar) -> None:
    for month in calendar.empty:
        assert not any(one.start <= month <= one.end for one in plan.activities)
    assert len(calendar.empty) < calendar.months


def test_milestones_come_in_order_of_time(calendar: PlanCalendar) -> None:
    positions = [position for position, _ in calendar.milestones]
    assert positions == sorted(positions)


def test_today_is_on_the_calendar_only_within_its_years(calendar: PlanCalendar) -> None:
    assert calendar.month_of(date(calendar.years[0], 3, 9)) == 3
    assert calendar.month_of(date(calendar.years[0] - 1, 3, 9)) is None


def test_a_plan_without_entries_has_no_months(plan: Workplan) -> None:
    empty = measure_calendar(replace(plan, activities=(), milestones=()))
    assert (empty.months, empty.empty, empty.month_of(date(2026, 1, 1))) == (0, (), None)
